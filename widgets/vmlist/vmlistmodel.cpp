// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/vmlistmodel.h"

#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/vmlist/vmcelltext.h"

#include <QSet>

#include <algorithm>

namespace Guestwire {

namespace {

QIcon groupIcon(Grouping grouping, const GroupKey &key)
{
    switch (grouping) {
    case Grouping::Host:
        return Icons::named(QStringLiteral("host"));
    case Grouping::State:
        return Icons::state(groupState(key));
    case Grouping::Tag:
        return Icons::named(QStringLiteral("tag"));
    }
    return {};
}

} // namespace

struct VmListModel::Row
{
    ConnectionId connection = -1;
    Vm vm;
};

// A connection without any VM has one group by host, of no host.
struct VmListModel::Group
{
    GroupKey key;
    QString tag; // as it is written, where the key folds its case
    std::vector<Row> rows;

    int rowOf(const VmKey &wanted) const
    {
        const auto found = std::ranges::find_if(rows, [&wanted](const Row &row) {
            return row.vm.id == wanted.vm && row.connection == wanted.connection;
        });
        return found == rows.end() ? -1 : int(found - rows.begin());
    }

    bool has(ConnectionId id) const
    {
        return key.connection == id
            || std::ranges::any_of(rows, [id](const Row &row) { return row.connection == id; });
    }
};

VmListModel::VmListModel(Connections &connections, const SampleStore &samples,
                         const Commands &commands, QObject *parent)
    : QAbstractItemModel(parent)
    , m_connections(connections)
    , m_samples(samples)
    , m_commands(commands)
    , m_badges(connections)
{
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &VmListModel::listen);
    connect(&connections, &Connections::aboutToRemove, this, &VmListModel::forget);
    connect(&connections, &Connections::renamed, this, &VmListModel::groupsChanged);
    connect(&samples, &SampleStore::appended, this, &VmListModel::ticked);
    connect(&commands, &Commands::pendingChanged, this, &VmListModel::rowChanged);
    connect(&m_badges, &AlertBadges::changed, this, &VmListModel::rowChanged);
}

VmListModel::~VmListModel() = default;

void VmListModel::listen(ConnectionId id)
{
    const Client *client = m_connections.find(id)->client;
    connect(client, &Client::vmsReset, this, [this, id] { replaceAll(id); });
    connect(client, &Client::vmChanged, this, [this, id, client](VmId vm) {
        if (const Vm *changed = client->vm(vm))
            upsert(id, *changed);
    });
    connect(client, &Client::vmRemoved, this, [this, id](VmId vm) { removeVm(id, vm); });
    replaceAll(id);
}

void VmListModel::forget(ConnectionId id)
{
    m_connections.find(id)->client->disconnect(this);
    QList<VmId> gone;
    for (auto item = m_whereIs.cbegin(); item != m_whereIs.cend(); ++item)
        if (item.key().connection == id)
            gone.append(item.key().vm);
    for (const VmId &vm : gone)
        removeVm(id, vm);
    if (Group *placeholder = findGroup({id, {}}))
        removeIfEmpty(*placeholder);
}

void VmListModel::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    beginResetModel();
    m_grouping = grouping;
    m_groups.clear();
    m_whereIs.clear();
    endResetModel();
    for (const ConnectionEntry &entry : m_connections.all())
        replaceAll(entry.id);
}

// Keeps rows that stay, so that the selection stays with them.
void VmListModel::replaceAll(ConnectionId id)
{
    const QList<Vm> &vms = m_connections.find(id)->client->vms();
    QSet<VmId> present;
    for (const Vm &vm : vms)
        present.insert(vm.id);
    QList<VmId> gone;
    for (auto item = m_whereIs.cbegin(); item != m_whereIs.cend(); ++item)
        if (item.key().connection == id && !present.contains(item.key().vm))
            gone.append(item.key().vm);
    for (const VmId &vm : gone)
        removeVm(id, vm);

    // Whole new groups come in at once: a first list of thousands is one insertion.
    std::vector<std::unique_ptr<Group>> fresh;
    for (const Vm &vm : vms) {
        const GroupKey key = groupOf(m_grouping, id, vm);
        if (m_whereIs.contains({id, vm.id}) || findGroup(key)) {
            upsert(id, vm);
            continue;
        }
        auto group = std::ranges::find(fresh, key, [](const auto &g) { return g->key; });
        if (group == fresh.end()) {
            fresh.push_back(
                std::make_unique<Group>(Group {key, tagsOf(vm.title).value(0), {}}));
            group = fresh.end() - 1;
        }
        (*group)->rows.push_back({id, vm});
    }
    for (auto &group : fresh)
        appendGroup(std::move(group));
    addPlaceholder(id);
}

// A connection is seen before it has VMs, or without any.
void VmListModel::addPlaceholder(ConnectionId id)
{
    const bool shown = std::ranges::any_of(m_groups, [id](const auto &g) { return g->has(id); });
    if (m_grouping == Grouping::Host && !shown)
        appendGroup(std::make_unique<Group>(Group {{id, {}}, {}, {}}));
}

void VmListModel::appendGroup(std::unique_ptr<Group> group)
{
    const int row = int(m_groups.size());
    beginInsertRows({}, row, row);
    for (const Row &vm : group->rows)
        m_whereIs.insert({vm.connection, vm.vm.id}, group.get());
    const GroupKey key = group->key;
    m_groups.push_back(std::move(group));
    endInsertRows();
    Group *placeholder = findGroup({key.connection, {}});
    if (m_grouping == Grouping::Host && placeholder && !key.name.isEmpty())
        removeIfEmpty(*placeholder);
}

VmListModel::Group &VmListModel::groupFor(const GroupKey &key)
{
    if (!findGroup(key))
        appendGroup(std::make_unique<Group>(Group {key, {}, {}}));
    return *findGroup(key);
}

void VmListModel::removeIfEmpty(Group &group)
{
    if (!group.rows.empty())
        return;
    const int row = rowOf(&group);
    beginRemoveRows({}, row, row);
    m_groups.erase(m_groups.begin() + row);
    endRemoveRows();
}

void VmListModel::upsert(ConnectionId id, const Vm &vm)
{
    const VmKey key {id, vm.id};
    Group &to = groupFor(groupOf(m_grouping, id, vm));
    if (to.tag.isEmpty())
        to.tag = tagsOf(vm.title).value(0);
    Group *from = m_whereIs.value(key);
    if (!from) {
        const int row = int(to.rows.size());
        beginInsertRows(indexOf(to), row, row);
        to.rows.push_back({id, vm});
        m_whereIs.insert(key, &to);
        endInsertRows();
        return;
    }
    if (from != &to)
        moveVm(key, *from, to);
    const int row = to.rowOf(key);
    to.rows[size_t(row)].vm = vm;
    const QModelIndex first = createIndex(row, 0, &to);
    emit dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
}

void VmListModel::moveVm(const VmKey &key, Group &from, Group &to)
{
    const int row = from.rowOf(key);
    const int place = int(to.rows.size());
    beginMoveRows(indexOf(from), row, row, indexOf(to), place);
    to.rows.push_back(std::move(from.rows[size_t(row)]));
    from.rows.erase(from.rows.begin() + row);
    m_whereIs.insert(key, &to);
    endMoveRows();
    removeIfEmpty(from);
}

void VmListModel::removeVm(ConnectionId id, VmId vm)
{
    const VmKey key {id, vm};
    Group *group = m_whereIs.value(key);
    if (!group)
        return;
    const int row = group->rowOf(key);
    beginRemoveRows(indexOf(*group), row, row);
    group->rows.erase(group->rows.begin() + row);
    m_whereIs.remove(key);
    endRemoveRows();
    removeIfEmpty(*group);
    addPlaceholder(id);
}

void VmListModel::ticked(ConnectionId id)
{
    for (const auto &group : m_groups) {
        if (group->rows.empty() || !group->has(id))
            continue;
        emit dataChanged(createIndex(0, Cpu, group.get()),
                         createIndex(int(group->rows.size()) - 1, Network, group.get()));
    }
}

void VmListModel::rowChanged(const VmKey &key)
{
    const QModelIndex index = indexOf(key);
    if (index.isValid())
        emit dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
}

void VmListModel::groupsChanged()
{
    if (!m_groups.empty())
        emit dataChanged(index(0, 0), index(int(m_groups.size()) - 1, ColumnCount - 1));
}

VmListModel::Group *VmListModel::findGroup(const GroupKey &key) const
{
    const auto found =
        std::ranges::find_if(m_groups, [&key](const auto &group) { return group->key == key; });
    return found == m_groups.end() ? nullptr : found->get();
}

int VmListModel::rowOf(const Group *group) const
{
    const auto found = std::ranges::find(m_groups, group, [](const auto &g) { return g.get(); });
    return int(found - m_groups.begin());
}

QModelIndex VmListModel::indexOf(const Group &group) const
{
    return createIndex(rowOf(&group), 0);
}

QModelIndex VmListModel::indexOf(const VmKey &key) const
{
    Group *group = m_whereIs.value(key);
    return group ? createIndex(group->rowOf(key), 0, group) : QModelIndex();
}

QModelIndex VmListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    return createIndex(row, column, m_groups[size_t(parent.row())].get());
}

QModelIndex VmListModel::parent(const QModelIndex &child) const
{
    const auto *group = static_cast<const Group *>(child.constInternalPointer());
    return child.isValid() && group ? indexOf(*group) : QModelIndex();
}

int VmListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalPointer() || parent.column() > 0)
        return 0;
    return int(m_groups[size_t(parent.row())]->rows.size());
}

int VmListModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const Vm *VmListModel::vmOf(const QModelIndex &index) const
{
    const auto *group = static_cast<const Group *>(index.constInternalPointer());
    return index.isValid() && group ? &group->rows[size_t(index.row())].vm : nullptr;
}

VmKey VmListModel::keyOf(const QModelIndex &index) const
{
    const auto *group = static_cast<const Group *>(index.constInternalPointer());
    if (!index.isValid() || !group)
        return {};
    const Row &row = group->rows[size_t(index.row())];
    return {row.connection, row.vm.id};
}

QString VmListModel::hostOf(const QModelIndex &index) const
{
    const Vm *vm = vmOf(index);
    const ConnectionEntry *entry = m_connections.find(keyOf(index).connection);
    return vm && entry ? displayText(entry->title) + u' ' + displayText(vm->host) : QString();
}

int VmListModel::vmCount() const
{
    return int(m_whereIs.size());
}

QString VmListModel::groupTitle(const Group &group) const
{
    switch (m_grouping) {
    case Grouping::Host:
        return hostTitle(group);
    case Grouping::State:
        return Words::state(groupState(group.key));
    case Grouping::Tag:
        return group.key.name.isEmpty() ? tr("No tag") : group.tag;
    }
    return {};
}

QString VmListModel::hostTitle(const Group &group) const
{
    const ConnectionEntry *entry = m_connections.find(group.key.connection);
    if (!entry)
        return {};
    const auto hosts = std::ranges::count(m_groups, group.key.connection,
                                          [](const auto &other) { return other->key.connection; });
    if (group.key.name.isEmpty() || (entry->connector && hosts == 1))
        return displayText(entry->title);
    if (!entry->connector)
        return displayText(group.key.name);
    return tr("%1 · %2", "server and host")
        .arg(displayText(entry->title), displayText(group.key.name));
}

QVariant VmListModel::groupSortValue(const Group &group) const
{
    switch (m_grouping) {
    case Grouping::Host:
        return rowOf(&group);
    case Grouping::State:
        return groupOrder(groupState(group.key));
    case Grouping::Tag:
        return group.key.name;
    }
    return {};
}

QVariant VmListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const Vm *vm = vmOf(index))
        return vmData(keyOf(index), *vm, index.column(), role);
    return groupData(*m_groups[size_t(index.row())], index.column(), role);
}

QVariant VmListModel::groupData(const Group &group, int column, int role) const
{
    if (column != Name)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return groupTitle(group);
    case Qt::AccessibleTextRole:
        return group.rows.size() == 1
            ? tr("%1, 1 VM").arg(groupTitle(group))
            : tr("%1, %n VMs", nullptr, int(group.rows.size())).arg(groupTitle(group));
    case Qt::DecorationRole:
        return groupIcon(m_grouping, group.key);
    case SortRole:
        return groupSortValue(group);
    default:
        return {};
    }
}

// What is more to the point than its state.
QString VmListModel::noteOn(const VmKey &key, const Vm &vm) const
{
    return m_commands.isPending(key) ? m_commands.pendingText(key) : Words::trouble(vm);
}

QVariant VmListModel::vmData(const VmKey &key, const Vm &vm, int column, int role) const
{
    const Track &track = m_samples.track(key);
    const auto severity = m_badges.worst(key);
    const auto spoken = [&] {
        const QString text = VmCellText::spoken(track, vm, column, noteOn(key, vm));
        return severity && column == Name
            ? tr("%1, alert: %2", "VM, severity").arg(text, Words::severity(*severity))
            : text;
    };
    switch (role) {
    case Qt::DisplayRole:
        return VmCellText::shown(track, vm, column);
    case Qt::AccessibleTextRole:
        return spoken();
    case Qt::ToolTipRole:
        return plainToolTip(spoken());
    case Qt::DecorationRole:
        if (column != Name)
            return {};
        if (m_commands.isPending(key))
            return Icons::pending();
        return Icons::state(Words::knownState(vm));
    case KeyRole:
        return QVariant::fromValue(key);
    case PendingRole:
        return noteOn(key, vm);
    case StateRole:
        return int(Words::knownState(vm));
    case SeverityRole:
        return severity ? QVariant(int(*severity)) : QVariant();
    case SortRole:
        return VmCellText::sortValue(track, vm, column);
    default:
        return {};
    }
}

QVariant VmListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name:
        return tr("Name");
    case Cpu:
        return tr("CPU");
    case Memory:
        return tr("Memory");
    case Disk:
        return tr("Disk");
    case Network:
        return tr("Network");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Guestwire
