// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Guestwire {

// How a libvirt host is, and how well it can be read. What is not known is absent.
struct HostStatus
{
    enum class Link { Connecting, Connected, Lost };

    QString uri;
    Link link = Link::Connecting;
    QString reason; // why it is lost
    QDateTime at; // UTC, of the figures
    double interval = 0; // seconds between two readings of a VM that nobody watches
    bool stretched = false; // that is longer than asked for, because the host is slow
    int vms = 0;
    std::optional<int> cpus;
    std::optional<double> cpuUtilization; // percent of all CPUs
    std::optional<double> memoryUsed; // bytes
    std::optional<double> memoryTotal; // bytes
    QList<double> load; // over 1, 5 and 15 minutes; empty for a host that is not this machine
    std::optional<double> readingDuration; // seconds that the last reading took
    std::optional<double> readingCpu; // seconds of CPU that it cost this program
    std::optional<double> readingLateness; // seconds it began after it was due

    bool operator==(const HostStatus &) const = default;
};

} // namespace Guestwire
