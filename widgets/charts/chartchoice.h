// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/track.h"

#include <QStringList>

namespace Guestwire {

// What one of the charts shows.
struct ChartSpec
{
    struct Line
    {
        Series series; // where its values stand in a Point
        MetricSeries source; // what they are
        QString name; // "read"
    };

    MetricGroup group = MetricGroup::Cpu;
    QString title; // "Disk"
    Unit unit = Unit::Percent;
    QList<Line> lines;
    double leastTop = 0; // of the value axis, so that silence looks silent
    bool isUsual = true; // the chart's own title tells more than a name
};

// What of its group a chart was asked to show.
struct ChartChoice
{
    QString quantity; // one of quantitiesOf(); empty: the first
    QString device; // one of devicesOf(track); empty: the whole VM

    QString toText() const { return quantity + u'/' + device; }
    static ChartChoice fromText(const QString &text);
    bool operator==(const ChartChoice &) const = default;
};

struct ChartQuantity
{
    QString key;
    QString label; // in a menu: "Operations"
    bool isOfDevices = false; // a single device has it, too
};

QList<ChartQuantity> quantitiesOf(MetricGroup group);
QStringList devicesOf(const Track &track, MetricGroup group);
// "vCPU 0", "vda"; of all: "All disks".
QString deviceLabel(MetricGroup group, const QString &device);

// What a choice comes to for a VM: one that it does not have is the usual one.
ChartSpec specOf(MetricGroup group, const ChartChoice &choice, const Track &track);

} // namespace Guestwire
