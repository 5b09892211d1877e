// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace Guestwire {

// A <serial>, <parallel> or <console>.
struct CharacterDeviceXml
{
    QString kind; // pty, file …
    QString target; // serial, virtio, isa-serial …
    QString alias;
    QString log;

    bool operator==(const CharacterDeviceXml &) const = default;
};

// A console that can be opened.
struct ConsoleXml
{
    QString alias;
    QString log; // the file in which libvirt keeps what it says; empty: none
    QString guestDevice; // what Linux calls it, /dev/ttyS0; empty: not known

    bool operator==(const ConsoleXml &) const = default;
};

// Of a domain with these devices.
QList<ConsoleXml> consolesOf(const QList<CharacterDeviceXml> &serials,
                             const QList<CharacterDeviceXml> &parallels,
                             const QList<CharacterDeviceXml> &consoles);

QStringList aliasesOf(const QList<ConsoleXml> &consoles);

} // namespace Guestwire
