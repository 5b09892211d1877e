// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consolexml.h"

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// The alias as libvirt will give it when the VM starts, where it has none yet.
ConsoleXml consoleOf(const CharacterDeviceXml &device, QStringView prefix, qsizetype index,
                     const QString &guestDevice)
{
    return {device.alias.isEmpty() ? prefix + QString::number(index) : device.alias, device.log,
            guestDevice};
}

// libvirt opens no other kind.
bool canBeOpened(const CharacterDeviceXml &device)
{
    return device.kind == "pty"_L1;
}

// A <console> that is another name for the serial port.
bool isSerial(const CharacterDeviceXml &console)
{
    return console.target.isEmpty() || console.target == "serial"_L1;
}

QString serialName(const CharacterDeviceXml &serial, qsizetype index)
{
    if (serial.target.isEmpty() || serial.target == "isa-serial"_L1)
        return u"/dev/ttyS%1"_s.arg(index);
    if (serial.target == "system-serial"_L1)
        return u"/dev/ttyAMA%1"_s.arg(index);
    return {};
}

// Linux numbers the virtio consoles among themselves.
QString virtioName(const QList<CharacterDeviceXml> &consoles, qsizetype index)
{
    const auto isVirtio = [](const CharacterDeviceXml &c) { return c.target == "virtio"_L1; };
    return isVirtio(consoles[index])
        ? u"/dev/hvc%1"_s.arg(std::ranges::count_if(consoles.first(index), isVirtio))
        : QString();
}

} // namespace

// A first <console> for the serial port is no device of its own but another name for the first
// <serial>. It, or else the first console, is the primary one.
QList<ConsoleXml> consolesOf(const QList<CharacterDeviceXml> &serials,
                             const QList<CharacterDeviceXml> &parallels,
                             const QList<CharacterDeviceXml> &consoles)
{
    QList<ConsoleXml> first;
    QList<ConsoleXml> others;
    for (qsizetype i = 0; i < consoles.size(); ++i) {
        if (!canBeOpened(consoles[i]))
            continue;
        if (!isSerial(consoles[i]))
            (i == 0 ? first : others)
                .append(consoleOf(consoles[i], u"console", i, virtioName(consoles, i)));
        else if (i == 0 && serials.isEmpty())
            first.append(consoleOf(consoles[i], u"serial", 0, u"/dev/ttyS0"_s));
    }
    for (qsizetype i = 0; i < serials.size(); ++i)
        if (canBeOpened(serials[i]))
            first.append(consoleOf(serials[i], u"serial", i, serialName(serials[i], i)));
    for (qsizetype i = 0; i < parallels.size(); ++i)
        if (canBeOpened(parallels[i]))
            others.append(consoleOf(parallels[i], u"parallel", i, {}));
    QList<ConsoleXml> all;
    for (const ConsoleXml &console : first + others)
        if (std::ranges::find(all, console.alias, &ConsoleXml::alias) == all.end())
            all.append(console);
    return all;
}

QStringList aliasesOf(const QList<ConsoleXml> &consoles)
{
    QStringList aliases;
    for (const ConsoleXml &console : consoles)
        aliases.append(console.alias);
    return aliases;
}

} // namespace Guestwire
