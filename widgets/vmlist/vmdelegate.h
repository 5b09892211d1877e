// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Guestwire {

class SampleStore;
struct Sparkline;
struct VmKey;

// Paints the rows of the list: name and state, sparklines with the newest value.
class VmDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit VmDelegate(const SampleStore &samples, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBadge(QPainter &painter, QRect &rect, const QModelIndex &index,
                    QIcon::Mode mode) const;
    void paintName(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;
    void paintMetric(QPainter &painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;
    Sparkline sparklineFor(const VmKey &key, int column) const;

    const SampleStore &m_samples;
};

} // namespace Guestwire
