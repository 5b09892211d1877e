// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/vmfiltermodel.h"

#include "widgets/common/words.h"
#include "widgets/vmlist/vmlistmodel.h"

#include <chrono>

namespace Guestwire {

namespace {

constexpr std::chrono::seconds betweenSorts {2};

// The C locale knows no order of numbers within names.
QLocale collatingLocale()
{
    const QLocale usual;
    return usual.language() == QLocale::C ? QLocale(QLocale::English) : usual;
}

} // namespace

VmFilterModel::VmFilterModel(VmListModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_collator(collatingLocale())
{
    m_collator.setNumericMode(true); // web-2 before web-10
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_refilter.setSingleShot(true);
    m_refilter.setInterval(0);
    connect(&m_refilter, &QTimer::timeout, this, [this] { invalidateFilter(); });
    m_resort.setSingleShot(true);
    connect(&m_resort, &QTimer::timeout, this, [this] { sort(sortColumn(), sortOrder()); });
    setDynamicSortFilter(false);
    setSortRole(VmListModel::SortRole);
    setSourceModel(&model);
    connect(&model, &VmListModel::dataChanged, this, [this](const QModelIndex &first) {
        if (sortColumn() != VmListModel::Name || first.column() == VmListModel::Name)
            sortSoon();
        if (!m_filter.isEmpty())
            m_refilter.start();
    });
    connect(&model, &VmListModel::rowsInserted, this,
            [this] { m_resort.start(std::chrono::seconds(0)); });
    sort(VmListModel::Name);
}

void VmFilterModel::setFilter(const VmFilter &filter)
{
    m_filter = filter;
    invalidateFilter();
}

// VMs can be dragged, groups can not.
Qt::ItemFlags VmFilterModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QSortFilterProxyModel::flags(index);
    const bool isVm = index.isValid() && index.parent().isValid();
    return flags.setFlag(Qt::ItemIsDragEnabled, isVm);
}

int VmFilterModel::shownVms() const
{
    int shown = 0;
    for (int group = 0; group < rowCount(); ++group)
        shown += rowCount(index(group, 0));
    return shown;
}

void VmFilterModel::sortSoon()
{
    if (!m_resort.isActive())
        m_resort.start(betweenSorts);
}

bool VmFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_filter.isEmpty())
        return true;
    const QModelIndex index = m_model.index(row, 0, parent);
    if (parent.isValid())
        return accepts(index);
    // A group is shown for the VMs in it.
    for (int child = 0; child < m_model.rowCount(index); ++child)
        if (accepts(m_model.index(child, 0, index)))
            return true;
    return false;
}

bool VmFilterModel::accepts(const QModelIndex &vm) const
{
    const Vm *found = m_model.vmOf(vm);
    if (!found)
        return false;
    VmFacts facts;
    facts.name = found->name;
    facts.title = found->title;
    facts.host = m_model.hostOf(vm);
    facts.state = Words::knownState(*found);
    facts.tags = tagsOf(found->title);
    if (const QVariant worst = vm.data(VmListModel::SeverityRole); !worst.isNull())
        facts.alert = Severity(worst.toInt());
    if (isActive(facts.state)) {
        const Track &track = m_model.samples().track(m_model.keyOf(vm));
        facts.cpu = track.last(Series::Cpu);
        facts.memory = track.memoryShare();
    }
    return m_filter.matches(facts);
}

bool VmFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(VmListModel::SortRole);
    const QVariant b = right.data(VmListModel::SortRole);
    // Groups keep their place whichever way their VMs are sorted.
    if (!left.parent().isValid())
        return comesFirst(a, b) == (sortOrder() == Qt::AscendingOrder);
    if (sortColumn() != VmListModel::Name && a != b)
        return a.toDouble() < b.toDouble();
    const QString nameA = m_model.vmOf(left)->name;
    const QString nameB = m_model.vmOf(right)->name;
    return m_collator.compare(nameA, nameB) < 0;
}

// VMs without a tag come after all tags.
bool VmFilterModel::comesFirst(const QVariant &group, const QVariant &other) const
{
    if (m_model.grouping() != Grouping::Tag)
        return group.toInt() < other.toInt();
    const QString a = group.toString();
    const QString b = other.toString();
    return a.isEmpty() != b.isEmpty() ? b.isEmpty() : m_collator.compare(a, b) < 0;
}

} // namespace Guestwire
