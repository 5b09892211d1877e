// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/legendentry.h"

#include "widgets/common/colors.h"

#include <QPainter>

namespace Guestwire {

namespace {

constexpr int swatch = 10; // pixels
constexpr int swatchHeight = 3;
constexpr int gap = 5;

} // namespace

LegendEntry::LegendEntry(int line, QWidget *parent) : QWidget(parent), m_line(line)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void LegendEntry::setText(const QString &text, const QString &name)
{
    if (text == m_text && name == m_name)
        return;
    m_text = text;
    m_name = name;
    updateGeometry();
    update();
}

QSize LegendEntry::sizeHint() const
{
    return sizeOf(m_text);
}

QSize LegendEntry::minimumSizeHint() const
{
    return sizeOf(m_name);
}

QSize LegendEntry::sizeOf(const QString &text) const
{
    return {swatch + 2 * gap + fontMetrics().horizontalAdvance(text), fontMetrics().height()};
}

void LegendEntry::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsFor(palette());
    const QRect mark(0, (height() - swatchHeight) / 2, swatch, swatchHeight);
    painter.fillRect(mark, m_line == 0 ? colors.first : colors.second);
    painter.setPen(colors.muted);
    painter.drawText(rect().adjusted(swatch + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     width() < sizeHint().width() ? m_name : m_text);
}

} // namespace Guestwire
