// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/events/eventmodel.h"

#include "widgets/common/format.h"
#include "widgets/common/plaintext.h"

namespace Guestwire {

EventModel::EventModel(Connections &connections, QObject *parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
{
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &EventModel::listen);
    connect(&connections, &Connections::aboutToRemove, this,
            [this](ConnectionId id) { m_connections.find(id)->client->disconnect(this); });
}

void EventModel::listen(ConnectionId id)
{
    connect(m_connections.find(id)->client, &Client::happened, this,
            [this, id](const Event &event) { add(id, event); });
}

void EventModel::add(ConnectionId id, const Event &event)
{
    Entry entry {{}, {}, event};
    if (event.vm) {
        entry.key = {id, *event.vm};
        if (const Vm *vm = m_connections.vm(entry.key))
            entry.vmName = displayText(vm->name);
    }
    beginInsertRows({}, 0, 0);
    m_entries.push_front(entry);
    endInsertRows();
    if (m_entries.size() <= maxEvents)
        return;
    const int last = int(m_entries.size()) - 1;
    beginRemoveRows({}, last, last);
    m_entries.pop_back();
    endRemoveRows();
}

QList<Event> EventModel::since(const VmKey &key, const QDateTime &from) const
{
    QList<Event> events;
    for (const Entry &entry : m_entries)
        if (entry.key == key && entry.event.at >= from)
            events.append(entry.event);
    return events;
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = m_entries[size_t(index.row())];
    if (role == KeyRole)
        return QVariant::fromValue(entry.key);
    if (role == Qt::ToolTipRole && index.column() == Time)
        return Format::dateTime(entry.event.at);
    if (role == Qt::ToolTipRole && index.column() == What)
        return plainToolTip(displayText(entry.event.message));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Time:
        return Format::time(entry.event.at);
    case VmName:
        return entry.vmName;
    case What:
        return displayText(entry.event.message);
    case By:
        return displayText(entry.event.by);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case VmName:
        return tr("VM");
    case What:
        return tr("What");
    case By:
        return tr("By");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Guestwire
