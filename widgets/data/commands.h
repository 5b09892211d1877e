// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/action.h"
#include "widgets/data/connections.h"

#include <QObject>

#include <functional>

namespace Guestwire {

class BulkRun;

// What was asked for and not answered yet, and what came of it.
class Commands : public QObject
{
    Q_OBJECT

public:
    explicit Commands(Connections &connections, QObject *parent = nullptr);

    // An order with no arguments but perhaps a name.
    static Command order(Action action, const QString &name = {});

    using Then = std::function<void(const Result<CommandResult> &)>;

    // What comes of it is told by done() and failed(); or to `then` alone, unless `context` is gone.
    void perform(const VmKey &key, const Command &command);
    void perform(const VmKey &key, const Command &command, QObject *context, Then then);

    // Asks for the end of what is under way on it; where that can not be, failedToCancel() tells.
    void cancel(const VmKey &key);
    // Whether there is a way to end such a command before its time.
    bool canCancel(const VmKey &key, Action action) const;

    // One that asks for many commands, for whoever lists what is under way.
    void announce(BulkRun &run) { emit bulkBegan(&run); }

    bool isPending(const VmKey &key) const { return m_pending.contains(key); }
    bool isPending(const VmKey &key, Action action) const;
    QString pendingText(const VmKey &key) const; // "starting…", or empty

signals:
    // Each command has a number. `context` is who gets the answer.
    void began(quint64 number, const Guestwire::VmKey &key, const Guestwire::Command &command,
               QObject *context);
    void progressed(quint64 number, double percent, const QString &message);
    void ended(quint64 number, const Guestwire::Result<Guestwire::CommandResult> &result);
    void failedToCancel(const Guestwire::VmKey &key, const Guestwire::Error &error);
    void bulkBegan(Guestwire::BulkRun *run);
    void pendingChanged(const Guestwire::VmKey &key);
    void done(const Guestwire::VmKey &key, const Guestwire::Command &command);
    void failed(const Guestwire::VmKey &key, const Guestwire::Command &command,
                const Guestwire::Error &error);

private:
    void listen(ConnectionId id);
    void finish(const VmKey &key, quint64 number);

    struct Waiting
    {
        quint64 number = 0;
        Action action;
        QString progress;
    };

    Connections &m_connections;
    QHash<VmKey, QList<Waiting>> m_pending;
    quint64 m_lastNumber = 0;
};

} // namespace Guestwire
