// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/vmreader.h"

#include "core/host/domainxml.h"
#include "core/host/libvirterror.h"

#include <QFile>
#include <QUrl>

#include <unistd.h>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestProcFile = 64 << 10; // bytes

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(longestProcFile) : QByteArray();
}

// Seconds since 1970.
std::optional<qint64> bootTime()
{
    for (const QByteArray &line : contentsOf(u"/proc/stat"_s).split('\n'))
        if (line.startsWith("btime "))
            return line.mid(6).trimmed().toLongLong();
    return std::nullopt;
}

// Field 22 of /proc/PID/stat, counted behind the name, which may contain anything.
std::optional<qint64> startTicks(const QString &process)
{
    constexpr qsizetype fieldBehindName = 19;
    const QByteArray stat = contentsOf(process + u"/stat");
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() <= fieldBehindName)
        return std::nullopt;
    return fields[fieldBehindName].toLongLong();
}

} // namespace

State stateOf(int libvirtState, int reason)
{
    switch (libvirtState) {
    case VIR_DOMAIN_RUNNING:
        return State::Running;
    case VIR_DOMAIN_BLOCKED:
        return State::Blocked;
    case VIR_DOMAIN_PAUSED:
        return State::Paused;
    case VIR_DOMAIN_SHUTDOWN:
        return State::ShuttingDown;
    case VIR_DOMAIN_SHUTOFF:
        return reason == VIR_DOMAIN_SHUTOFF_CRASHED ? State::Crashed : State::Off;
    case VIR_DOMAIN_CRASHED:
        return State::Crashed;
    case VIR_DOMAIN_PMSUSPENDED:
        return State::PmSuspended;
    default:
        return State::Unknown;
    }
}

std::optional<QDir> pidDirectory(const QString &uri)
{
    const QUrl url(uri);
    const bool local = (url.scheme() == "qemu"_L1 || url.scheme() == "qemu+unix"_L1)
        && url.host().isEmpty() && !url.hasQuery();
    if (!local)
        return std::nullopt;
    if (url.path() == "/system"_L1)
        return QDir(u"/run/libvirt/qemu"_s);
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (url.path() == "/session"_L1 && !runtime.isEmpty())
        return QDir(runtime + u"/libvirt/qemu/run");
    return std::nullopt;
}

std::optional<QDateTime> emulatorStart(const QDir &pids, const QString &vmName)
{
    if (vmName.contains(u'/'))
        return std::nullopt;
    const int pid = contentsOf(pids.filePath(vmName + u".pid")).trimmed().toInt();
    if (pid <= 0)
        return std::nullopt;
    const QString process = u"/proc/%1"_s.arg(pid);
    // The pid file may be a left-over and the number another program's by now.
    if (!contentsOf(process + u"/cmdline").contains(QByteArray("guest=" + vmName.toUtf8())))
        return std::nullopt;
    const auto boot = bootTime();
    const auto ticks = startTicks(process);
    const long ticksPerSecond = sysconf(_SC_CLK_TCK);
    if (!boot || !ticks || ticksPerSecond <= 0)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(*boot * 1000 + *ticks * 1000 / ticksPerSecond, Qt::UTC);
}

Result<Vm> VmReader::read(virDomain *domain) const
{
    const QString what = u"cannot read a VM"_s;
    int state = VIR_DOMAIN_NOSTATE;
    int reason = 0;
    if (virDomainGetState(domain, &state, &reason, 0) != 0)
        return libvirtError(what);
    const std::unique_ptr<char, Release<::free>> text(virDomainGetXMLDesc(domain, 0));
    if (!text)
        return libvirtError(what);
    const Result<DomainXml> xml = parseDomainXml(text.get());
    if (!xml)
        return xml.error();
    Vm vm;
    vm.id = idOf(domain);
    vm.name = xml.value().name;
    vm.host = m_uri;
    vm.state = stateOf(state, reason);
    vm.vcpus = xml.value().vcpus;
    vm.memory = xml.value().memory;
    vm.consoles = aliasesOf(xml.value().consoles);
    vm.title = xml.value().title;
    vm.description = xml.value().description;
    if (m_pids && isActive(vm.state))
        vm.startedAt = emulatorStart(*m_pids, vm.name);
    return vm;
}

} // namespace Guestwire
