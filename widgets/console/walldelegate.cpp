// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/walldelegate.h"

#include "widgets/common/colors.h"
#include "widgets/common/icons.h"
#include "widgets/console/wallmodel.h"

#include <QListView>
#include <QPainter>

namespace Guestwire {

namespace {

constexpr QSize consoleSize(320, 200); // pixels: 80 columns of the smallest text, 24 lines
constexpr int between = 8;
constexpr int edge = 6;
constexpr int iconSize = 16;
constexpr int corner = 4;

int headHeight(const QStyleOptionViewItem &option)
{
    return std::max(iconSize, option.fontMetrics.height()) + edge;
}

} // namespace

WallDelegate::WallDelegate(const WallModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize WallDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QSize least = consoleSize + QSize(2 * edge, 2 * edge + headHeight(option));
    const auto *view = qobject_cast<const QListView *>(option.widget);
    if (!view)
        return least;
    // As many beside each other as there is room for, which have all of it.
    const int bar = view->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int room = view->width() - bar - between - 1;
    const int columns = std::max(room / (least.width() + between), 1);
    return {std::max(room / columns - between, least.width()), least.height()};
}

void WallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Colors &colors = colorsFor(option.palette);
    const bool pointed = option.state.testFlag(QStyle::State_MouseOver)
        || (option.state.testFlag(QStyle::State_HasFocus));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pointed ? option.palette.color(QPalette::Highlight) : colors.grid);
    painter->setBrush(colors.card);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    QRect rect = option.rect.adjusted(edge, edge, -edge, -edge);
    paintHead(*painter, option, QRect(rect.topLeft(), QSize(rect.width(), iconSize)), index);
    rect.setTop(rect.top() + headHeight(option));
    paintConsole(*painter, option, rect, index);
    painter->restore();
}

void WallDelegate::paintHead(QPainter &painter, const QStyleOptionViewItem &option,
                             const QRect &rect, const QModelIndex &index) const
{
    Icons::state(State(index.data(WallModel::StateRole).toInt()))
        .paint(&painter, QRect(rect.topLeft(), QSize(iconSize, iconSize)));
    QFont bold = option.font;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(option.palette.color(QPalette::Text));
    const QRect text = rect.adjusted(iconSize + edge, 0, 0, 0);
    painter.drawText(
        text, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

void WallDelegate::paintConsole(QPainter &painter, const QStyleOptionViewItem &option,
                                const QRect &rect, const QModelIndex &index) const
{
    const ConsoleThumbnail *thumbnail = m_model.thumbnail(index);
    painter.fillRect(rect, QColor::fromRgb(m_model.look().scheme.background));
    if (!thumbnail)
        return;
    if (const QString trouble = thumbnail->trouble(); !trouble.isEmpty()) {
        painter.setFont(option.font);
        painter.setPen(QColor::fromRgb(m_model.look().scheme.foreground));
        painter.drawText(rect, Qt::AlignCenter | Qt::TextWordWrap, trouble);
        return;
    }
    const QImage &image = thumbnail->image();
    if (image.isNull())
        return;
    // As it is where it fits, smaller where the guest's screen is larger than usual.
    const QSizeF natural = QSizeF(image.size()) / m_model.look().glyphs.scale();
    const QSizeF shown = natural.width() <= rect.width() && natural.height() <= rect.height()
        ? natural
        : natural.scaled(QSizeF(rect.size()), Qt::KeepAspectRatio);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(rect.topLeft(), shown), image);
}

} // namespace Guestwire
