// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/menubutton.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace Guestwire {

namespace {

constexpr int arrowSize = 8; // pixels
constexpr int arrowRoom = 12; // with what is left free at its right

} // namespace

MenuButton::MenuButton(QWidget *parent) : QToolButton(parent)
{
    setPopupMode(QToolButton::InstantPopup);
}

QSize MenuButton::sizeHint() const
{
    return QToolButton::sizeHint() + QSize(isArrowAlone() ? 0 : arrowRoom, 0);
}

void MenuButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton label;
    initStyleOption(&label);
    label.features &= ~QStyleOptionToolButton::HasMenu; // no arrow of the style's
    QStyleOptionToolButton ground = label;
    ground.icon = {};
    ground.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, ground);
    const int room = isArrowAlone() ? width() : arrowRoom;
    label.rect = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(0, 0, -room, 0));
    if (!isArrowAlone())
        painter.drawControl(QStyle::CE_ToolButtonLabel, label);
    QStyleOption arrow;
    arrow.initFrom(this);
    const int left = isArrowAlone() ? (width() - arrowSize) / 2 : width() - arrowRoom;
    arrow.rect = QStyle::visualRect(layoutDirection(), rect(),
                                    QRect(left, (height() - arrowSize) / 2, arrowSize, arrowSize));
    painter.drawPrimitive(QStyle::PE_IndicatorArrowDown, arrow);
}

} // namespace Guestwire
