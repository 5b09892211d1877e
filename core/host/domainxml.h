// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consolexml.h"
#include "core/model/result.h"

#include <QList>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace Guestwire {

struct DiskXml
{
    QString target; // vda
    QString bus;
    QString kind; // disk, cdrom, floppy …
    QString format; // qcow2, raw …
    QString source; // a file, a device, or a volume
    bool readOnly = false;

    bool operator==(const DiskXml &) const = default;
};

struct NicXml
{
    QString kind; // network, bridge, user …
    QString mac;
    QString model;
    QString source; // the network or bridge
    QString target; // vnet0, while it runs

    bool operator==(const NicXml &) const = default;
};

struct GraphicsXml
{
    QString kind; // vnc, spice …
    QString listen;
    QString port;

    bool operator==(const GraphicsXml &) const = default;
};

// What a domain's XML says, as far as anybody here asks.
struct DomainXml
{
    QString hypervisor; // kvm, qemu, test …
    QUuid uuid;
    QString name;
    QString title;
    QString description;
    int vcpus = 0; // in use
    int maximumVcpus = 0;
    quint64 memory = 0; // bytes in use
    quint64 maximumMemory = 0; // bytes
    QString architecture;
    QString machine;
    QString loader;
    QString cpuMode;
    QString emulator;
    QList<ConsoleXml> consoles; // the primary one first
    QList<DiskXml> disks;
    QList<NicXml> nics;
    QList<GraphicsXml> graphics;
    QString video; // the model
    std::optional<int> balloonPeriod; // seconds; nothing without a balloon
    bool agent = false; // it has the channel of the guest agent

    bool operator==(const DomainXml &) const = default;
};

// Text comes from whoever defined the VM: a document that is too long or no XML is an error,
// and single values are cut.
Result<DomainXml> parseDomainXml(const QByteArray &xml);

} // namespace Guestwire
