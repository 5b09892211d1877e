// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"

#include <QList>
#include <QRectF>

class QPainter;

namespace Guestwire {

struct Colors;

// Something that happened, on the time line of charts.
struct EventMark
{
    qint64 at = 0; // ms since 1970
    Severity severity = Severity::Info;
    QString text;

    bool operator==(const EventMark &) const = default;
};

// Where they stand: how a time becomes a place.
struct MarkScale
{
    QRectF plot;
    qint64 from = 0; // ms since 1970
    qint64 to = 1;

    double across(qint64 at) const;
};

// What of an event is marked; nothing for those that are only a record of who did what.
bool isMarked(const Event &event);
EventMark markOf(const Event &event);

// A line and a shape at its foot: the graver, the larger, and each severity with its own shape. Of
// those that fall on the same pixels the gravest is drawn.
void drawMarks(QPainter &painter, const QList<EventMark> &marks, const MarkScale &scale,
               const Colors &colors);

// What stands at `x`, a line each; empty where nothing does.
QString marksAt(double x, const QList<EventMark> &marks, const MarkScale &scale);

} // namespace Guestwire
