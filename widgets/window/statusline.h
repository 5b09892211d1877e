// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"
#include "widgets/window/serverstatus.h"

#include <QHash>
#include <QStatusBar>

class QToolButton;

namespace Guestwire {

class ConnectionLabel;

// The connections on the left, this program's own server on the right.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(Connections &connections, QWidget *parent);

    void setServerStatus(const ServerStatus &status);
    static QString describe(const ServerStatus &status);

signals:
    void serverWanted(); // a person wants to see more of it

private:
    void add(ConnectionId id);
    void rename(ConnectionId id);

    Connections &m_connections;
    QHash<ConnectionId, ConnectionLabel *> m_labels; // children of this
    QHash<ConnectionId, QToolButton *> m_nows; // children of this; hidden while none waits
    QToolButton *m_server; // hidden where this program has none
};

} // namespace Guestwire
