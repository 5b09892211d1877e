// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alertsview.h"

#include "widgets/alerts/alertmodel.h"
#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/menubutton.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/data/connections.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

AlertsView::AlertsView(AlertModel &alerts, Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_alerts(alerts)
    , m_connections(connections)
    , m_table(new QTableView(this))
    , m_empty(plainLabel(tr("No alerts. Rules say what there is to be told of."), this))
    , m_stack(new QStackedLayout)
    , m_acknowledge(new QToolButton(this))
    , m_snooze(new MenuButton(this))
{
    setAccessibleName(tr("Alerts"));
    makeTable();
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addLayout(m_stack, 1);
    connect(&alerts, &QAbstractItemModel::modelReset, this, &AlertsView::refresh);
    connect(&alerts, &QAbstractItemModel::rowsInserted, this, &AlertsView::refresh);
    connect(&alerts, &QAbstractItemModel::rowsRemoved, this, &AlertsView::refresh);
    connect(&alerts, &QAbstractItemModel::dataChanged, this, &AlertsView::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AlertsView::refresh);
    refresh();
}

void AlertsView::makeTable()
{
    m_table->setObjectName(u"alerts"_s);
    m_table->setModel(&m_alerts);
    m_table->setAccessibleName(tr("Alerts"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(AlertModel::What, QHeaderView::Stretch);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    header->resizeSection(AlertModel::SeverityColumn, digit * 13);
    header->resizeSection(AlertModel::VmName, digit * 18);
    header->resizeSection(AlertModel::Rule, digit * 18);
    header->resizeSection(AlertModel::Value, digit * 12);
    header->resizeSection(AlertModel::Since, digit * 20);
    header->resizeSection(AlertModel::Handled, digit * 26);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto key = index.data(AlertModel::KeyRole).value<VmKey>(); !key.isNull())
            emit chosen(key);
    });
}

QWidget *AlertsView::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 4, 6, 4);
    m_acknowledge->setObjectName(u"acknowledgeAlert"_s);
    m_acknowledge->setText(tr("Acknowledge"));
    m_acknowledge->setIcon(Icons::named(u"eye"_s));
    connect(m_acknowledge, &QToolButton::clicked, this, &AlertsView::acknowledge);
    m_snooze->setObjectName(u"snoozeAlert"_s);
    m_snooze->setText(tr("Snooze"));
    m_snooze->setIcon(Icons::named(u"pause"_s));
    makeSnoozeMenu();
    auto *rules = new QToolButton(bar);
    rules->setObjectName(u"alertRules"_s);
    rules->setText(tr("Alert rules…"));
    rules->setIcon(Icons::named(u"alert"_s));
    connect(rules, &QToolButton::clicked, this, &AlertsView::rulesWanted);
    for (QToolButton *button : {m_acknowledge, m_snooze, rules}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
    }
    layout->addWidget(m_acknowledge);
    layout->addWidget(m_snooze);
    layout->addStretch(1);
    layout->addWidget(rules);
    return bar;
}

void AlertsView::makeSnoozeMenu()
{
    auto *menu = new QMenu(m_snooze);
    menu->setToolTipsVisible(true);
    for (const std::chrono::seconds duration :
         {std::chrono::seconds(15min), std::chrono::seconds(1h), std::chrono::seconds(8h),
          std::chrono::seconds(24h), std::chrono::seconds(7 * 24h)})
        menu->addAction(tr("For %1").arg(Format::duration(duration)), this,
                        [this, duration] { snooze(duration); });
    menu->addSeparator();
    m_wake = menu->addAction(tr("End the snooze"), this, [this] { snooze(0s); });
    m_snooze->setMenu(menu);
}

QList<int> AlertsView::selected() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    return rows;
}

QString AlertsView::obstacle() const
{
    const QList<int> rows = selected();
    if (rows.isEmpty())
        return tr("Select an alert first.");
    for (const int row : rows) {
        const Vm *vm =
            m_connections.vm(m_alerts.index(row, 0).data(AlertModel::KeyRole).value<VmKey>());
        if (vm && !vm->permissions.testFlag(Permission::Control))
            return tr("You lack the permission \"%1\" on %2.")
                .arg(toName(Permission::Control), displayText(vm->name));
    }
    return {};
}

void AlertsView::refresh()
{
    m_stack->setCurrentIndex(m_alerts.rowCount() == 0 ? 1 : 0);
    const QString why = obstacle();
    bool isAnyOpen = false;
    bool isAnySnoozed = false;
    for (const int row : selected()) {
        isAnyOpen = isAnyOpen || m_alerts.alert(row).acknowledgedBy.isEmpty();
        isAnySnoozed = isAnySnoozed || m_alerts.alert(row).snoozedUntil;
    }
    m_acknowledge->setEnabled(why.isEmpty() && isAnyOpen);
    m_acknowledge->setToolTip(why.isEmpty() ? tr("Say that you know of it: everybody sees who did")
                                            : plainToolTip(why));
    m_snooze->setEnabled(why.isEmpty());
    m_snooze->setToolTip(why.isEmpty() ? tr("Be silent about this rule on this VM for a while")
                                       : plainToolTip(why));
    m_wake->setEnabled(isAnySnoozed);
    m_wake->setToolTip(isAnySnoozed ? m_wake->iconText() : tr("It is not snoozed."));
}

void AlertsView::acknowledge()
{
    for (const int row : selected()) {
        const Alert &alert = m_alerts.alert(row);
        const ConnectionEntry *entry = m_connections.find(m_alerts.connection(row));
        if (!entry || !alert.acknowledgedBy.isEmpty())
            continue;
        entry->client->alerts().acknowledge(alert.id).then(
            this, [this, rule = alert.rule](const Outcome &outcome) {
                if (!outcome)
                    emit failed(
                        tr("The alert %1 could not be acknowledged.").arg(displayText(rule)),
                        outcome.error().message);
            });
    }
}

void AlertsView::snooze(std::chrono::seconds duration)
{
    for (const int row : selected()) {
        const Alert &alert = m_alerts.alert(row);
        const ConnectionEntry *entry = m_connections.find(m_alerts.connection(row));
        if (!entry)
            continue;
        entry->client->alerts()
            .snooze(alert.id, duration)
            .then(this, [this, rule = alert.rule](const Outcome &outcome) {
                if (!outcome)
                    emit failed(tr("The alert %1 could not be snoozed.").arg(displayText(rule)),
                                outcome.error().message);
            });
    }
}

} // namespace Guestwire
