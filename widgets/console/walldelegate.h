// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Guestwire {

class WallModel;

// A tile of the wall: the VM's state and name over its console.
class WallDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    WallDelegate(const WallModel &model, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintHead(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect,
                   const QModelIndex &index) const;
    void paintConsole(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect,
                      const QModelIndex &index) const;

    const WallModel &m_model;
};

} // namespace Guestwire
