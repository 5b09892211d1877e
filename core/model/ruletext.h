// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/model/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace Guestwire {

// What every rule ends with: `[, on PATTERN[, PATTERN]…][, SEVERITY]`.
struct RuleTail
{
    QStringList patterns; // of names of VMs, with * ? [ab]; empty: every VM
    std::optional<Severity> severity;

    bool operator==(const RuleTail &) const = default;
};

// Reads a rule in one line from left to right: `NAME:`, then what its kind wants, then the tail.
// Every error begins with the column, counted from 1.
class RuleReader
{
public:
    static constexpr qsizetype maxText = 1024; // characters, like the ones below
    static constexpr qsizetype maxName = 64;
    static constexpr qsizetype maxPattern = 128;
    static constexpr qsizetype maxPatterns = 32;

    // `text` outlives this.
    explicit RuleReader(const QString &text) : m_text(text) { }

    Result<QString> name(); // `NAME:`, and that the whole text is not too long
    Result<RuleTail> tail(); // the rest of the text

    // Each passes over blanks first.
    bool take(QStringView token); // passes over it if it stands here; a word only as a whole word
    QStringView word(); // up to the next blank or comma
    // Between two slashes; `\/` in between stands for a slash.
    Result<QString> pattern();
    bool atEnd();

    qsizetype column() const { return m_at + 1; }
    // "column N: what", where N is the column now, or the given one.
    Error error(const QString &what) const { return error(what, column()); }
    static Error error(const QString &what, qsizetype column);

private:
    void skipBlanks();
    QString upToComma();

    QStringView m_text;
    qsizetype m_at = 0;
};

QLatin1StringView severityName(Severity severity);
std::optional<Severity> severityFromName(QStringView name); // info, warning, critical

// Whether a VM of this name is meant; no patterns mean every VM.
bool matchesAny(const QStringList &patterns, const QString &vmName);

} // namespace Guestwire
