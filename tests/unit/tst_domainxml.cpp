// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/domainxml.h"
#include "core/host/snapshots.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

QByteArray domain(const QByteArray &inside)
{
    return "<domain type='kvm' id='3'>" + inside + "</domain>";
}

QStringList consolesOf(const QByteArray &devices)
{
    return aliasesOf(
        parseDomainXml(domain("<devices>" + devices + "</devices>")).value().consoles);
}

} // namespace

class DomainXmlTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTheWholeThing()
    {
        const auto parsed = parseDomainXml(domain(R"(
            <name>web1</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
            <title>Shop &amp; more</title><description>first
            second</description>
            <memory unit='KiB'>262144</memory><currentMemory unit='KiB'>131072</currentMemory>
            <vcpu placement='static' current='2'>4</vcpu>
            <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><loader>/fw.fd</loader></os>
            <cpu mode='host-model'/>
            <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>
            <disk type='file' device='cdrom'><driver name='qemu' type='raw'/><target dev='sda' bus='sata'/>
              <readonly/></disk>
            <disk type='volume' device='disk'><source pool='p' volume='v1'/><target dev='vda' bus='virtio'/></disk>
            <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/>
              <target dev='vnet3'/><model type='virtio'/></interface>
            <graphics type='vnc' port='5900' listen='127.0.0.1'><listen type='address'/></graphics>
            <video><model type='vga' vram='16384'/></video>
            <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
            <memballoon model='virtio'><stats period='10'/></memballoon></devices>)"));
        QVERIFY(parsed);
        const DomainXml &xml = parsed.value();
        QCOMPARE(xml.hypervisor, u"kvm"_s);
        QCOMPARE(xml.name, u"web1"_s);
        QCOMPARE(xml.uuid, QUuid(u"6695eb01-f6a4-8304-79aa-97f2502e193f"_s));
        QCOMPARE(xml.title, u"Shop & more"_s);
        QVERIFY(xml.description.startsWith(u"first"));
        QCOMPARE(xml.vcpus, 2);
        QCOMPARE(xml.maximumVcpus, 4);
        QCOMPARE(xml.memory, quint64(128) << 20);
        QCOMPARE(xml.maximumMemory, quint64(256) << 20);
        QCOMPARE(xml.machine, u"pc-q35-7.2"_s);
        QCOMPARE(xml.cpuMode, u"host-model"_s);
        QCOMPARE(xml.disks.size(), 2);
        QVERIFY(xml.disks[0].readOnly);
        QCOMPARE(xml.disks[0].kind, u"cdrom"_s);
        QCOMPARE(xml.disks[1].source, u"v1"_s);
        QCOMPARE(xml.nics[0].target, u"vnet3"_s);
        QCOMPARE(xml.graphics[0].port, u"5900"_s);
        QCOMPARE(xml.video, u"vga"_s);
        QVERIFY(xml.agent);
        QCOMPARE(xml.balloonPeriod.value(), 10);
    }

    void understandsUnits_data()
    {
        QTest::addColumn<QByteArray>("memory");
        QTest::addColumn<quint64>("bytes");
        QTest::newRow("default is KiB") << QByteArray("<memory>2</memory>") << quint64(2048);
        QTest::newRow("bytes") << QByteArray("<memory unit='bytes'>7</memory>") << quint64(7);
        QTest::newRow("MB") << QByteArray("<memory unit='MB'>3</memory>") << quint64(3'000'000);
        QTest::newRow("GiB") << QByteArray("<memory unit='GiB'>1</memory>") << (quint64(1) << 30);
        QTest::newRow("too much") << QByteArray("<memory unit='TiB'>99999999999999</memory>")
                                  << quint64(0);
        QTest::newRow("no number") << QByteArray("<memory>lots</memory>") << quint64(0);
    }
    void understandsUnits()
    {
        QFETCH(const QByteArray, memory);
        QFETCH(const quint64, bytes);
        QCOMPARE(parseDomainXml(domain(memory)).value().memory, bytes);
    }

    void findsConsoles_data()
    {
        QTest::addColumn<QByteArray>("devices");
        QTest::addColumn<QStringList>("aliases");
        const QByteArray serial =
            "<serial type='pty'><target type='isa-serial' port='0'/></serial>";
        const QByteArray same = "<console type='pty'><target type='serial' port='0'/></console>";
        const QByteArray virtio = "<console type='pty'><target type='virtio' port='1'/></console>";
        QTest::newRow("none") << QByteArray() << QStringList();
        QTest::newRow("serial alone") << serial << QStringList {u"serial0"_s};
        QTest::newRow("console is the serial port again")
            << serial + same << QStringList {u"serial0"_s};
        QTest::newRow("console alone is a serial port") << same << QStringList {u"serial0"_s};
        QTest::newRow("two kinds")
            << serial + same + virtio << QStringList {u"serial0"_s, u"console1"_s};
        QTest::newRow("virtio alone") << virtio << QStringList {u"console0"_s};
        QTest::newRow("virtio first is the primary one")
            << serial + virtio << QStringList {u"console0"_s, u"serial0"_s};
        QTest::newRow("two serial ports")
            << serial + serial + same << QStringList {u"serial0"_s, u"serial1"_s};
        QTest::newRow("a file cannot be opened")
            << QByteArray("<serial type='file'><source path='/x'/></serial>") + serial
            << QStringList {u"serial1"_s};
        QTest::newRow("aliases that are given")
            << QByteArray("<serial type='pty'><alias name='ua-main'/></serial>") + same
            << QStringList {u"ua-main"_s};
        QTest::newRow("while it runs")
            << QByteArray("<serial type='pty'><alias name='serial0'/></serial><console type='pty'>"
                          "<target type='serial'/><alias name='serial0'/></console><console "
                          "type='pty'><target type='virtio'/><alias name='console1'/></console>")
            << QStringList {u"serial0"_s, u"console1"_s};
    }
    void findsConsoles()
    {
        QFETCH(const QByteArray, devices);
        QFETCH(const QStringList, aliases);
        QCOMPARE(consolesOf(devices), aliases);
    }

    void knowsABalloonWithoutReports()
    {
        QCOMPARE(parseDomainXml(domain("<devices><memballoon model='virtio'/></devices>"))
                     .value()
                     .balloonPeriod.value(),
                 0);
        QVERIFY(!parseDomainXml(domain("<devices><memballoon model='none'/></devices>"))
                     .value()
                     .balloonPeriod);
    }

    void refusesWhatIsNoDomain_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no XML") << QByteArray("web1");
        QTest::newRow("something else") << QByteArray("<network/>");
        QTest::newRow("cut off") << QByteArray("<domain><name>web1</name><devices><disk>");
        QTest::newRow("too long") << domain("<name>" + QByteArray(5 << 20, 'x') + "</name>");
        QTest::newRow("entities that multiply") << QByteArray(
            "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>"
            "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
            "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
            "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
            "]><domain><name>&d;</name></domain>");
    }
    void refusesWhatIsNoDomain()
    {
        QFETCH(const QByteArray, text);
        const auto parsed = parseDomainXml(text);
        QVERIFY(!parsed);
        QVERIFY(!parsed.error().message.isEmpty());
    }

    void cutsWhatIsTooLong()
    {
        const auto parsed =
            parseDomainXml(domain("<title>" + QByteArray(100'000, 'x') + "</title>"));
        QCOMPARE(parsed.value().title.size(), 4096);
        const QByteArray many = QByteArray("<disk><target dev='vda'/></disk>").repeated(5000);
        QCOMPARE(parseDomainXml(domain("<devices>" + many + "</devices>")).value().disks.size(),
                 1024);
    }

    void survivesDeepNesting()
    {
        const QByteArray deep =
            QByteArray("<x>").repeated(200'000) + QByteArray("</x>").repeated(200'000);
        QVERIFY(parseDomainXml(domain(deep + "<name>web1</name>")));
    }

    void readsSnapshots()
    {
        const auto parsed = parseSnapshotXml(R"(<domainsnapshot><name>before</name>
            <description>an update</description><state>running</state>
            <parent><name>clean</name></parent><creationTime>1700000000</creationTime>
            <memory snapshot='internal'/><domain><name>not this</name></domain></domainsnapshot>)");
        QVERIFY(parsed);
        const Snapshot &snapshot = parsed.value();
        QCOMPARE(snapshot.name, u"before"_s);
        QCOMPARE(snapshot.parent.value(), u"clean"_s);
        QCOMPARE(snapshot.description, u"an update"_s);
        QCOMPARE(snapshot.state, State::Running);
        QCOMPARE(snapshot.createdAt, QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC));
        QVERIFY(snapshot.memory);
        QVERIFY(!parseSnapshotXml("<domainsnapshot/>"));
        QVERIFY(!parseSnapshotXml("<domainsnapshot><name>x"));
    }

    void writesSnapshotsThatReadBack()
    {
        const QString name = u"a <b> & \"c\""_s;
        const auto back = parseSnapshotXml(snapshotXml(name, u"line\n<two>"_s));
        QCOMPARE(back.value().name, name);
        QCOMPARE(back.value().description, u"line\n<two>"_s);
    }
};

QTEST_APPLESS_MAIN(DomainXmlTest)
#include "tst_domainxml.moc"
