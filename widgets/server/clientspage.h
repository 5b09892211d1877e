// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/servercontrol.h"

#include <QElapsedTimer>
#include <QHash>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace Guestwire {

// Who is connected to a server, live; one can be dropped.
class ClientsPage : public QWidget
{
    Q_OBJECT

public:
    using Control = std::function<ServerControl *()>; // null: there is no use in asking

    ClientsPage(Control control, QWidget *parent);

    void refresh(); // nothing while an answer is awaited
    void reset(); // another server is shown from now on

private:
    void present(const QList<ClientInfo> &clients);
    void fill(QTreeWidgetItem &item, const ClientInfo &client);
    QString rateOf(const ClientInfo &client) const;
    const ClientInfo *chosen() const;
    void updateButton();
    void drop();
    void tell(const QString &text);

    const Control m_control;
    QTreeWidget *m_list;
    QLabel *m_status;
    QPushButton *m_drop;
    QList<ClientInfo> m_clients; // in the order of the rows
    QHash<ClientId, qint64> m_sentBefore; // bytes, at the last answer
    QElapsedTimer m_sinceAnswer;
    qint64 m_interval = 0; // ms between the last two answers
    quint64 m_round = 0; // answers to an earlier one are of another server
    bool m_isAsking = false;
    QString m_trouble; // with the last drop
};

} // namespace Guestwire
