// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/vmlistpane.h"

#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/data/emptiness.h"
#include "widgets/vmlist/vmdelegate.h"
#include "widgets/vmlist/vmtree.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidths[] = {220, 84, 100, 124, 108}; // pixels, in the order of the columns

} // namespace

VmListPane::VmListPane(VmListModel &model, Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_connections(connections)
    , m_shown(model)
    , m_filter(new QLineEdit(this))
    , m_problem(plainLabel({}, this))
    , m_view(new VmTree(this))
    , m_pages(new QStackedLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 0, 6);
    layout->addWidget(m_filter);
    layout->addWidget(m_problem);
    layout->addLayout(m_pages, 1);
    makeFilter();
    makeView();
    makeEmptyPage();
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this, &VmListPane::structureChanged);
    connect(&m_shown, &QAbstractItemModel::rowsRemoved, this, &VmListPane::structureChanged);
    connect(&m_shown, &QAbstractItemModel::layoutChanged, this, &VmListPane::structureChanged);
    for (const ConnectionEntry &entry : connections.all())
        watch(entry.id);
    connect(&m_connections, &Connections::added, this, &VmListPane::watch);
    connect(&m_connections, &Connections::removed, this, &VmListPane::updateEmptyPage);
    structureChanged();
}

void VmListPane::makeFilter()
{
    m_filter->setPlaceholderText(tr("Filter: name, state:running, cpu>80"));
    m_filter->setAccessibleName(tr("Filter the list of VMs"));
    m_filter->setToolTip(
        tr("Words of a name, state:running, host:text, tag:text, alert:any, cpu>80, mem>50 (%1). "
           "Tags "
           "stand in brackets at the front of a VM's title.")
            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(Icons::named(u"search"_s), QLineEdit::LeadingPosition);
    m_problem->hide();
    m_problem->setWordWrap(true);
    connect(m_filter, &QLineEdit::textChanged, this, &VmListPane::setFilter);
}

void VmListPane::makeView()
{
    m_view->setObjectName(u"vmList"_s);
    m_view->setAccessibleName(tr("Virtual machines"));
    m_view->setModel(&m_shown);
    m_view->setItemDelegate(new VmDelegate(m_model.samples(), m_view));
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAllColumnsShowFocus(true);
    m_view->setIndentation(14);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(VmListModel::Name, Qt::AscendingOrder);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_view->header();
    header->setStretchLastSection(true);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    for (int column = 0; column < VmListModel::ColumnCount; ++column)
        header->resizeSection(column, usualWidths[column]);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &VmListPane::offerColumns);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &VmListPane::selectionChanged);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const VmKey key = index.data(VmListModel::KeyRole).value<VmKey>(); !key.isNull())
            emit activated(key);
    });
    connect(m_view, &VmTree::draggedOut, this, &VmListPane::draggedOut);
    connect(m_view, &QTreeView::customContextMenuRequested, this, [this](const QPoint &position) {
        emit menuWanted(m_view->viewport()->mapToGlobal(position));
    });
    m_pages->addWidget(m_view);
}

// The name is what tells rows apart, so it stays.
void VmListPane::offerColumns(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumns(*menu);
    menu->popup(m_view->header()->mapToGlobal(position));
}

void VmListPane::fillColumns(QMenu &menu)
{
    menu.clear();
    for (int column = VmListModel::Name + 1; column < VmListModel::ColumnCount; ++column) {
        QAction *action = menu.addAction(titleOf(column));
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::toggled, m_view,
                [this, column](bool on) { m_view->setColumnHidden(column, !on); });
    }
}

// As a click on the header does it: the same once more is the other way round.
void VmListPane::fillSorting(QMenu &menu)
{
    menu.clear();
    const QHeaderView *header = m_view->header();
    for (int column = VmListModel::Name; column < VmListModel::ColumnCount; ++column) {
        QAction *action = menu.addAction(titleOf(column));
        action->setCheckable(true);
        action->setChecked(column == header->sortIndicatorSection());
        connect(action, &QAction::triggered, m_view, [this, header, column] {
            const bool again = column == header->sortIndicatorSection();
            const bool isDown = again ? header->sortIndicatorOrder() == Qt::AscendingOrder
                                      : column != VmListModel::Name; // the busiest first
            m_view->sortByColumn(column, isDown ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
    }
}

QString VmListPane::titleOf(int column) const
{
    return m_shown.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

void VmListPane::setGrouping(Grouping grouping)
{
    const QList<VmKey> chosen = selected();
    m_model.setGrouping(grouping);
    QItemSelection selection;
    for (const VmKey &key : chosen)
        if (const QModelIndex index = m_shown.mapFromSource(m_model.indexOf(key)); index.isValid())
            selection.select(index, index);
    m_view->selectionModel()->select(
        selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void VmListPane::makeEmptyPage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    m_emptyTitle = plainLabel({}, page);
    QFont font = m_emptyTitle->font();
    font.setBold(true);
    m_emptyTitle->setFont(font);
    m_emptyText = plainLabel({}, page);
    for (QLabel *label : {m_emptyTitle, m_emptyText}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    layout->addStretch(1);
    layout->addWidget(m_emptyTitle);
    layout->addWidget(m_emptyText);
    m_add = addChoice(*layout, u"add"_s, tr("Add a connection…"));
    m_retry = addChoice(*layout, u"refresh"_s, tr("Try again"));
    m_manage = addChoice(*layout, u"server"_s, tr("Connections…"));
    layout->addStretch(2);
    m_retry->setObjectName(u"emptyRetry"_s);
    m_manage->setObjectName(u"emptyConnections"_s);
    connect(m_add, &QPushButton::clicked, this, &VmListPane::addConnectionWanted);
    connect(m_retry, &QPushButton::clicked, this, [this] { Guestwire::retry(m_connections); });
    connect(m_manage, &QPushButton::clicked, this, &VmListPane::connectionsWanted);
    m_pages->addWidget(page);
}

QPushButton *VmListPane::addChoice(QBoxLayout &layout, const QString &icon, const QString &text)
{
    auto *button = new QPushButton(Icons::named(icon), text, layout.parentWidget());
    layout.addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

void VmListPane::setFilter(const QString &text)
{
    const QScopedValueRollback filtering(m_isFiltering, true);
    const VmFilter filter = VmFilter::parse(text);
    m_problem->setText(filter.problem());
    m_problem->setVisible(!filter.problem().isEmpty());
    m_shown.setFilter(filter);
    structureChanged();
}

void VmListPane::structureChanged()
{
    for (int row = 0; row < m_shown.rowCount(); ++row) {
        if (m_view->isFirstColumnSpanned(row, {}))
            continue;
        m_view->setFirstColumnSpanned(row, {}, true);
        m_view->expand(m_shown.index(row, 0));
    }
    updateEmptyPage();
}

void VmListPane::watch(ConnectionId id)
{
    const ConnectionEntry *entry = m_connections.find(id);
    connect(entry->client, &Client::hostsChanged, this, &VmListPane::updateEmptyPage);
    if (entry->connector)
        connect(entry->connector, &Connector::stateChanged, this, &VmListPane::updateEmptyPage);
    updateEmptyPage();
}

void VmListPane::updateEmptyPage()
{
    const Emptiness emptiness = emptinessOf(m_connections);
    const bool connected = emptiness != Emptiness::Nothing;
    const bool any = m_model.vmCount() > 0;
    const bool filtered = !m_shown.filter().isEmpty();
    if (!connected) {
        m_emptyTitle->setText(tr("No connection"));
        m_emptyText->setText(tr("Add a libvirt host or a Guestwire server to see its VMs."));
    } else if (!any && emptiness == Emptiness::Pending) {
        m_emptyTitle->setText(tr("Connecting…"));
        m_emptyText->setText(tr("The VMs appear as soon as they are known."));
    } else if (!any && emptiness == Emptiness::OutOfReach) {
        m_emptyTitle->setText(tr("Not connected"));
        m_emptyText->setText(whyOutOfReach(m_connections).join(u'\n'));
    } else if (!any) {
        m_emptyTitle->setText(tr("No VMs yet"));
        m_emptyText->setText(tr("Nothing is defined here, or nothing that you may see. Define a VM "
                                "with virt-install or virsh, and it appears by itself."));
    } else {
        m_emptyTitle->setText(tr("Nothing matches"));
        m_emptyText->setText(tr("No VM matches the filter. Clear it to see all."));
    }
    const bool isDown = emptiness == Emptiness::OutOfReach && !any;
    m_add->setVisible(!connected);
    m_retry->setVisible(isDown && canRetry(m_connections));
    m_manage->setVisible(isDown);
    const bool empty = !connected || !any || (filtered && m_shown.shownVms() == 0);
    // Not while somebody types there.
    const bool appears = !empty && m_pages->currentIndex() != 0 && m_filter->text().isEmpty();
    m_pages->setCurrentIndex(empty ? 1 : 0);
    if (appears && !m_isFiltering && m_filter->hasFocus())
        m_view->setFocus(Qt::OtherFocusReason);
}

QList<VmKey> VmListPane::selected() const
{
    QList<VmKey> keys;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        if (const auto key = index.data(VmListModel::KeyRole).value<VmKey>(); !key.isNull())
            keys.append(key);
    return keys;
}

VmKey VmListPane::current() const
{
    const QList<VmKey> keys = selected();
    return keys.size() == 1 ? keys.first() : VmKey();
}

void VmListPane::select(const VmKey &key)
{
    const QModelIndex index = m_shown.mapFromSource(m_model.indexOf(key));
    if (!index.isValid()) {
        m_view->clearSelection();
        return;
    }
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void VmListPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void VmListPane::filterBy(const QString &text)
{
    m_filter->setText(text);
}

void VmListPane::focusList()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void VmListPane::save(QSettings &settings) const
{
    settings.setValue("list/columns"_L1, m_view->header()->saveState());
    settings.setValue("list/grouping"_L1, int(m_model.grouping()));
}

void VmListPane::restore(const QSettings &settings)
{
    m_view->header()->restoreState(settings.value("list/columns"_L1).toByteArray());
    m_view->setColumnHidden(VmListModel::Name, false);
    const int grouping = settings.value("list/grouping"_L1).toInt();
    if (grouping >= int(Grouping::Host) && grouping <= int(Grouping::Tag))
        setGrouping(Grouping(grouping));
}

} // namespace Guestwire
