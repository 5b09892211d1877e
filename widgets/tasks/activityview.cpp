// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tasks/activityview.h"

#include "widgets/common/icons.h"
#include "widgets/events/eventsview.h"
#include "widgets/tasks/progressdelegate.h"
#include "widgets/tasks/taskmodel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QToolButton>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostTaskRows = 5; // that are seen at once above the events

QStringList kindsOf(int shown, const QList<QStringList> &kinds)
{
    return shown < kinds.size() ? kinds[shown] : QStringList();
}

} // namespace

ActivityView::ActivityView(EventModel &events, TaskModel &tasks, QWidget *parent)
    : QWidget(parent)
    , m_tasks(tasks)
    , m_show(new QComboBox(this))
    , m_onlyThis(new QToolButton(this))
    , m_cancel(new QToolButton(this))
    , m_clear(new QToolButton(this))
    , m_taskTable(new QTableView(this))
    , m_events(new EventsView(events, this))
{
    m_events->setObjectName(u"events"_s);
    makeTasks();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_taskTable);
    layout->addWidget(m_events, 1);
    connect(m_events, &EventsView::chosen, this, &ActivityView::chosen);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&tasks, changed, this, &ActivityView::refresh);
    connect(&tasks, &QAbstractItemModel::modelReset, this, &ActivityView::refresh);
    connect(&tasks, &QAbstractItemModel::dataChanged, this, &ActivityView::refresh);
    filter();
}

QWidget *ActivityView::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 4, 6, 4);
    m_show->setObjectName(u"showActivity"_s);
    m_show->setAccessibleName(tr("What is shown"));
    m_show->addItems({tr("All"), tr("Tasks"), tr("Events"), tr("Commands"), tr("Alerts"),
                      tr("Consoles"), tr("Hosts")});
    m_show->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_show, &QComboBox::currentIndexChanged, this, &ActivityView::filter);
    m_onlyThis->setObjectName(u"onlyThisVm"_s);
    m_onlyThis->setText(tr("This VM"));
    m_onlyThis->setToolTip(tr("Only the events of the chosen VM"));
    m_onlyThis->setCheckable(true);
    connect(m_onlyThis, &QToolButton::toggled, this, &ActivityView::filter);
    m_cancel->setObjectName(u"cancelTask"_s);
    m_cancel->setText(tr("Cancel the task"));
    m_cancel->setIcon(Icons::named(u"close"_s));
    connect(m_cancel, &QToolButton::clicked, this, &ActivityView::cancel);
    m_clear->setObjectName(u"clearTasks"_s);
    m_clear->setText(tr("Clear what has ended"));
    m_clear->setIcon(Icons::named(u"delete"_s));
    connect(m_clear, &QToolButton::clicked, &m_tasks, &TaskModel::clearEnded);
    for (QToolButton *button : {m_onlyThis, m_cancel, m_clear}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
    }
    layout->addWidget(m_show);
    layout->addWidget(m_onlyThis);
    layout->addStretch(1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_clear);
    return bar;
}

void ActivityView::makeTasks()
{
    m_taskTable->setObjectName(u"tasks"_s);
    m_taskTable->setAccessibleName(tr("Tasks"));
    m_taskTable->setModel(&m_tasks);
    m_taskTable->setItemDelegateForColumn(TaskModel::Progress, new ProgressDelegate(m_taskTable));
    m_taskTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_taskTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_taskTable->setShowGrid(false);
    m_taskTable->setWordWrap(false);
    m_taskTable->setTabKeyNavigation(false);
    m_taskTable->verticalHeader()->hide();
    m_taskTable->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView *header = m_taskTable->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(TaskModel::Progress, QHeaderView::Stretch);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    header->resizeSection(TaskModel::What, digit * 24);
    header->resizeSection(TaskModel::VmName, digit * 22);
    header->resizeSection(TaskModel::Began, digit * 14);
    header->resizeSection(TaskModel::Took, digit * 12);
    connect(m_taskTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ActivityView::refresh);
    connect(m_taskTable, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto key = index.data(TaskModel::KeyRole).value<VmKey>(); !key.isNull())
            emit chosen(key);
    });
}

void ActivityView::setVm(const VmKey &key)
{
    m_vm = key;
    m_onlyThis->setEnabled(!key.isNull() || m_onlyThis->isChecked());
    filter();
}

void ActivityView::filter()
{
    static const QList<QStringList> kinds {
        {}, {}, {}, {u"command"_s}, {u"alert"_s}, {u"console"_s, u"watch"_s}, {u"host"_s}};
    const int shown = m_show->currentIndex();
    m_events->showKinds(kindsOf(shown, kinds));
    m_events->showOnly(m_onlyThis->isChecked() ? m_vm : VmKey());
    m_events->setVisible(shown != Tasks);
    refresh();
}

// Without tasks their place is the events'.
void ActivityView::refresh()
{
    const int shown = m_show->currentIndex();
    const int rows = m_tasks.rowCount();
    m_taskTable->setVisible(shown == Tasks || (shown == All && rows > 0));
    const int height = m_taskTable->horizontalHeader()->sizeHint().height()
        + m_taskTable->verticalHeader()->defaultSectionSize() * std::clamp(rows, 1, mostTaskRows)
        + 2 * m_taskTable->frameWidth();
    m_taskTable->setMaximumHeight(shown == Tasks ? QWIDGETSIZE_MAX : height);
    m_clear->setVisible(m_taskTable->isVisibleTo(this));
    m_cancel->setVisible(m_taskTable->isVisibleTo(this));
    m_clear->setEnabled(rows > m_tasks.running());
    const QList<int> chosen = selected();
    const bool can = std::ranges::any_of(chosen, [this](int row) { return m_tasks.canCancel(row); });
    m_cancel->setEnabled(can);
    m_cancel->setToolTip(
        can                  ? tr("Of many VMs no more are asked for; a guest is no longer waited for, but may still follow.")
            : chosen.isEmpty() ? tr("Select a task first.")
                               : tr("This task has ended, or can not be stopped half-way."));
}

QList<int> ActivityView::selected() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_taskTable->selectionModel()->selectedRows())
        rows.append(index.row());
    return rows;
}

void ActivityView::cancel()
{
    for (const int row : selected())
        m_tasks.cancel(row);
}

} // namespace Guestwire
