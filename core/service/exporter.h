// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/alerts.h"
#include "core/service/doorstatistics.h"
#include "core/service/history/historyfigures.h"

#include <QByteArray>
#include <QByteArrayList>

#include <functional>
#include <optional>

namespace Guestwire {

class Hub;

// What the service counts of itself.
struct ServiceFigures
{
    DoorStatistics door;
    int openConsoles = 0;
    Alerts::Figures alerts;
    std::optional<HistoryFigures> history {}; // absent where none is wanted
    std::optional<QDateTime> certificateEnd {}; // absent without TLS
};

// The page for Prometheus, in its text format: raw counters of the VMs that `sees` lets through,
// under the names that other libvirt exporters use, and the service's own figures.
QByteArray metricsPage(const Hub &hub, const ServiceFigures &figures,
                       const std::function<bool(const Vm &)> &sees);

// All that may stand on it.
QByteArrayList exportedMetrics();

} // namespace Guestwire
