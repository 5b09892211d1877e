// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/choicebutton.h"

#include <QPainter>

namespace Guestwire {

namespace {

constexpr int aside = 12; // pixels
constexpr int above = 5;
constexpr int corner = 4;

} // namespace

ChoiceButton::ChoiceButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover); // repaints when the mouse comes and goes
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ChoiceButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * aside,
            fontMetrics().height() + 2 * above};
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool raised = hasFocus() || underMouse();
    painter.setPen(palette().color(raised ? QPalette::Highlight : QPalette::Mid));
    painter.setBrush(palette().color(isChecked() ? QPalette::Highlight : QPalette::Button));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    if (isChecked() && hasFocus()) {
        painter.setPen(palette().color(QPalette::HighlightedText));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), corner, corner);
    }
    painter.setPen(palette().color(isChecked() ? QPalette::HighlightedText : QPalette::ButtonText));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace Guestwire
