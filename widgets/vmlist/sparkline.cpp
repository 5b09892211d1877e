// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/sparkline.h"

#include <QPainter>
#include <QVarLengthArray>

#include <algorithm>
#include <cmath>

namespace Guestwire {

namespace {

constexpr int usualPixels = 128;
constexpr int fillAlpha = 56;

QRect columnBelow(int x, int y, int bottom)
{
    return QRect(x, y + 1, 1, std::max(bottom - y, 0));
}

} // namespace

float Sparkline::valueOf(const Point &point) const
{
    return plus ? point[series] + point[*plus] : point[series];
}

void Sparkline::paint(QPainter &painter, const QRect &rect, std::span<const Point> points,
                      const QColor &color) const
{
    if (to <= from || top <= 0 || rect.width() < 2)
        return;
    QVarLengthArray<QLine, usualPixels> lines;
    QVarLengthArray<QRect, usualPixels> below;
    std::optional<QPoint> before;
    for (const Point &point : points) {
        const float value = valueOf(point);
        if (!(value == value)) {
            before.reset();
            continue;
        }
        const double across = double(point.at - from) / double(to - from);
        const double up = std::clamp(double(value) / top, 0.0, 1.0);
        const QPoint here(rect.left() + int(std::lround(across * (rect.width() - 1))),
                          rect.bottom() - int(std::lround(up * (rect.height() - 1))));
        if (before && here.x() >= rect.left()) {
            lines.append(QLine(*before, here));
            for (int x = std::max(before->x(), rect.left()); x < here.x(); ++x) {
                const int y = before->y()
                    + (here.y() - before->y()) * (x - before->x()) / (here.x() - before->x());
                below.append(columnBelow(x, y, rect.bottom()));
            }
        }
        before = here;
    }
    QColor faint = color;
    faint.setAlpha(fillAlpha);
    painter.setClipRect(rect);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint);
    painter.drawRects(below.constData(), int(below.size()));
    painter.setPen(color);
    painter.drawLines(lines.constData(), int(lines.size()));
    painter.setClipping(false);
}

} // namespace Guestwire
