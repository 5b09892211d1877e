// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace Guestwire {

// The alert rules of one connection at a time.
class RulesDialog : public QDialog
{
    Q_OBJECT

public:
    RulesDialog(Connections &connections, QWidget *parent);

private:
    void makeList();
    QWidget *makeButtons();
    void listen(ConnectionId id);
    void fillConnections();
    void refresh();
    AlertBook *book() const; // of the connection that is shown
    QString obstacle() const; // why no rule can be changed
    std::optional<AlertRuleText> current() const;
    void edit(const std::optional<AlertRuleText> &rule);
    void save(const QString &rule, const QString &replaced);
    void remove();
    void tell(const Outcome &outcome);

    Connections &m_connections;
    QComboBox *m_choice;
    QTreeWidget *m_list;
    QLabel *m_message;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
};

} // namespace Guestwire
