// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alert rules, and the pieces that these and watch rules are made of. The first byte of an input
// chooses the order in which the pieces are read.
#include "core/config/alertruletext.h"
#include "core/model/ruletext.h"
#include "tests/fuzz/fuzztarget.h"

using namespace Guestwire;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    if (const auto rule = parseAlertRule(text)) {
        const auto again = parseAlertRule(toText(rule.value()));
        require(again && again.value() == rule.value(), "a rule is read back as it was");
    }
    RuleReader reader(text);
    const auto name = reader.name();
    require(!name || name.value().size() <= RuleReader::maxName, "a name is no longer than it may");
    if ((data[0] & 1) != 0) {
        const auto pattern = reader.pattern();
        require(!pattern || pattern.value().size() <= text.size(), "a pattern is a part of it");
    }
    if ((data[0] & 2) != 0)
        require(reader.word().size() <= text.size(), "a word is a part of it");
    if ((data[0] & 4) != 0)
        reader.take(u",");
    const auto tail = reader.tail();
    require(reader.column() >= 1 && reader.column() <= text.size() + 1, "it stays within the text");
    if (!tail) {
        require(!tail.error().message.isEmpty(), "a refusal says why");
        return 0;
    }
    require(tail.value().patterns.size() <= RuleReader::maxPatterns,
            "there is a bound of patterns");
    matchesAny(tail.value().patterns, text);
    return 0;
}
