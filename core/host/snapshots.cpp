// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/snapshots.h"

#include "core/host/actions.h"
#include "core/host/libvirterror.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <cstdlib>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 4096; // characters

State stateFromName(QStringView name)
{
    if (name == u"running")
        return State::Running;
    if (name == u"paused")
        return State::Paused;
    if (name == u"crashed")
        return State::Crashed;
    if (name == u"pmsuspended")
        return State::PmSuspended;
    return State::Off; // shutoff, disk-snapshot
}

QString textOf(QXmlStreamReader &xml)
{
    return xml.readElementText(QXmlStreamReader::SkipChildElements).left(longestText);
}

std::optional<QString> parentName(QXmlStreamReader &xml)
{
    std::optional<QString> name;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"name")
            name = textOf(xml);
        else
            xml.skipCurrentElement();
    }
    return name;
}

Result<SnapshotHandle> findSnapshot(const Order &order)
{
    SnapshotHandle snapshot(
        virDomainSnapshotLookupByName(order.domain, order.command.name.toUtf8().constData(), 0));
    if (!snapshot)
        return order.failure();
    return snapshot;
}

Result<Snapshot> read(virDomainSnapshot *snapshot)
{
    const std::unique_ptr<char, Release<std::free>> text(virDomainSnapshotGetXMLDesc(snapshot, 0));
    if (!text)
        return libvirtError(u"cannot read a snapshot"_s);
    return parseSnapshotXml(text.get());
}

} // namespace

Result<Snapshot> parseSnapshotXml(const QByteArray &text)
{
    QXmlStreamReader xml(text);
    Snapshot snapshot;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        if (xml.name() == u"name") {
            snapshot.name = textOf(xml);
        } else if (xml.name() == u"description") {
            snapshot.description = textOf(xml);
        } else if (xml.name() == u"state") {
            snapshot.state = stateFromName(textOf(xml));
        } else if (xml.name() == u"creationTime") {
            snapshot.createdAt = QDateTime::fromSecsSinceEpoch(textOf(xml).toLongLong(), Qt::UTC);
        } else if (xml.name() == u"parent") {
            snapshot.parent = parentName(xml);
        } else if (xml.name() == u"memory") {
            const QStringView kind = xml.attributes().value("snapshot"_L1);
            snapshot.memory = kind == u"internal" || kind == u"external";
            xml.skipCurrentElement();
        } else {
            xml.skipCurrentElement();
        }
    }
    if (xml.hasError() || snapshot.name.isEmpty())
        return Error {ErrorCode::Unknown, u"libvirt's description of a snapshot cannot be read"_s};
    return snapshot;
}

QByteArray snapshotXml(const QString &name, const QString &description)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.writeStartElement(u"domainsnapshot"_s);
    if (!name.isEmpty())
        xml.writeTextElement(u"name"_s, name);
    if (!description.isEmpty())
        xml.writeTextElement(u"description"_s, description);
    xml.writeEndElement();
    return text;
}

Result<QList<Snapshot>> snapshotsOf(virDomain *domain, const QString &vmName)
{
    virDomainSnapshotPtr *list = nullptr;
    const int count = virDomainListAllSnapshots(domain, &list, 0);
    if (count < 0)
        return libvirtError(u"cannot list the snapshots of %1"_s.arg(vmName));
    const std::unique_ptr<virDomainSnapshotPtr, Release<std::free>> array(list);
    QList<Snapshot> snapshots;
    for (int i = 0; i < count; ++i) {
        const SnapshotHandle handle(list[i]);
        if (auto snapshot = read(handle.get())) { // one that goes away meanwhile is left out
            snapshot.value().current = virDomainSnapshotIsCurrent(handle.get(), 0) == 1;
            snapshots.append(snapshot.value());
        }
    }
    return snapshots;
}

Step createSnapshot(const Order &order)
{
    const Command &command = order.command;
    // Without its memory, a running VM would get a snapshot in separate files, to which libvirt
    // cannot go back.
    if (!command.withMemory && virDomainIsActive(order.domain) == 1)
        return Error {
            ErrorCode::Conflict,
            u"%1: a snapshot without the memory can be taken only while the VM is off"_s.arg(
                order.what())};
    const QByteArray xml = snapshotXml(command.name, command.description);
    const SnapshotHandle snapshot(virDomainSnapshotCreateXML(order.domain, xml.constData(), 0));
    if (!snapshot)
        return order.failure();
    const QString name = QString::fromUtf8(virDomainSnapshotGetName(snapshot.get()));
    return Progress {
        order.done(u"snapshot %1 of %2 was taken"_s.arg(name, order.vmName)), Rest::Nothing, {}};
}

Step revertSnapshot(const Order &order)
{
    const Result<SnapshotHandle> snapshot = findSnapshot(order);
    if (!snapshot)
        return snapshot.error();
    const Result<Snapshot> known = read(snapshot.value().get());
    if (!known)
        return known.error();
    const bool runs = known.value().state == State::Running;
    const CommandResult result =
        order.done(u"%1 is as in snapshot %2"_s.arg(order.vmName, known.value().name));
    // As with a start: paused until its consoles are open.
    const unsigned flags = runs ? VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED : 0;
    if (virDomainRevertToSnapshot(snapshot.value().get(), flags) != 0)
        return order.failure();
    if (!runs)
        return Progress {result, Rest::Nothing, {}};
    return Progress {result, Rest::Consoles, consolesOf(order.domain)};
}

Step deleteSnapshot(const Order &order)
{
    const Result<SnapshotHandle> snapshot = findSnapshot(order);
    if (!snapshot)
        return snapshot.error();
    const unsigned flags = order.command.children ? VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN : 0;
    if (virDomainSnapshotDelete(snapshot.value().get(), flags) != 0)
        return order.failure();
    return Progress {
        order.done(u"snapshot %1 of %2 was deleted"_s.arg(order.command.name, order.vmName)),
        Rest::Nothing,
        {}};
}

} // namespace Guestwire
