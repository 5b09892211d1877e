// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alertmodel.h"

#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"

#include <algorithm>

namespace Guestwire {

AlertModel::AlertModel(Connections &connections, QObject *parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
{
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &AlertModel::listen);
    connect(&connections, &Connections::aboutToRemove, this, &AlertModel::forget);
}

void AlertModel::listen(ConnectionId id)
{
    const Client &client = *m_connections.find(id)->client;
    const AlertBook &book = client.alerts();
    connect(&book, &AlertBook::reset, this, [this, id] { replaceAll(id); });
    connect(&book, &AlertBook::changed, this, [this, id](const Alert &alert) { put(id, alert); });
    connect(&client, &Client::sampled, this,
            [this, id](const QList<Sample> &samples) { renew(id, samples); });
    replaceAll(id);
}

void AlertModel::forget(ConnectionId id)
{
    m_connections.find(id)->client->disconnect(this);
    m_connections.find(id)->client->alerts().disconnect(this);
    beginResetModel();
    m_entries.removeIf([id](const Entry &entry) { return entry.connection == id; });
    endResetModel();
}

void AlertModel::replaceAll(ConnectionId id)
{
    beginResetModel();
    m_entries.removeIf([id](const Entry &entry) { return entry.connection == id; });
    for (const Alert &alert : m_connections.find(id)->client->alerts().alerts())
        m_entries.append({id, alert});
    endResetModel();
}

void AlertModel::put(ConnectionId id, const Alert &alert)
{
    const int row = rowOf(id, alert.id);
    if (alert.state == Alert::State::Cleared) {
        if (row < 0)
            return;
        beginRemoveRows({}, row, row);
        m_entries.remove(row);
        endRemoveRows();
        return;
    }
    if (row >= 0) {
        m_entries[row].alert = alert;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    beginInsertRows({}, 0, 0);
    m_entries.prepend({id, alert});
    endInsertRows();
    if (!alert.snoozedUntil)
        emit began({id, alert.vm.value_or(VmId())}, alert);
}

// The server tells of an alert when it changes; its value is that of the newest sample.
void AlertModel::renew(ConnectionId id, const QList<Sample> &samples)
{
    for (int row = 0; row < m_entries.size(); ++row) {
        Entry &entry = m_entries[row];
        const auto metric = metricFromName(entry.alert.metric);
        if (entry.connection != id || !metric)
            continue;
        const auto sample = std::ranges::find(samples, entry.alert.vm, &Sample::vm);
        if (sample == samples.end() || !sample->values[*metric])
            continue;
        entry.alert.value = sample->values[*metric];
        emit dataChanged(index(row, Value), index(row, Value));
    }
}

int AlertModel::rowOf(ConnectionId id, const QString &alert) const
{
    for (int row = 0; row < m_entries.size(); ++row)
        if (m_entries[row].connection == id && m_entries[row].alert.id == alert)
            return row;
    return -1;
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int AlertModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AlertModel::shown(const Entry &entry, Column column) const
{
    const Alert &alert = entry.alert;
    switch (column) {
    case SeverityColumn:
        return Words::severity(alert.severity);
    case VmName: {
        const Vm *vm = m_connections.vm({entry.connection, alert.vm.value_or(VmId())});
        return vm ? displayText(vm->name) : QString();
    }
    case Rule:
        return displayText(alert.rule);
    case What:
        return displayText(alert.message);
    case Value: {
        const auto metric = metricFromName(alert.metric);
        return metric && alert.value ? Format::value(*alert.value, info(*metric).unit) : QString();
    }
    case Since:
        return alert.since.toLocalTime().date() == QDate::currentDate()
            ? Format::time(alert.since)
            : Format::dateTime(alert.since);
    case Handled:
        if (alert.snoozedUntil)
            return tr("snoozed until %1").arg(Format::time(*alert.snoozedUntil));
        return alert.acknowledgedBy.isEmpty()
            ? QString()
            : tr("acknowledged by %1").arg(displayText(alert.acknowledgedBy));
    case ColumnCount:
        break;
    }
    return {};
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = m_entries[index.row()];
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown(entry, column);
    case Qt::DecorationRole:
        return column == SeverityColumn ? QVariant(Icons::severity(entry.alert.severity))
                                        : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(column == Since ? Format::dateTime(entry.alert.since)
                                            : shown(entry, column));
    case KeyRole:
        return QVariant::fromValue(VmKey {entry.connection, entry.alert.vm.value_or(VmId())});
    default:
        return {};
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case SeverityColumn:
        return tr("Severity");
    case VmName:
        return tr("VM");
    case Rule:
        return tr("Rule");
    case What:
        return tr("What");
    case Value:
        return tr("Value");
    case Since:
        return tr("Since");
    case Handled:
        return tr("Handled");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Guestwire
