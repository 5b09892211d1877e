// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/clientspage.h"

#include "core/model/displaymessage.h"
#include "core/model/vm.h"
#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/dialogs/confirm.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>
#include <utility>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

enum Column { User, Address, Since, Watches, Consoles, Rate, Queue, Heard, Columns };

QString watchesText(const ClientInfo &client)
{
    if (client.route != "native"_L1)
        return ClientsPage::tr("one VM");
    if (client.all)
        return ClientsPage::tr("all VMs: %1").arg(client.topics.join(", "_L1));
    if (client.vms == 0)
        return ClientsPage::tr("nothing");
    return ClientsPage::tr("%n VM(s): %1", nullptr, client.vms).arg(client.topics.join(", "_L1));
}

QString addressText(const ClientInfo &client)
{
    const QString where =
        client.address.isEmpty() ? ClientsPage::tr("this window") : displayText(client.address);
    return client.self && !client.address.isEmpty() ? ClientsPage::tr("%1 (you)").arg(where)
                                                    : where;
}

QString durationSince(const QDateTime &time)
{
    const qint64 seconds = std::max<qint64>(0, time.secsTo(QDateTime::currentDateTimeUtc()));
    return Format::duration(std::chrono::seconds(seconds));
}

} // namespace

ClientsPage::ClientsPage(Control control, QWidget *parent)
    : QWidget(parent)
    , m_control(std::move(control))
    , m_list(new QTreeWidget(this))
    , m_status(plainLabel({}, this))
    , m_drop(new QPushButton(Icons::named(u"close"_s), tr("&Drop…"), this))
{
    m_list->setObjectName(u"clients"_s);
    m_list->setAccessibleName(tr("Connected clients"));
    m_list->setHeaderLabels({tr("User"), tr("Address"), tr("Connected for"), tr("Watches"),
                             tr("Consoles"), tr("Sent"), tr("Queue"), tr("Last heard")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Watches, QHeaderView::Stretch);
    m_status->setObjectName(u"clientsStatus"_s);
    m_status->setWordWrap(true);
    m_drop->setObjectName(u"dropClient"_s);
    m_drop->setAutoDefault(false);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_status, 1);
    bar->addWidget(m_drop);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addLayout(bar);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &ClientsPage::updateButton);
    connect(m_drop, &QPushButton::clicked, this, &ClientsPage::drop);
    reset();
}

void ClientsPage::reset()
{
    ++m_round;
    m_isAsking = false;
    m_clients.clear();
    m_sentBefore.clear();
    m_sinceAnswer.invalidate();
    m_interval = 0;
    m_trouble.clear();
    m_list->clear();
    tell(tr("Asking…"));
    updateButton();
}

void ClientsPage::refresh()
{
    ServerControl *control = m_control();
    if (!control || std::exchange(m_isAsking, true))
        return;
    control->clients().then(this, [this, round = m_round](const Result<QList<ClientInfo>> &result) {
        if (round != m_round)
            return;
        m_isAsking = false;
        if (result)
            present(result.value());
        else
            tell(tr("The clients could not be asked for: %1.")
                     .arg(displayMessage(result.error().message)));
    });
}

void ClientsPage::present(const QList<ClientInfo> &clients)
{
    m_interval = m_sinceAnswer.isValid() ? m_sinceAnswer.restart() : 0;
    if (!m_sinceAnswer.isValid())
        m_sinceAnswer.start();
    // Rows stay where they are, so that none moves under the mouse.
    QList<ClientInfo> rows;
    for (const ClientInfo &old : std::as_const(m_clients)) {
        const auto found = std::ranges::find(clients, old.id, &ClientInfo::id);
        if (found != clients.end())
            rows.append(*found);
        else
            delete m_list->takeTopLevelItem(int(rows.size()));
    }
    for (const ClientInfo &client : clients)
        if (std::ranges::find(rows, client.id, &ClientInfo::id) == rows.end()) {
            rows.append(client);
            m_list->addTopLevelItem(new QTreeWidgetItem);
        }
    m_clients = rows;
    for (int row = 0; row < rows.size(); ++row)
        fill(*m_list->topLevelItem(row), rows[row]);
    m_sentBefore.clear();
    for (const ClientInfo &client : clients)
        if (client.sent)
            m_sentBefore.insert(client.id, *client.sent);
    tell(m_trouble.isEmpty() ? tr("%n connection(s)", nullptr, int(clients.size())) : m_trouble);
    updateButton();
}

QString ClientsPage::rateOf(const ClientInfo &client) const
{
    const auto before = m_sentBefore.constFind(client.id);
    if (!client.sent || before == m_sentBefore.constEnd() || m_interval <= 0)
        return u"–"_s;
    return Format::rate(double(*client.sent - *before) * 1000 / double(m_interval));
}

void ClientsPage::fill(QTreeWidgetItem &item, const ClientInfo &client)
{
    const QStringList texts {displayText(client.user),
                             addressText(client),
                             durationSince(client.since),
                             watchesText(client),
                             QString::number(client.consoles),
                             rateOf(client),
                             Format::bytes(double(client.queued)),
                             tr("%1 ago").arg(durationSince(client.heardAt))};
    for (int column = 0; column < Columns; ++column)
        item.setText(column, texts[column]);
    for (const int column : {int(Consoles), int(Rate), int(Queue)})
        item.setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
}

const ClientInfo *ClientsPage::chosen() const
{
    const QList<QTreeWidgetItem *> items = m_list->selectedItems();
    const int row = items.isEmpty() ? -1 : m_list->indexOfTopLevelItem(items.first());
    return row >= 0 && row < m_clients.size() ? &m_clients[row] : nullptr;
}

void ClientsPage::updateButton()
{
    const ClientInfo *client = chosen();
    const bool may = client && !client->self && !client->address.isEmpty();
    m_drop->setEnabled(may);
    if (client && !may)
        m_drop->setToolTip(client->self ? tr("This is your own connection.")
                                        : tr("This is the window that the server runs in."));
    else
        m_drop->setToolTip(tr("Ends the connection. Its user may log in again."));
}

void ClientsPage::drop()
{
    const ClientInfo *client = chosen();
    if (!client)
        return;
    const QString question = tr("Drop the connection of %1 from %2? Its user may log in again.")
                                 .arg(displayText(client->user), displayText(client->address));
    confirm(this, question, tr("Drop"), [this, id = client->id] {
        if (ServerControl *control = m_control())
            control->drop(id).then(this, [this](const Outcome &outcome) {
                m_trouble = outcome
                    ? QString()
                    : tr("It was not dropped: %1.").arg(displayMessage(outcome.error().message));
                refresh();
            });
    });
}

void ClientsPage::tell(const QString &text)
{
    m_status->setText(text);
}

} // namespace Guestwire
