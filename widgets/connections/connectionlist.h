// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connections/savedconnections.h"
#include "widgets/data/connections.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace Guestwire {

// Every connection that is kept or that is there now, a row each: first the kept ones.
class ConnectionList : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Address, Kind, State, AtStart, ColumnCount };
    struct Row
    {
        SavedConnection connection;
        bool isSaved = false;
        ConnectionId live = -1;
    };

    // Both outlive this.
    ConnectionList(Connections &connections, SavedConnections &saved, QObject *parent = nullptr);

    const Row *row(int index) const;
    int indexOf(const QString &address) const; // -1: none
    const ConnectionEntry *entry(const Row &row) const; // null: not connected

    static bool isServer(const QString &address);
    static QString kindText(const QString &address);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void statesChanged();

private:
    QString text(const Row &row, int column) const;
    void listen(ConnectionId id);
    void build();
    void refreshStates();

    Connections &m_connections;
    SavedConnections &m_saved;
    QList<Row> m_rows;
    QTimer m_countdown; // while one of them waits
};

} // namespace Guestwire
