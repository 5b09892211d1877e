// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/serverdialog.h"

#include "widgets/common/plaintext.h"
#include "widgets/server/accountspage.h"
#include "widgets/server/clientspage.h"
#include "widgets/server/serverpage.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ServerDialog::ServerDialog(Connections &connections, QWidget *parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_choice(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
    , m_obstacle(plainLabel({}, this))
    , m_tabs(new QTabWidget(this))
    , m_server(new ServerPage([this] { return control(); }, this))
    , m_clients(new ClientsPage([this] { return control(); }, this))
    , m_accounts(new AccountsPage([this] { return control(); }, this))
{
    setObjectName(u"serverDialog"_s);
    setWindowTitle(tr("Server"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 560);
    m_choice->setObjectName(u"serverChoice"_s);
    m_choice->setAccessibleName(tr("Connection"));
    m_obstacle->setObjectName(u"serverObstacle"_s);
    m_obstacle->setAlignment(Qt::AlignCenter);
    m_obstacle->setWordWrap(true);
    m_tabs->setObjectName(u"serverTabs"_s);
    m_tabs->addTab(m_server, tr("&Server"));
    m_tabs->addTab(m_clients, tr("&Clients"));
    m_tabs->addTab(m_accounts, tr("&Accounts"));
    m_stack->addWidget(m_tabs);
    m_stack->addWidget(m_obstacle);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_choice);
    layout->addWidget(m_stack, 1);
    layout->addWidget(buttons);
    m_timer.setObjectName(u"askTimer"_s);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &ServerDialog::refresh);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ServerDialog::refresh);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ServerDialog::choose);
    for (const ConnectionEntry &one : connections.all())
        listen(one.id);
    connect(&connections, &Connections::added, this, [this](ConnectionId id) {
        listen(id);
        fillConnections();
    });
    connect(&connections, &Connections::removed, this, &ServerDialog::fillConnections);
    connect(&connections, &Connections::renamed, this, &ServerDialog::fillConnections);
    fillConnections();
}

void ServerDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_timer.start();
    refresh();
}

void ServerDialog::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QDialog::hideEvent(event);
}

void ServerDialog::listen(ConnectionId id)
{
    connect(m_connections.find(id)->client, &Client::stateChanged, this, &ServerDialog::refresh);
}

// The service in this process first: its server is the one that is meant.
void ServerDialog::fillConnections()
{
    const QVariant before = m_choice->currentData();
    {
        const QSignalBlocker blocker(m_choice);
        m_choice->clear();
        QList<ConnectionEntry> entries = m_connections.all();
        std::ranges::stable_sort(
            entries, {}, [](const ConnectionEntry &one) { return one.connector != nullptr; });
        for (const ConnectionEntry &one : entries)
            m_choice->addItem(displayText(one.title), one.id);
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(before)));
    }
    m_choice->setVisible(m_choice->count() > 1);
    choose();
}

void ServerDialog::choose()
{
    m_server->reset();
    m_clients->reset();
    m_accounts->reset();
    refresh();
}

const ConnectionEntry *ServerDialog::entry() const
{
    return m_choice->count() == 0
        ? nullptr
        : m_connections.find(m_choice->currentData().value<ConnectionId>());
}

ServerControl *ServerDialog::control() const
{
    const ConnectionEntry *chosen = entry();
    if (!chosen || chosen->client->serverControl().access() != ServerControl::Access::Granted)
        return nullptr;
    return &chosen->client->serverControl();
}

QString ServerDialog::obstacle() const
{
    if (!entry())
        return tr("There is no connection.");
    switch (entry()->client->serverControl().access()) {
    case ServerControl::Access::Granted:
        return {};
    case ServerControl::Access::Offline:
        return tr("There is no connection to %1 at this moment.").arg(displayText(entry()->title));
    case ServerControl::Access::NotServed:
        return tr("This server is too old to be administered from here.");
    case ServerControl::Access::NotPermitted:
        return tr("You lack the permission “%1”, which the server and its accounts ask for.")
            .arg(toName(Permission::Admin));
    }
    return {};
}

void ServerDialog::refresh()
{
    const QString why = obstacle();
    m_obstacle->setText(why);
    m_stack->setCurrentWidget(why.isEmpty() ? static_cast<QWidget *>(m_tabs) : m_obstacle);
    if (!isVisible() || !why.isEmpty())
        return;
    if (m_tabs->currentWidget() == m_server)
        m_server->refresh();
    else if (m_tabs->currentWidget() == m_clients)
        m_clients->refresh();
    else
        m_accounts->refresh();
}

} // namespace Guestwire
