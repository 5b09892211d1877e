// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connections/savedconnections.h"
#include "widgets/data/connections.h"

class QWidget;

namespace Guestwire {

class Switchboard;

// What the window does about connections: asks for new ones, and shows them all.
class ConnectionManager : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    ConnectionManager(Connections &connections, QWidget *window);

    void use(Switchboard &switchboard) { m_switchboard = &switchboard; } // it outlives this too
    void add();
    void open(const QString &address); // kept, and at each start
    void show(const QString &address = {}); // the list, this one chosen

private:
    Connections &m_connections;
    QWidget *m_window;
    SavedConnections m_saved;
    Switchboard *m_switchboard = nullptr; // none: nothing can be connected
};

} // namespace Guestwire
