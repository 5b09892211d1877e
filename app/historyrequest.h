// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QDateTime>
#include <QStringList>

#include <chrono>

namespace Guestwire {

// An instant, or so long before the one at which the command runs.
struct Moment
{
    QDateTime at; // UTC
    std::chrono::milliseconds ago {0}; // where `at` is not given

    QDateTime on(const QDateTime &now) const
    {
        return at.isValid() ? at : now.addMSecs(-ago.count());
    }
    bool operator==(const Moment &) const = default;
};

// What of the history is to be printed.
struct HistoryRequest
{
    QString vm; // its name or UUID
    Moment from {{}, std::chrono::hours(1)};
    Moment to;
    QString format = QStringLiteral("csv"); // csv, json
    QStringList metrics; // empty: all of the VM that have values
    int points = 5000; // at most

    bool operator==(const HistoryRequest &) const = default;
};

// Takes one option of "history export", or says what is wrong with it.
Outcome apply(QLatin1StringView option, const QString &value, HistoryRequest &request);
// Of all options together.
Outcome check(const HistoryRequest &request);

} // namespace Guestwire
