// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alerts/alertbadges.h"
#include "widgets/data/commands.h"
#include "widgets/data/samplestore.h"
#include "widgets/vmlist/vmgrouping.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace Guestwire {

// All VMs, grouped by the connection and host that they live on, or by state or tag over all of them.
class VmListModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Cpu, Memory, Disk, Network, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole, // VmKey; null for a group
        SortRole,
        PendingRole, // "starting…" or "not answering", or empty
        StateRole, // int of a State
        SeverityRole, // int of the Severity of the VM's worst alert; null without one
    };

    VmListModel(Connections &connections, const SampleStore &samples, const Commands &commands,
                QObject *parent = nullptr);
    ~VmListModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    Grouping grouping() const { return m_grouping; }
    void setGrouping(Grouping grouping);

    QModelIndex indexOf(const VmKey &key) const;
    VmKey keyOf(const QModelIndex &index) const;
    const Vm *vmOf(const QModelIndex &index) const; // null for a group
    QString hostOf(const QModelIndex &vm) const; // as its group by host is called, and its URI
    int vmCount() const;
    const SampleStore &samples() const { return m_samples; }

private:
    struct Row;
    struct Group;

    void listen(ConnectionId id);
    void forget(ConnectionId id);
    void replaceAll(ConnectionId id);
    void upsert(ConnectionId id, const Vm &vm);
    void moveVm(const VmKey &key, Group &from, Group &to);
    void removeVm(ConnectionId id, VmId vm);
    Group &groupFor(const GroupKey &key);
    void appendGroup(std::unique_ptr<Group> group);
    void removeIfEmpty(Group &group);
    void addPlaceholder(ConnectionId id);
    void ticked(ConnectionId id);
    void rowChanged(const VmKey &key);
    void groupsChanged();

    Group *findGroup(const GroupKey &key) const;
    int rowOf(const Group *group) const;
    QModelIndex indexOf(const Group &group) const;
    QString groupTitle(const Group &group) const;
    QString hostTitle(const Group &group) const;
    QVariant groupSortValue(const Group &group) const;
    QVariant groupData(const Group &group, int column, int role) const;
    QString noteOn(const VmKey &key, const Vm &vm) const;
    QVariant vmData(const VmKey &key, const Vm &vm, int column, int role) const;

    Connections &m_connections;
    const SampleStore &m_samples;
    const Commands &m_commands;
    AlertBadges m_badges;
    Grouping m_grouping = Grouping::Host;
    std::vector<std::unique_ptr<Group>> m_groups;
    QHash<VmKey, Group *> m_whereIs;
};

} // namespace Guestwire
