// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ruletext.h"

#include <QRegularExpression>

namespace Guestwire {

// What a console may be watched for, written `NAME: /regex/, on PATTERN, SEVERITY`.
struct WatchRule
{
    QString name;
    QString text; // as it was written
    QRegularExpression expression; // bounded: see WatchLimits
    QStringList patterns; // of names of VMs; empty: every VM
    Severity severity = Severity::Warning;
    int steps = 0; // that one match may take

    bool isFor(const QString &vmName) const { return matchesAny(patterns, vmName); }
};

// What one look at one line may cost.
struct WatchLimits
{
    qsizetype expression = 512; // characters
    int steps = 20'000; // of one match, as PCRE counts them

    bool operator==(const WatchLimits &) const = default;
};

Result<WatchRule> parseWatchRule(const QString &text, const WatchLimits &limits = {});

// The rules that are always there, each unless one of its name is given.
QStringList builtInWatchRules();
// The one whose match ends the boot of a VM.
inline constexpr char loginRule[] = "login";

inline constexpr qsizetype maxWatchRules = 64; // the built-in ones among them

// The built-in rules and the given ones. An error names the entry, from 1, and the column.
Result<QList<WatchRule>> watchRules(const QStringList &given, const WatchLimits &limits);

} // namespace Guestwire
