// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/client.h"

namespace Guestwire {

// What happened in the part of the past that was asked for last. Without an answer: nothing.
class EventFetch : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostEvents = 1000; // of one answer; the newest

    using QObject::QObject;

    // What is known stays until the new answer comes.
    void ask(Client &client, std::optional<VmId> vm, const QDateTime &from, const QDateTime &to);
    void forget();

    const QList<Event> &events() const { return m_events; } // the oldest first

signals:
    void changed();

private:
    quint64 m_number = 0; // of the newest question
    QList<Event> m_events;
};

} // namespace Guestwire
