// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/console/consolethumbnail.h"
#include "widgets/data/connections.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace Guestwire {

// The VMs whose console may be watched now, and a thumbnail of those that are in sight.
class WallModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { KeyRole = Qt::UserRole, StateRole };
    static constexpr int mostWatched = 24; // at once; a server lets one client open 64

    explicit WallModel(const Connections &connections, QObject *parent);
    ~WallModel() override;

    void refresh(); // the list of VMs
    void watch(const QList<VmKey> &keys); // these and no others, the first of them if too many
    const ConsoleThumbnail *thumbnail(const QModelIndex &index) const; // null where none is watched
    int watched() const { return int(m_thumbnails.size()); }
    ThumbnailLook &look() { return m_look; }
    const ThumbnailLook &look() const { return m_look; }
    void repaint(); // after a change of the look

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        VmKey key;
        QString name;
        QString device;
        State state; // as far as it is known
        QString stateText;

        bool operator==(const Row &) const = default;
    };

    void forget(ConnectionId connection);
    void start(const VmKey &key);
    int rowOf(const VmKey &key) const;

    const Connections &m_connections;
    ThumbnailLook m_look;
    QList<Row> m_rows;
    std::vector<std::unique_ptr<ConsoleThumbnail>> m_thumbnails;
};

} // namespace Guestwire
