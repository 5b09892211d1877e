// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/hosttext.h"

#include "core/model/vm.h"
#include "widgets/common/format.h"

#include <QLocale>
#include <QStringList>

namespace Guestwire {

namespace {

constexpr double milliseconds = 1000; // in a second

QString inMilliseconds(double seconds)
{
    return Format::value(seconds * milliseconds, Unit::Milliseconds);
}

QStringList figures(const HostStatus &host)
{
    QStringList parts;
    if (host.cpuUtilization)
        parts.append(HostText::tr("CPU %1").arg(Format::percent(*host.cpuUtilization)));
    if (host.memoryUsed && host.memoryTotal)
        parts.append(
            HostText::tr("Memory %1").arg(Format::bytesOf(*host.memoryUsed, *host.memoryTotal)));
    return parts;
}

} // namespace

QString HostText::slowness(const HostStatus &host)
{
    return host.stretched
        ? tr("sampling every %1 s because the host is slow").arg(QLocale().toString(host.interval))
        : QString();
}

QString HostText::brief(const HostStatus &host)
{
    QStringList parts = figures(host);
    if (host.stretched)
        parts.append(slowness(host));
    return parts.join(QStringLiteral("  ·  "));
}

QString HostText::full(const HostStatus &host)
{
    QStringList lines {displayText(host.uri)};
    lines += figures(host);
    if (!host.load.isEmpty()) {
        QStringList load;
        for (const double value : host.load)
            load.append(QLocale().toString(value, 'f', 2));
        lines.append(tr("Load %1").arg(load.join(u' ')));
    }
    if (host.readingDuration && host.readingCpu)
        lines.append(
            tr("Reading the VMs took %1, and %2 of CPU")
                .arg(inMilliseconds(*host.readingDuration), inMilliseconds(*host.readingCpu)));
    if (host.stretched)
        lines.append(slowness(host));
    return lines.join(u'\n');
}

} // namespace Guestwire
