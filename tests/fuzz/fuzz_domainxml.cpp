// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The description of a VM, whose texts a stranger may have written.
#include "core/host/domainxml.h"
#include "tests/fuzz/fuzztarget.h"

using namespace Guestwire;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray xml(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto parsed = parseDomainXml(xml);
    if (!parsed) {
        require(!parsed.error().message.isEmpty(), "a refusal says why");
        return 0;
    }
    require(parsed.value().vcpus >= 0 && parsed.value().maximumVcpus >= 0,
            "there are no fewer processors than none");
    return 0;
}
