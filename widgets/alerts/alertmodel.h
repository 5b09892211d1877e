// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/alert.h"
#include "widgets/data/connections.h"

#include <QAbstractTableModel>

namespace Guestwire {

// The alerts that fire, of all connections; the newest of each first.
class AlertModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SeverityColumn, VmName, Rule, What, Value, Since, Handled, ColumnCount };
    enum Role { KeyRole = Qt::UserRole }; // VmKey

    explicit AlertModel(Connections &connections, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const Alert &alert(int row) const { return m_entries[row].alert; }
    ConnectionId connection(int row) const { return m_entries[row].connection; }

signals:
    // Somebody should look: it is new, and not snoozed.
    void began(const Guestwire::VmKey &vm, const Guestwire::Alert &alert);

private:
    struct Entry
    {
        ConnectionId connection = -1;
        Alert alert;
    };

    void listen(ConnectionId id);
    void forget(ConnectionId id);
    void replaceAll(ConnectionId id);
    void put(ConnectionId id, const Alert &alert);
    void renew(ConnectionId id, const QList<Sample> &samples);
    int rowOf(ConnectionId id, const QString &alert) const;
    QString shown(const Entry &entry, Column column) const;

    Connections &m_connections;
    QList<Entry> m_entries;
};

} // namespace Guestwire
