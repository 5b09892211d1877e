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

// The VMs of one host behind one connection. A connection without any VM has one group with no
// host.
struct VmListModel::Group
{
    ConnectionId connection = -1;
    QString host;
    std::vector<Vm> vms;

    int rowOf(VmId id) const
    {
        const auto found = std::ranges::find(vms, id, &Vm::id);
        return found == vms.end() ? -1 : int(found - vms.begin());
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
    for (size_t i = m_groups.size(); i-- > 0;) {
        if (m_groups[i]->connection != id)
            continue;
        beginRemoveRows({}, int(i), int(i));
        m_groups.erase(m_groups.begin() + std::ptrdiff_t(i));
        m_whereIs.removeIf([id](const auto &item) { return item.key().connection == id; });
        endRemoveRows();
    }
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
        if (m_whereIs.contains({id, vm.id}) || findGroup(id, vm.host)) {
            upsert(id, vm);
            continue;
        }
        auto group = std::ranges::find(fresh, vm.host, [](const auto &g) { return g->host; });
        if (group == fresh.end()) {
            fresh.push_back(std::make_unique<Group>(Group {id, vm.host, {}}));
            group = fresh.end() - 1;
        }
        (*group)->vms.push_back(vm);
    }
    for (auto &group : fresh)
        appendGroup(std::move(group));
    if (vms.isEmpty() && !findGroup(id, {}))
        appendGroup(std::make_unique<Group>(Group {id, {}, {}}));
}

void VmListModel::appendGroup(std::unique_ptr<Group> group)
{
    const ConnectionId id = group->connection;
    const int row = int(m_groups.size());
    beginInsertRows({}, row, row);
    for (const Vm &vm : group->vms)
        m_whereIs.insert({id, vm.id}, group.get());
    const bool filled = !group->vms.empty();
    m_groups.push_back(std::move(group));
    endInsertRows();
    const Group *placeholder = filled ? findGroup(id, {}) : nullptr;
    if (!placeholder || !placeholder->vms.empty())
        return;
    const int old = rowOf(placeholder);
    beginRemoveRows({}, old, old);
    m_groups.erase(m_groups.begin() + old);
    endRemoveRows();
}

void VmListModel::upsert(ConnectionId id, const Vm &vm)
{
    const VmKey key {id, vm.id};
    Group *group = m_whereIs.value(key);
    if (group && group->host != vm.host) {
        removeVm(id, vm.id); // it moved
        group = nullptr;
    }
    if (group) {
        const int row = group->rowOf(vm.id);
        group->vms[size_t(row)] = vm;
        const QModelIndex first = createIndex(row, 0, group);
        emit dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
        return;
    }
    group = findGroup(id, vm.host);
    if (!group) {
        appendGroup(std::make_unique<Group>(Group {id, vm.host, {vm}}));
        return;
    }
    const int row = int(group->vms.size());
    beginInsertRows(indexOf(*group), row, row);
    group->vms.push_back(vm);
    m_whereIs.insert(key, group);
    endInsertRows();
}

void VmListModel::removeVm(ConnectionId id, VmId vm)
{
    Group *group = m_whereIs.value({id, vm});
    if (!group)
        return;
    const int row = group->rowOf(vm);
    beginRemoveRows(indexOf(*group), row, row);
    group->vms.erase(group->vms.begin() + row);
    m_whereIs.remove({id, vm});
    endRemoveRows();
    if (!group->vms.empty())
        return;
    const int groupRow = rowOf(group);
    beginRemoveRows({}, groupRow, groupRow);
    m_groups.erase(m_groups.begin() + groupRow);
    endRemoveRows();
    const bool more =
        std::ranges::any_of(m_groups, [id](const auto &other) { return other->connection == id; });
    if (!more)
        appendGroup(std::make_unique<Group>(Group {id, {}, {}}));
}

void VmListModel::ticked(ConnectionId id)
{
    for (const auto &group : m_groups) {
        if (group->connection != id || group->vms.empty())
            continue;
        emit dataChanged(createIndex(0, Cpu, group.get()),
                         createIndex(int(group->vms.size()) - 1, Network, group.get()));
    }
}

void VmListModel::rowChanged(const VmKey &key)
{
    const QModelIndex index = indexOf(key);
    if (index.isValid())
        emit dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
}

VmListModel::Group *VmListModel::findGroup(ConnectionId id, const QString &host) const
{
    const auto found = std::ranges::find_if(m_groups, [&](const auto &group) {
        return group->connection == id && group->host == host;
    });
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
    return group ? createIndex(group->rowOf(key.vm), 0, group) : QModelIndex();
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
    return int(m_groups[size_t(parent.row())]->vms.size());
}

int VmListModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const Vm *VmListModel::vmOf(const QModelIndex &index) const
{
    const auto *group = static_cast<const Group *>(index.constInternalPointer());
    return index.isValid() && group ? &group->vms[size_t(index.row())] : nullptr;
}

VmKey VmListModel::keyOf(const QModelIndex &index) const
{
    const Vm *vm = vmOf(index);
    if (!vm)
        return {};
    return {static_cast<const Group *>(index.constInternalPointer())->connection, vm->id};
}

int VmListModel::vmCount() const
{
    return int(m_whereIs.size());
}

QString VmListModel::groupTitle(const Group &group) const
{
    const ConnectionEntry *entry = m_connections.find(group.connection);
    if (!entry)
        return {};
    const auto hosts = std::ranges::count_if(
        m_groups, [&group](const auto &other) { return other->connection == group.connection; });
    if (group.host.isEmpty() || (entry->connector && hosts == 1))
        return displayText(entry->title);
    if (!entry->connector)
        return displayText(group.host);
    return tr("%1 · %2", "server and host").arg(displayText(entry->title), displayText(group.host));
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
        return group.vms.size() == 1
            ? tr("%1, 1 VM").arg(groupTitle(group))
            : tr("%1, %n VMs", nullptr, int(group.vms.size())).arg(groupTitle(group));
    case Qt::DecorationRole:
        return Icons::named(QStringLiteral("host"));
    case SortRole:
        return rowOf(&group);
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
        return Icons::state(vm.answering ? vm.state : State::Unknown);
    case KeyRole:
        return QVariant::fromValue(key);
    case PendingRole:
        return noteOn(key, vm);
    case StateRole:
        return int(vm.state);
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
