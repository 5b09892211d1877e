// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/vmdelegate.h"

#include "widgets/common/colors.h"
#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/words.h"
#include "widgets/data/samplestore.h"
#include "widgets/vmlist/sparkline.h"
#include "widgets/vmlist/vmlistmodel.h"

#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace Guestwire {

namespace {

constexpr int margin = 6; // pixels
constexpr int iconSize = 16;
constexpr int rowHeight = 26;
constexpr int shortestSparkline = 24;
constexpr int sparklineSamples = 60;
constexpr double quietDisk = 256 * 1024; // bytes a second: less than this stays at the bottom
constexpr double quietNetwork = 32 * 1024;

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

QColor textColor(const QStyleOptionViewItem &option)
{
    return option.palette.color(isSelected(option) ? QPalette::HighlightedText : QPalette::Text);
}

QColor mutedColor(const QStyleOptionViewItem &option)
{
    return isSelected(option) ? option.palette.color(QPalette::HighlightedText)
                              : colorsFor(option.palette).muted;
}

QColor lineColor(const QStyleOptionViewItem &option, int column)
{
    if (isSelected(option))
        return option.palette.color(QPalette::HighlightedText);
    const Colors &colors = colorsFor(option.palette);
    switch (column) {
    case VmListModel::Cpu:
        return colors.cpu;
    case VmListModel::Memory:
        return colors.memory;
    case VmListModel::Disk:
        return colors.disk;
    default:
        return colors.network;
    }
}

// Room for the longest usual value, so that the sparklines of all rows end at the same place.
int valueWidth(const QFontMetrics &metrics, int column)
{
    const bool share = column == VmListModel::Cpu || column == VmListModel::Memory;
    constexpr double longestRate = 99.9 * 1024 * 1024;
    return metrics.horizontalAdvance(share ? Format::percent(100) : Format::rate(longestRate));
}

} // namespace

VmDelegate::VmDelegate(const SampleStore &samples, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_samples(samples)
{
}

QSize VmDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return {hint.width(), std::max(rowHeight, option.fontMetrics.height() + margin)};
}

void VmDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                       const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    option.icon = {};
    option.features = {};
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    painter->save();
    if (!index.parent().isValid())
        paintGroup(*painter, option, index);
    else if (index.column() == VmListModel::Name)
        paintName(*painter, option, index);
    else
        paintMetric(*painter, option, index);
    painter->restore();
}

void VmDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QRect rect = option.rect.adjusted(2, 0, -margin, 0);
    const auto mode = isSelected(option) ? QIcon::Selected : QIcon::Normal;
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(&painter, QRect(rect.left(), rect.center().y() - iconSize / 2, iconSize, iconSize),
               Qt::AlignCenter, mode);
    rect.setLeft(rect.left() + iconSize + margin);
    QFont font = option.font;
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(textColor(option));
    const QFontMetrics metrics(font);
    const QString count = QLocale().toString(index.model()->rowCount(index));
    const int countWidth = metrics.horizontalAdvance(count) + margin;
    const QString title =
        metrics.elidedText(index.data().toString(), Qt::ElideMiddle, rect.width() - countWidth);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, title);
    painter.setPen(mutedColor(option));
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight, count);
}

// The worst alert, at the right of the name's cell; the rest of the cell is left for the others.
void VmDelegate::paintBadge(QPainter &painter, QRect &rect, const QModelIndex &index,
                            QIcon::Mode mode) const
{
    const QVariant severity = index.data(VmListModel::SeverityRole);
    if (severity.isNull())
        return;
    const QRect place(rect.right() - iconSize + 1, rect.center().y() - iconSize / 2, iconSize,
                      iconSize);
    Icons::severity(Severity(severity.toInt())).paint(&painter, place, Qt::AlignCenter, mode);
    rect.setRight(place.left() - margin);
}

void VmDelegate::paintName(QPainter &painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QRect rect = option.rect.adjusted(2, 0, -margin, 0);
    const auto mode = isSelected(option) ? QIcon::Selected : QIcon::Normal;
    index.data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(&painter, QRect(rect.left(), rect.center().y() - iconSize / 2, iconSize, iconSize),
               Qt::AlignCenter, mode);
    rect.setLeft(rect.left() + iconSize + margin);
    paintBadge(painter, rect, index, mode);
    const QString pending = index.data(VmListModel::PendingRole).toString();
    const auto state = State(index.data(VmListModel::StateRole).toInt());
    const QString word = pending.isEmpty() ? Words::state(state) : pending;
    const QFontMetrics &metrics = option.fontMetrics;
    const int wordWidth = metrics.horizontalAdvance(word);
    const QString name = index.data().toString();
    const int nameWidth = std::min(metrics.horizontalAdvance(name), rect.width());
    if (rect.width() - nameWidth - 2 * margin >= wordWidth || !pending.isEmpty()) {
        painter.setPen(mutedColor(option));
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight, word);
        rect.setRight(rect.right() - wordWidth - margin);
    }
    painter.setPen(textColor(option));
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(name, Qt::ElideRight, rect.width()));
}

void VmDelegate::paintMetric(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QRect rect = option.rect.adjusted(margin, 0, -margin, 0);
    const int column = index.column();
    const int width = valueWidth(option.fontMetrics, column);
    if (rect.width() >= width + shortestSparkline + margin) {
        painter.setPen(textColor(option));
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight, index.data().toString());
        rect.setRight(rect.right() - width - margin);
    }
    const auto key = index.data(VmListModel::KeyRole).value<VmKey>();
    const Sparkline sparkline = sparklineFor(key, column);
    sparkline.paint(painter, rect.adjusted(0, 4, 0, -4), m_samples.track(key).since(sparkline.from),
                    lineColor(option, column));
}

Sparkline VmDelegate::sparklineFor(const VmKey &key, int column) const
{
    Sparkline line;
    line.to = m_samples.newest(key.connection);
    line.from = line.to - sparklineSamples * m_samples.interval(key.connection).count();
    switch (column) {
    case VmListModel::Cpu:
        line.series = Series::Cpu;
        line.top = 100;
        return line;
    case VmListModel::Memory:
        line.series = Series::MemoryUsed;
        line.top = m_samples.track(key).last(Series::MemoryTotal).value_or(0);
        return line;
    case VmListModel::Disk:
        line.series = Series::DiskRead;
        line.plus = Series::DiskWrite;
        line.top = quietDisk;
        break;
    default:
        line.series = Series::NetworkIn;
        line.plus = Series::NetworkOut;
        line.top = quietNetwork;
    }
    for (const Point &point : m_samples.track(key).since(line.from))
        if (const float value = line.valueOf(point); value > line.top)
            line.top = double(value);
    return line;
}

} // namespace Guestwire
