// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/domainxml.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <limits>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestDocument = 4 << 20; // bytes
constexpr qsizetype longestText = 4096; // characters of one value
constexpr qsizetype mostDevices = 1024; // of one kind

quint64 unitBytes(QStringView unit)
{
    struct Unit
    {
        QStringView name;
        quint64 bytes;
    };
    static constexpr Unit units[] = {
        {u"b", 1},
        {u"bytes", 1},
        {u"KB", 1000},
        {u"MB", 1'000'000},
        {u"GB", 1'000'000'000},
        {u"TB", 1'000'000'000'000},
        {u"M", quint64(1) << 20},
        {u"MiB", quint64(1) << 20},
        {u"G", quint64(1) << 30},
        {u"GiB", quint64(1) << 30},
        {u"T", quint64(1) << 40},
        {u"TiB", quint64(1) << 40},
    };
    constexpr quint64 kibibyte = 1024; // libvirt's default
    const auto found = std::ranges::find(units, unit, &Unit::name);
    return found == std::end(units) ? kibibyte : found->bytes;
}

template<typename T>
void appendBounded(QList<T> &list, const T &value)
{
    if (list.size() < mostDevices)
        list.append(value);
}

class Reader
{
public:
    explicit Reader(const QByteArray &xml) : m_xml(xml) { }

    Result<DomainXml> read();

private:
    // Calls `read` with the name of each child. It reads the child to its end or answers false.
    template<typename Read>
    void children(Read read)
    {
        while (m_xml.readNextStartElement())
            if (!read(QStringView(m_xml.name())))
                m_xml.skipCurrentElement();
    }

    bool take(QString &value);
    bool take(quint64 &bytes);
    QString attribute(QLatin1StringView name) const;
    QString attributeAndSkip(QLatin1StringView name);

    bool readDomainChild(QStringView name);
    bool readVcpus();
    bool readOs();
    bool readDevices();
    bool readDisk();
    bool readNic();
    bool readGraphics();
    bool readVideo();
    bool readBalloon();
    bool readChannel();
    bool readCharacterDevice(QList<CharacterDeviceXml> &devices);

    QXmlStreamReader m_xml;
    DomainXml m_domain;
    quint64 m_currentMemory = 0;
    QList<CharacterDeviceXml> m_serials;
    QList<CharacterDeviceXml> m_parallels;
    QList<CharacterDeviceXml> m_consoles;
};

bool Reader::take(QString &value)
{
    const QString text = m_xml.readElementText(QXmlStreamReader::SkipChildElements);
    value = text.left(longestText).trimmed();
    return true;
}

bool Reader::take(quint64 &bytes)
{
    const quint64 unit = unitBytes(attribute("unit"_L1));
    QString text;
    take(text);
    const quint64 count = text.toULongLong();
    bytes = count > std::numeric_limits<quint64>::max() / unit ? 0 : count * unit;
    return true;
}

QString Reader::attribute(QLatin1StringView name) const
{
    return m_xml.attributes().value(name).left(longestText).toString();
}

QString Reader::attributeAndSkip(QLatin1StringView name)
{
    const QString value = attribute(name);
    m_xml.skipCurrentElement();
    return value;
}

bool Reader::readDomainChild(QStringView name)
{
    QString uuid;
    if (name == u"name")
        return take(m_domain.name);
    if (name == u"uuid") {
        take(uuid);
        m_domain.uuid = QUuid::fromString(uuid);
        return true;
    }
    if (name == u"title")
        return take(m_domain.title);
    if (name == u"description")
        return take(m_domain.description);
    if (name == u"memory")
        return take(m_domain.maximumMemory);
    if (name == u"currentMemory")
        return take(m_currentMemory);
    if (name == u"vcpu")
        return readVcpus();
    if (name == u"os")
        return readOs();
    if (name == u"cpu") {
        m_domain.cpuMode = attributeAndSkip("mode"_L1);
        return true;
    }
    return name == u"devices" && readDevices();
}

bool Reader::readVcpus()
{
    const QString current = attribute("current"_L1);
    QString maximum;
    take(maximum);
    m_domain.maximumVcpus = std::max(0, maximum.toInt());
    m_domain.vcpus = current.isEmpty() ? m_domain.maximumVcpus : std::max(0, current.toInt());
    return true;
}

bool Reader::readOs()
{
    children([this](QStringView name) {
        if (name == u"type") {
            m_domain.architecture = attribute("arch"_L1);
            m_domain.machine = attributeAndSkip("machine"_L1);
            return true;
        }
        return name == u"loader" && take(m_domain.loader);
    });
    return true;
}

bool Reader::readDevices()
{
    children([this](QStringView name) {
        if (name == u"emulator")
            return take(m_domain.emulator);
        if (name == u"disk")
            return readDisk();
        if (name == u"interface")
            return readNic();
        if (name == u"graphics")
            return readGraphics();
        if (name == u"video")
            return readVideo();
        if (name == u"memballoon")
            return readBalloon();
        if (name == u"channel")
            return readChannel();
        if (name == u"serial")
            return readCharacterDevice(m_serials);
        if (name == u"parallel")
            return readCharacterDevice(m_parallels);
        return name == u"console" && readCharacterDevice(m_consoles);
    });
    return true;
}

bool Reader::readDisk()
{
    DiskXml disk;
    disk.kind = attribute("device"_L1);
    children([this, &disk](QStringView name) {
        if (name == u"driver") {
            disk.format = attribute("type"_L1);
        } else if (name == u"source") {
            for (const auto source : {"file"_L1, "dev"_L1, "volume"_L1, "name"_L1, "dir"_L1})
                if (disk.source.isEmpty())
                    disk.source = attribute(source);
        } else if (name == u"target") {
            disk.bus = attribute("bus"_L1);
            disk.target = attribute("dev"_L1);
        } else if (name == u"readonly") {
            disk.readOnly = true;
        }
        return false;
    });
    appendBounded(m_domain.disks, disk);
    return true;
}

bool Reader::readNic()
{
    NicXml nic;
    nic.kind = attribute("type"_L1);
    children([this, &nic](QStringView name) {
        if (name == u"mac") {
            nic.mac = attribute("address"_L1);
        } else if (name == u"model") {
            nic.model = attribute("type"_L1);
        } else if (name == u"target") {
            nic.target = attribute("dev"_L1);
        } else if (name == u"source") {
            for (const auto source : {"network"_L1, "bridge"_L1, "dev"_L1})
                if (nic.source.isEmpty())
                    nic.source = attribute(source);
        }
        return false;
    });
    appendBounded(m_domain.nics, nic);
    return true;
}

bool Reader::readGraphics()
{
    const GraphicsXml graphics {attribute("type"_L1), attribute("listen"_L1), attribute("port"_L1)};
    appendBounded(m_domain.graphics, graphics);
    return false;
}

bool Reader::readVideo()
{
    children([this](QStringView name) {
        if (name == u"model" && m_domain.video.isEmpty())
            m_domain.video = attribute("type"_L1);
        return false;
    });
    return true;
}

bool Reader::readBalloon()
{
    if (attribute("model"_L1) == "none"_L1)
        return false;
    m_domain.balloonPeriod = 0;
    children([this](QStringView name) {
        if (name == u"stats")
            m_domain.balloonPeriod = std::max(0, attribute("period"_L1).toInt());
        return false;
    });
    return true;
}

bool Reader::readChannel()
{
    children([this](QStringView name) {
        if (name == u"target" && attribute("name"_L1) == "org.qemu.guest_agent.0"_L1)
            m_domain.agent = true;
        return false;
    });
    return true;
}

bool Reader::readCharacterDevice(QList<CharacterDeviceXml> &devices)
{
    CharacterDeviceXml device;
    device.kind = attribute("type"_L1);
    children([this, &device](QStringView name) {
        if (name == u"target")
            device.target = attribute("type"_L1);
        else if (name == u"alias")
            device.alias = attribute("name"_L1);
        else if (name == u"log")
            device.log = attribute("file"_L1);
        return false;
    });
    appendBounded(devices, device);
    return true;
}

Result<DomainXml> Reader::read()
{
    if (!m_xml.readNextStartElement() || m_xml.name() != u"domain")
        return Error {ErrorCode::Unknown, u"libvirt's description of a VM is no domain XML"_s};
    m_domain.hypervisor = attribute("type"_L1);
    children([this](QStringView name) { return readDomainChild(name); });
    if (m_xml.hasError())
        return Error {ErrorCode::Unknown,
                      u"libvirt's description of a VM cannot be read: %1 in line %2"_s.arg(
                          m_xml.errorString(), QString::number(m_xml.lineNumber()))};
    m_domain.memory = m_currentMemory ? m_currentMemory : m_domain.maximumMemory;
    m_domain.consoles = consolesOf(m_serials, m_parallels, m_consoles);
    return m_domain;
}

} // namespace

Result<DomainXml> parseDomainXml(const QByteArray &xml)
{
    if (xml.size() > longestDocument)
        return Error {ErrorCode::Unknown, u"libvirt's description of a VM is too long"_s};
    return Reader(xml).read();
}

} // namespace Guestwire
