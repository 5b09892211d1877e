// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/metric.h"

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>

namespace Guestwire {

// Numbers, sizes and times as a person reads them, in the language of the desktop.
class Format
{
    Q_DECLARE_TR_FUNCTIONS(Guestwire::Format)

public:
    static QString percent(double percent); // "38 %"
    static QString bytes(double bytes); // "2.1 GiB"
    static QString bytesOf(double part, double whole); // "2.1 of 4.0 GiB"
    static QString rate(double bytesPerSecond); // "4.2 MiB/s"
    static QString value(double value, Unit unit);
    static QString duration(std::chrono::seconds duration); // "3 d 4 h": the two largest units
    static QString time(const QDateTime &at); // "22:10:41", local
    static QString dateTime(const QDateTime &at); // with the date, local

    // The step between two marks of an axis, so that about `wanted` of them fit into `span`: 1, 2
    // or 5 times a power of ten, or of two where bytes are counted.
    static double niceStep(double span, int wanted, Unit unit);
};

} // namespace Guestwire
