// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/wallmodel.h"

#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"

#include <algorithm>

namespace Guestwire {

WallModel::WallModel(const Connections &connections, QObject *parent)
    : QAbstractListModel(parent)
    , m_connections(connections)
{
    connect(&connections, &Connections::aboutToRemove, this, &WallModel::forget);
}

WallModel::~WallModel() = default;

void WallModel::refresh()
{
    QList<Row> rows;
    for (const ConnectionEntry &entry : m_connections.all())
        for (const Vm &vm : entry.client->vms())
            if (isActive(vm.state) && !vm.consoles.isEmpty()
                && vm.permissions.testFlag(Permission::ConsoleRead))
                rows.append({{entry.id, vm.id},
                             displayText(vm.name),
                             vm.consoles.first(),
                             Words::knownState(vm),
                             Words::stateOf(vm)});
    if (rows == m_rows)
        return;
    if (std::ranges::equal(rows, m_rows, {}, &Row::key, &Row::key)) {
        m_rows = rows;
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    std::erase_if(m_thumbnails, [this](const auto &one) { return rowOf(one->key()) < 0; });
    endResetModel();
}

void WallModel::watch(const QList<VmKey> &keys)
{
    const QList<VmKey> few = keys.first(std::min<qsizetype>(keys.size(), mostWatched));
    std::erase_if(m_thumbnails, [&few](const auto &one) { return !few.contains(one->key()); });
    for (const VmKey &key : few)
        if (std::ranges::none_of(m_thumbnails,
                                 [&key](const auto &one) { return one->key() == key; }))
            start(key);
}

void WallModel::start(const VmKey &key)
{
    const ConnectionEntry *entry = m_connections.find(key.connection);
    const int row = rowOf(key);
    if (!entry || row < 0)
        return;
    m_thumbnails.push_back(std::make_unique<ConsoleThumbnail>(key, m_rows[row].device,
                                                              *entry->client, m_look, nullptr));
    connect(m_thumbnails.back().get(), &ConsoleThumbnail::changed, this, [this, key] {
        if (const int changed = rowOf(key); changed >= 0)
            emit dataChanged(index(changed), index(changed));
    });
}

void WallModel::forget(ConnectionId connection)
{
    beginResetModel();
    std::erase_if(m_thumbnails,
                  [connection](const auto &one) { return one->key().connection == connection; });
    m_rows.removeIf([connection](const Row &row) { return row.key.connection == connection; });
    endResetModel();
}

void WallModel::repaint()
{
    for (const auto &one : m_thumbnails)
        one->repaint();
}

int WallModel::rowOf(const VmKey &key) const
{
    const auto found = std::ranges::find(m_rows, key, &Row::key);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

const ConsoleThumbnail *WallModel::thumbnail(const QModelIndex &index) const
{
    const auto found = std::ranges::find_if(
        m_thumbnails, [&](const auto &one) { return one->key() == m_rows[index.row()].key; });
    return found == m_thumbnails.end() ? nullptr : found->get();
}

int WallModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant WallModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[index.row()];
    const ConsoleThumbnail *shown = thumbnail(index);
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::ToolTipRole:
        return plainToolTip(tr("Open the console of %1").arg(row.name));
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3", "VM, its state, the last line on its console")
            .arg(row.name, row.stateText, shown ? shown->lastLine() : QString());
    case KeyRole:
        return QVariant::fromValue(row.key);
    case StateRole:
        return int(row.state);
    default:
        return {};
    }
}

} // namespace Guestwire
