// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/accountspage.h"

#include "core/model/displaymessage.h"
#include "core/model/vm.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/dialogs/confirm.h"
#include "widgets/server/accountdialog.h"
#include "widgets/server/tokendialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include <utility>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, RoleName, Vms };

} // namespace

AccountsPage::AccountsPage(Control control, QWidget *parent)
    : QWidget(parent)
    , m_control(std::move(control))
    , m_list(new QTreeWidget(this))
    , m_status(plainLabel({}, this))
    , m_add(addButton(u"add"_s, tr("A&dd…"), u"addAccount"_s, &AccountsPage::add))
    , m_change(addButton(u"settings"_s, tr("C&hange…"), u"changeAccount"_s, &AccountsPage::change))
    , m_remove(addButton(u"delete"_s, tr("&Remove…"), u"removeAccount"_s, &AccountsPage::remove))
    , m_token(addButton(u"copy"_s, tr("Make a &token…"), u"issueToken"_s, &AccountsPage::issue))
{
    m_list->setObjectName(u"accounts"_s);
    m_list->setAccessibleName(tr("Accounts"));
    m_list->setHeaderLabels({tr("User"), tr("Role"), tr("VMs")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_status->setObjectName(u"accountsStatus"_s);
    m_status->setWordWrap(true);
    auto *bar = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_change, m_remove, m_token})
        bar->addWidget(button);
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(bar);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_status);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &AccountsPage::updateButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &AccountsPage::change);
    reset();
}

QPushButton *AccountsPage::addButton(const QString &icon, const QString &text, const QString &name,
                                     void (AccountsPage::*slot)())
{
    auto *button = new QPushButton(Icons::named(icon), text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, slot);
    return button;
}

void AccountsPage::reset()
{
    ++m_round;
    m_isAsking = false;
    m_isKnown = false;
    m_accounts.clear();
    m_list->clear();
    tell(tr("Asking…"));
    updateButtons();
}

void AccountsPage::refresh()
{
    ServerControl *control = m_control();
    if (!control || std::exchange(m_isAsking, true))
        return;
    control->accounts().then(this,
                             [this, round = m_round](const Result<QList<AccountInfo>> &result) {
                                 if (round != m_round)
                                     return;
                                 m_isAsking = false;
                                 m_isKnown = m_isKnown && result;
                                 if (result)
                                     present(result.value());
                                 else
                                     tell(tr("The accounts could not be asked for: %1.")
                                              .arg(displayMessage(result.error().message)));
                             });
}

void AccountsPage::present(const QList<AccountInfo> &accounts)
{
    if (m_isKnown && accounts == m_accounts)
        return;
    const QString before = chosen() ? chosen()->name : QString();
    m_isKnown = true;
    m_accounts = accounts;
    m_list->clear();
    for (const AccountInfo &account : accounts) {
        const QString vms =
            account.grant.vms.isEmpty() ? tr("all") : account.grant.vms.join(", "_L1);
        auto *item = new QTreeWidgetItem(
            m_list, {displayText(account.name), toName(account.grant.role), displayText(vms)});
        item->setToolTip(Vms, plainToolTip(vms));
        if (account.name == before)
            m_list->setCurrentItem(item);
    }
    tell(accounts.isEmpty()
             ? tr("There is no account, so nobody can log in. “Add” makes the first administrator.")
             : QString());
    updateButtons();
}

const AccountInfo *AccountsPage::chosen() const
{
    const QList<QTreeWidgetItem *> items = m_list->selectedItems();
    const int row = items.isEmpty() ? -1 : m_list->indexOfTopLevelItem(items.first());
    return row >= 0 && row < m_accounts.size() ? &m_accounts[row] : nullptr;
}

void AccountsPage::updateButtons()
{
    m_add->setEnabled(m_isKnown);
    for (QPushButton *button : {m_change, m_remove, m_token})
        button->setEnabled(chosen() != nullptr);
}

void AccountsPage::add()
{
    const auto kind = m_accounts.isEmpty() ? AccountDialog::Kind::First : AccountDialog::Kind::Add;
    auto *dialog = new AccountDialog(m_control, kind, {}, this);
    connect(dialog, &QDialog::accepted, this, &AccountsPage::refresh);
    dialog->open();
}

void AccountsPage::change()
{
    if (!chosen())
        return;
    auto *dialog = new AccountDialog(m_control, AccountDialog::Kind::Change, *chosen(), this);
    connect(dialog, &QDialog::accepted, this, &AccountsPage::refresh);
    dialog->open();
}

void AccountsPage::remove()
{
    if (!chosen())
        return;
    const QString name = chosen()->name;
    confirm(
        this,
        tr("Remove the account of %1? Its connections end at once, and its tokens are void.")
            .arg(displayText(name)),
        tr("Remove"), [this, name] {
            if (ServerControl *control = m_control())
                control->removeAccount(name).then(this, [this](const Outcome &outcome) {
                    if (outcome)
                        refresh();
                    else
                        tell(tr("It was not removed: %1")
                                 .arg(displayMessage(outcome.error().message)));
                });
        });
}

void AccountsPage::issue()
{
    if (chosen())
        (new TokenDialog(m_control, chosen()->name, this))->open();
}

void AccountsPage::tell(const QString &text)
{
    m_status->setText(text);
}

} // namespace Guestwire
