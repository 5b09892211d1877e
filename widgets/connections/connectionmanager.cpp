// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/connectionmanager.h"

#include "widgets/connections/connectionsdialog.h"
#include "widgets/connections/switchboard.h"
#include "widgets/dialogs/addconnectiondialog.h"

namespace Guestwire {

ConnectionManager::ConnectionManager(Connections &connections, QWidget *window)
    : QObject(window)
    , m_connections(connections)
    , m_window(window)
{
}

void ConnectionManager::add()
{
    auto *dialog = new AddConnectionDialog(m_window, m_switchboard);
    connect(dialog, &AddConnectionDialog::entered, this,
            [this](const SavedConnection &connection, const QString &address) {
                m_saved.put(connection);
                if (m_switchboard)
                    m_switchboard->connectTo(address, connection.name);
            });
    dialog->open();
}

void ConnectionManager::open(const QString &address)
{
    m_saved.put({address, {}, true});
    if (m_switchboard)
        m_switchboard->connectTo(address, {});
}

// One of them at a time.
void ConnectionManager::show(const QString &address)
{
    if (!m_switchboard)
        return;
    auto *dialog = m_window->findChild<ConnectionsDialog *>();
    if (!dialog)
        dialog = new ConnectionsDialog(m_connections, m_saved, *m_switchboard, m_window);
    if (!address.isEmpty())
        dialog->choose(address);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace Guestwire
