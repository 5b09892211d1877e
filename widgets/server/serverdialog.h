// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabWidget;

namespace Guestwire {

class AccountsPage;
class ClientsPage;
class ServerPage;

// The server of one connection at a time, near or far: its door to the network, who is connected,
// and who may come in. It asks once a second, and only while it is shown.
class ServerDialog : public QDialog
{
    Q_OBJECT

public:
    ServerDialog(Connections &connections, QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void listen(ConnectionId id);
    void fillConnections();
    void choose();
    const ConnectionEntry *entry() const; // null: there is none
    ServerControl *control() const; // null: there is no use in asking
    QString obstacle() const; // why nothing is shown
    void refresh();

    Connections &m_connections;
    QComboBox *m_choice;
    QStackedWidget *m_stack;
    QLabel *m_obstacle;
    QTabWidget *m_tabs;
    ServerPage *m_server;
    ClientsPage *m_clients;
    AccountsPage *m_accounts;
    QTimer m_timer {this};
};

} // namespace Guestwire
