// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/eventmarks.h"

#include "widgets/common/colors.h"
#include "widgets/common/format.h"

#include <QHash>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr double reach = 5; // pixels around a mark that belong to it
constexpr double smallest = 3; // pixels from the middle of a shape to its edge
constexpr qsizetype mostLines = 6; // of a tool tip
constexpr int lineAlpha = 110;

QColor colorOf(Severity severity, const Colors &colors)
{
    switch (severity) {
    case Severity::Info:
        return colors.muted;
    case Severity::Warning:
        return colors.paused;
    case Severity::Critical:
        return colors.problem;
    }
    return {};
}

// A dot, a triangle, a diamond.
void drawShape(QPainter &painter, Severity severity, QPointF foot)
{
    const double size = smallest + int(severity);
    switch (severity) {
    case Severity::Info:
        painter.drawEllipse(foot - QPointF(0, size), size, size);
        break;
    case Severity::Warning:
        painter.drawPolygon(QPolygonF(
            {foot + QPointF(-size, 0), foot + QPointF(size, 0), foot + QPointF(0, -2 * size)}));
        break;
    case Severity::Critical:
        painter.drawPolygon(
            QPolygonF({foot, foot + QPointF(size, -size), foot + QPointF(0, -2 * size),
                       foot + QPointF(-size, -size)}));
        break;
    }
}

} // namespace

double MarkScale::across(qint64 at) const
{
    return plot.left() + plot.width() * double(at - from) / double(std::max<qint64>(to - from, 1));
}

bool isMarked(const Event &event)
{
    return event.vm && event.kind != u"command"
        && (event.kind != u"console" || event.severity != Severity::Info);
}

EventMark markOf(const Event &event)
{
    return {event.at.toMSecsSinceEpoch(), event.severity, displayText(event.message)};
}

void drawMarks(QPainter &painter, const QList<EventMark> &marks, const MarkScale &scale,
               const Colors &colors)
{
    QHash<int, Severity> gravest; // by column of pixels
    for (const EventMark &mark : marks)
        if (mark.at >= scale.from && mark.at <= scale.to) {
            Severity &here = gravest[int(std::lround(scale.across(mark.at)))];
            here = std::max(here, mark.severity);
        }
    painter.save();
    for (auto it = gravest.begin(); it != gravest.end(); ++it) {
        QColor color = colorOf(it.value(), colors);
        painter.setRenderHint(QPainter::Antialiasing, false);
        color.setAlpha(lineAlpha);
        painter.setPen(color);
        painter.drawLine(QLineF(it.key(), scale.plot.top(), it.key(), scale.plot.bottom()));
        color.setAlpha(255);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        drawShape(painter, it.value(), QPointF(it.key(), scale.plot.bottom()));
    }
    painter.restore();
}

QString marksAt(double x, const QList<EventMark> &marks, const MarkScale &scale)
{
    QStringList lines;
    for (const EventMark &mark : marks) {
        if (mark.at < scale.from || mark.at > scale.to
            || std::abs(scale.across(mark.at) - x) > reach)
            continue;
        if (lines.size() == mostLines) {
            lines.append(u"…"_s);
            break;
        }
        lines.append(Format::time(QDateTime::fromMSecsSinceEpoch(mark.at)) + u"  "_s + mark.text);
    }
    return lines.join(u'\n');
}

} // namespace Guestwire
