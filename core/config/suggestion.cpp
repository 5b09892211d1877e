// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/suggestion.h"

#include <QList>

#include <algorithm>
#include <numeric>

namespace Guestwire {

namespace {

constexpr qsizetype maxLength = 64; // characters; longer words are nobody's slip

// How many characters must be put in, taken out or replaced to make one word of the other; two
// neighbours that changed places count once.
qsizetype distance(const QString &from, const QString &to)
{
    QList<qsizetype> beforeLast;
    QList<qsizetype> last(to.size() + 1);
    std::iota(last.begin(), last.end(), qsizetype(0));
    for (qsizetype i = 1; i <= from.size(); ++i) {
        QList<qsizetype> row(to.size() + 1);
        row[0] = i;
        for (qsizetype j = 1; j <= to.size(); ++j) {
            const qsizetype replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::move(last);
        last = std::move(row);
    }
    return last.last();
}

} // namespace

QString suggestion(const QString &typed, const QStringList &known)
{
    QString nearest;
    qsizetype best = std::max<qsizetype>(1, typed.size() / 3) + 1;
    if (typed.size() > maxLength)
        return {};
    for (const QString &word : known) {
        const qsizetype steps = distance(typed.toLower(), word.toLower());
        if (steps < best) {
            best = steps;
            nearest = word;
        }
    }
    return nearest.isEmpty() ? QString() : QStringLiteral("; did you mean \"%1\"?").arg(nearest);
}

} // namespace Guestwire
