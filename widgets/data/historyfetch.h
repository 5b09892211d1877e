// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/client.h"

namespace Guestwire {

// The newest question about history that a part of the window has, and its answer.
class HistoryFetch : public QObject
{
    Q_OBJECT

public:
    enum class State { Nothing, Loading, Ready, Failed };

    using QObject::QObject;

    // An answer to an earlier question is passed over. What is known stays until the new answer
    // comes.
    void ask(Client &client, const HistoryQuery &query);
    void forget();

    State state() const { return m_state; }
    const HistoryQuery &query() const { return m_query; } // the newest
    const History &history() const { return m_history; }
    const HistoryQuery &answered() const { return m_answered; } // by history()
    QString why() const { return m_why; } // it failed

signals:
    void changed();

private:
    void take(const Result<History> &answer);

    State m_state = State::Nothing;
    quint64 m_number = 0; // of the newest question
    HistoryQuery m_query;
    HistoryQuery m_answered;
    History m_history;
    QString m_why;
};

} // namespace Guestwire
