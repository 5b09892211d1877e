// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/facts.h"

#include "core/host/domainxml.h"
#include "core/host/libvirterror.h"

#include <QLocale>

#include <cstdlib>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

class Facts
{
public:
    void add(const QString &group, const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_list.append({group, name, value});
    }

    const QList<Fact> &list() const { return m_list; }

private:
    QList<Fact> m_list;
};

QString yesOrNo(bool yes)
{
    return yes ? u"yes"_s : u"no"_s;
}

QString size(quint64 bytes)
{
    return QLocale::c().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeIecFormat);
}

QString joined(const QStringList &parts)
{
    QStringList known = parts;
    known.removeAll(QString());
    return known.join(u", ");
}

void addHardware(const DomainXml &xml, Facts &facts)
{
    const QString group = u"Hardware"_s;
    facts.add(group, u"Hypervisor"_s, xml.hypervisor);
    facts.add(group, u"Architecture"_s, xml.architecture);
    facts.add(group, u"Machine"_s, xml.machine);
    facts.add(group, u"Firmware"_s, xml.loader);
    facts.add(group, u"CPU"_s, xml.cpuMode);
    facts.add(group, u"vCPUs"_s, u"%1 of at most %2"_s.arg(xml.vcpus).arg(xml.maximumVcpus));
    facts.add(group, u"Memory"_s,
              u"%1 of at most %2"_s.arg(size(xml.memory), size(xml.maximumMemory)));
    facts.add(group, u"Video"_s, xml.video);
    facts.add(group, u"Emulator"_s, xml.emulator);
    for (const GraphicsXml &graphics : xml.graphics)
        facts.add(group, u"Graphics"_s,
                  joined({graphics.kind, graphics.listen,
                          graphics.port.isEmpty() || graphics.port == "-1"_L1
                              ? QString()
                              : u"port "_s + graphics.port}));
}

void addDisks(virDomain *domain, const DomainXml &xml, Facts &facts)
{
    for (const DiskXml &disk : xml.disks) {
        virDomainBlockInfo information {};
        const bool sized =
            virDomainGetBlockInfo(domain, disk.target.toUtf8().constData(), &information, 0) == 0;
        facts.add(u"Disks"_s, disk.target,
                  joined({disk.kind == "disk"_L1 ? QString() : disk.kind, disk.bus, disk.format,
                          sized ? size(information.capacity) : QString(), disk.source,
                          disk.readOnly ? u"read-only"_s : QString()}));
    }
}

void addNics(const DomainXml &xml, Facts &facts)
{
    for (qsizetype i = 0; i < xml.nics.size(); ++i) {
        const NicXml &nic = xml.nics[i];
        facts.add(u"Network"_s, nic.target.isEmpty() ? u"NIC %1"_s.arg(i + 1) : nic.target,
                  joined({nic.mac, nic.model, nic.kind, nic.source}));
    }
}

void addAddresses(virDomain *domain, unsigned source, Facts &facts)
{
    virDomainInterfacePtr *interfaces = nullptr;
    const int count = virDomainInterfaceAddresses(domain, &interfaces, source, 0);
    for (int i = 0; i < count; ++i) {
        QStringList addresses;
        for (unsigned j = 0; j < interfaces[i]->naddrs; ++j)
            addresses.append(QString::fromUtf8(interfaces[i]->addrs[j].addr));
        facts.add(u"Addresses"_s, displayText(QString::fromUtf8(interfaces[i]->name)),
                  displayText(addresses.join(u", ")));
        virDomainInterfaceFree(interfaces[i]);
    }
    const std::unique_ptr<virDomainInterfacePtr, Release<std::free>> array(interfaces);
}

void addLife(virDomain *domain, Facts &facts)
{
    const QString group = u"Life"_s;
    facts.add(group, u"Kept after it is off"_s, yesOrNo(virDomainIsPersistent(domain) == 1));
    int autostart = 0;
    if (virDomainGetAutostart(domain, &autostart) == 0)
        facts.add(group, u"Starts with its host"_s, yesOrNo(autostart != 0));
    if (const int saved = virDomainHasManagedSaveImage(domain, 0); saved >= 0)
        facts.add(group, u"Has a saved state"_s, yesOrNo(saved == 1));
}

} // namespace

Result<QList<Fact>> factsOf(virDomain *domain, const QString &vmName)
{
    const std::unique_ptr<char, Release<std::free>> text(virDomainGetXMLDesc(domain, 0));
    if (!text)
        return libvirtError(u"cannot read the hardware of %1"_s.arg(vmName));
    const Result<DomainXml> xml = parseDomainXml(text.get());
    if (!xml)
        return xml.error();
    Facts facts;
    addHardware(xml.value(), facts);
    addDisks(domain, xml.value(), facts);
    addNics(xml.value(), facts);
    if (virDomainIsActive(domain) == 1) {
        addAddresses(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE, facts);
        if (xml.value().agent)
            addAddresses(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT, facts);
    }
    addLife(domain, facts);
    return facts.list();
}

} // namespace Guestwire
