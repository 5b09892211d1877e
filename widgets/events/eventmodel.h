// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "widgets/data/connections.h"

#include <QAbstractTableModel>

#include <deque>

namespace Guestwire {

// What happened, the newest first: what each service tells, and the newest of what it kept from
// before. Bounded: the oldest go.
class EventModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, VmName, What, By, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole, // VmKey; null when it concerns no VM
        KindRole, // as Event::kind
    };
    static constexpr int maxEvents = 10'000;

    explicit EventModel(Connections &connections, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    // What happened to a VM at `from` or later, the newest first.
    QList<Event> since(const VmKey &key, const QDateTime &from) const;

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Entry
    {
        ConnectionId connection = -1;
        VmKey key;
        QString vmName; // as it was then
        Event event;
    };

    void listen(ConnectionId id);
    Entry entryOf(ConnectionId id, const Event &event) const;
    void add(ConnectionId id, const Event &event);
    QString nameOf(const Entry &entry) const;
    void askForPast(ConnectionId id);
    void addPast(ConnectionId id, const QList<Event> &events);

    Connections &m_connections;
    QHash<ConnectionId, QDateTime> m_askedFor; // the past up to then
    std::deque<Entry> m_entries; // the newest in front
};

} // namespace Guestwire
