// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/servercontrol.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace Guestwire {

// Who may log in to a server, as what, and the tokens that are made for them.
class AccountsPage : public QWidget
{
    Q_OBJECT

public:
    using Control = std::function<ServerControl *()>; // null: there is no use in asking

    AccountsPage(Control control, QWidget *parent);

    void refresh(); // nothing while an answer is awaited
    void reset(); // another server is shown from now on

private:
    QPushButton *addButton(const QString &icon, const QString &text, const QString &name,
                           void (AccountsPage::*slot)());
    void present(const QList<AccountInfo> &accounts);
    const AccountInfo *chosen() const;
    void updateButtons();
    void add();
    void change();
    void remove();
    void issue();
    void tell(const QString &text);

    const Control m_control;
    QTreeWidget *m_list;
    QLabel *m_status;
    QPushButton *m_add;
    QPushButton *m_change;
    QPushButton *m_remove;
    QPushButton *m_token;
    QList<AccountInfo> m_accounts; // in the order of the rows
    bool m_isKnown = false; // the list was answered
    quint64 m_round = 0; // answers to an earlier one are of another server
    bool m_isAsking = false;
};

} // namespace Guestwire
