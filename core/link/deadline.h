// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <map>
#include <optional>

namespace Guestwire {

class Deadline;

// The deadlines of one thread, with one timer for all of them.
class Deadlines : public QObject
{
    Q_OBJECT

public:
    using Entries = std::multimap<qint64, Deadline *>; // by when to look, ms of the steady clock

    static Deadlines &ofThisThread();
    static qint64 now();

    Entries::iterator add(qint64 at, Deadline *deadline);
    void remove(Entries::iterator entry);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void schedule();

    Entries m_entries;
    QBasicTimer m_timer;
    qint64 m_wake = 0;
};

// A timer for what seldom comes to pass. To put it off or to call it off costs no more than to note
// the time, and those that end at about the same time wake the thread once: Qt keeps a thread's
// timers in one sorted list, and asks for all sockets at each waking, so that with thousands of
// peers a QTimer for each would take longer than what is sent to them. It is late by up to 5 %, at
// most a second. It stays on the thread that starts it.
class Deadline : public QObject
{
    Q_OBJECT

public:
    explicit Deadline(std::chrono::milliseconds length);
    ~Deadline() override;

    void start(); // from now on, whether it runs already or not
    void stop() { m_isRunning = false; }
    bool isRunning() const { return m_isRunning; }

signals:
    void over();

private:
    friend class Deadlines;
    void look(qint64 now); // its entry was taken out
    void add();

    const qint64 m_length; // ms
    const qint64 m_grid; // ms
    qint64 m_end = 0;
    bool m_isRunning = false;
    Deadlines *m_owner = nullptr; // of the entry
    std::optional<Deadlines::Entries::iterator>
        m_entry; // at the end or before it, or of one that was stopped
};

} // namespace Guestwire
