// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/action.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace Guestwire {

// What commands were given under which id, so that one that is sent again, after a break or by
// mistake, is answered and not run again.
class CommandMemory
{
public:
    using Answer = Result<CommandResult>;
    using Answered = std::function<void(const Answer &)>;

    explicit CommandMemory(std::chrono::milliseconds span);

    // True: it is new and shall be run; finish() ends it. False: it is known, and `answered` is
    // called when its first answer is there, at once if it is already, or with a Conflict when the
    // id was used for another command.
    bool begin(const QString &key, const Command &command, const Answered &answered);
    void finish(const QString &key, const Answer &answer);

private:
    struct Entry
    {
        Command command;
        std::optional<Answer> answer;
        QList<Answered> waiting;
    };

    void forget();

    std::chrono::milliseconds m_span;
    QElapsedTimer m_clock;
    QHash<QString, Entry> m_entries;
    std::deque<std::pair<qint64, QString>> m_order; // by the time of the answer
};

} // namespace Guestwire
