// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"

#include <QHash>

namespace Guestwire {

// Remembers everything that a host tells, in the thread of the test.
class HostRecorder : public QObject
{
    Q_OBJECT

public:
    struct Closed
    {
        ConsoleKey console;
        bool ended = false;
        QString reason;
    };

    explicit HostRecorder(Host &host);

    Vm vm(const QString &name) const; // a default one when there is none
    State state(const QString &name) const { return vm(name).state; }
    QByteArray text(const ConsoleKey &console) const { return m_text.value(console); }
    bool isOpen(const ConsoleKey &console) const { return m_open.contains(console); }
    const Closed *closed(const ConsoleKey &console) const; // the last time
    QString held(const ConsoleKey &console) const { return m_held.value(console); }
    qint64 written(const ConsoleKey &console) const { return m_written.value(console); }
    const Counters *counters(VmId vm, qsizetype fromEnd = 0) const;
    qsizetype eventsOf(VmId vm) const;
    void forgetText() { m_text.clear(); }

    QList<Host::Link> links;
    QString linkReason;
    int lists = 0;
    int samples = 0;
    ReadingReport report; // of the last one
    QHash<VmId, Vm> vms;
    QHash<VmId, QList<State>> states; // each state once, in order
    QList<VmId> removed;
    QList<Event> events;
    QList<Counters> readings;
    QStringList order; // of what matters in order: "opened", "read", "changed running" …

private:
    void take(const Vm &vm);

    QHash<ConsoleKey, QByteArray> m_text;
    QHash<ConsoleKey, bool> m_open;
    QHash<ConsoleKey, Closed> m_closed;
    QHash<ConsoleKey, qint64> m_written;
    QHash<ConsoleKey, QString> m_held;
};

} // namespace Guestwire
