// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/action.h"
#include "widgets/data/connections.h"

#include <QObject>

#include <functional>

namespace Guestwire {

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

    bool isPending(const VmKey &key) const { return m_pending.contains(key); }
    bool isPending(const VmKey &key, Action action) const;
    QString pendingText(const VmKey &key) const; // "starting…", or empty

signals:
    void pendingChanged(const Guestwire::VmKey &key);
    void done(const Guestwire::VmKey &key, const Guestwire::Command &command);
    void failed(const Guestwire::VmKey &key, const Guestwire::Command &command,
                const Guestwire::Error &error);

private:
    void listen(ConnectionId id);
    void finish(const VmKey &key, Action action);

    struct Waiting
    {
        Action action;
        QString progress;
    };

    Connections &m_connections;
    QHash<VmKey, QList<Waiting>> m_pending;
};

} // namespace Guestwire
