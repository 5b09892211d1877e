// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/exporter.h"
#include "core/service/hub.h"
#include "tests/support/fakehost.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ExporterTest : public QObject
{
    Q_OBJECT

    struct Setup
    {
        Setup()
        {
            auto made = std::make_unique<FakeHost>(u"fake:///"_s);
            host = made.get();
            web = host->add(u"web \"1\"\\\n"_s, State::Running);
            off = host->add(u"off"_s, State::Off);
            std::vector<std::unique_ptr<Host>> hosts;
            hosts.push_back(std::move(made));
            config.webSocket.metricsInterval = 1h; // the test reads
            hub = std::make_unique<Hub>(std::move(hosts), config);
            hub->open();
        }

        bool read()
        {
            Counters counters;
            counters.vm = web;
            counters.taken = 10s;
            counters.values.set(Metric::CpuTime, 12.5);
            counters.values.set(Metric::MemoryBalloon, 268435456);
            counters.values.set(Metric::MemoryRss, 1e9);
            Device disk {u"vda"_s, {}};
            disk.values.set(Metric::DiskReadBytes, 4096);
            disk.values.set(Metric::DiskReadTime, 1500);
            counters.disks = {disk};
            Device nic {u"vnet0"_s, {}};
            nic.values.set(Metric::NetworkRxBytes, 123456789012.0);
            counters.nics = {nic};
            Device vcpu {u"0"_s, {}};
            vcpu.values.set(Metric::CpuTime, 12.5);
            counters.vcpus = {vcpu};
            host->count(counters);
            host->sampleAll();
            return QTest::qWaitFor([this] { return hub->counters(web) != nullptr; });
        }

        QByteArray page(const std::function<bool(const Vm &)> &sees = [](const Vm &) {
            return true;
        })
        {
            return metricsPage(*hub, figures, sees);
        }

        QByteArray labels() const
        {
            return R"(domain="web \"1\"\\\n",uuid=")" + web.toByteArray(QUuid::WithoutBraces) + '"';
        }

        Config config;
        FakeHost *host = nullptr;
        VmId web;
        VmId off;
        std::unique_ptr<Hub> hub;
        ServiceFigures figures;
    };

private slots:
    void givesRawCounters()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        QVERIFY(s.read());
        const QByteArray page = s.page();
        const QByteArrayList lines = page.split('\n');
        const QByteArray labels = s.labels();
        const QByteArrayList wanted {
            QByteArray("libvirt_up{uri=\"fake:///\"} 1"),
            "libvirt_domain_info_vstate{" + labels + "} 1",
            "libvirt_domain_info_virtual_cpus{" + labels + "} 2",
            "libvirt_domain_info_maximum_memory_bytes{" + labels + "} 268435456",
            "libvirt_domain_info_memory_usage_bytes{" + labels + "} 268435456",
            "libvirt_domain_info_cpu_time_seconds_total{" + labels + "} 12.5",
            "libvirt_domain_vcpu_time_seconds_total{" + labels + ",vcpu=\"0\"} 12.5",
            "libvirt_domain_block_stats_read_bytes_total{" + labels
                + ",target_device=\"vda\"} 4096",
            "libvirt_domain_block_stats_read_time_seconds_total{" + labels
                + ",target_device=\"vda\"} 1.5",
            "libvirt_domain_interface_stats_receive_bytes_total{" + labels
                + ",target_device=\"vnet0\"} 123456789012",
        };
        for (const QByteArray &line : wanted)
            QVERIFY2(lines.contains(line), line.constData());
    }

    void leavesOutWhatIsNotKnown()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        QVERIFY(s.read());
        for (const QByteArray &line : s.page().split('\n')) {
            QVERIFY2(!line.startsWith("libvirt_domain_memory_stats_unused_bytes{"),
                     line.constData());
            QVERIFY2(!line.startsWith("libvirt_domain_block_stats_write_bytes_total{"),
                     line.constData());
            if (line.contains("domain=\"off\""))
                QVERIFY2(line.startsWith("libvirt_domain_info_vstate{")
                             || line.startsWith("libvirt_domain_info_virtual_cpus{")
                             || line.startsWith("libvirt_domain_info_maximum_memory_bytes{"),
                         line.constData());
        }
    }

    void showsOnlyWhatMayBeSeen()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        QVERIFY(s.read());
        const QByteArray page = s.page([](const Vm &vm) { return vm.name == u"off"; });
        QVERIFY(page.contains("domain=\"off\""));
        QVERIFY(!page.contains("domain=\"web"));
        QVERIFY(!page.contains(s.web.toByteArray(QUuid::WithoutBraces)));
    }

    void tellsOfTheServiceItself()
    {
        Setup s;
        s.figures.door.clients = 3;
        s.figures.door.refusedLogins = 4;
        s.figures.history = HistoryFigures {.isKept = false,
                                            .rows = 7000,
                                            .events = 8,
                                            .failures = 9,
                                            .droppedTicks = 10,
                                            .waitingTicks = 11,
                                            .writeSeconds = 12.5,
                                            .fileBytes = 4096};
        s.figures.door.limitTrips.insert("slowTimeout", 5);
        s.figures.alerts.firing.insert(Severity::Critical, 6);
        s.figures.certificateEnd = QDateTime::fromSecsSinceEpoch(1'800'000'001);
        const QByteArrayList lines = s.page().split('\n');
        for (const char *line :
             {"guestwire_clients 3", "guestwire_refused_logins_total 4",
              "guestwire_limit_trips_total{limit=\"slowTimeout\"} 5", "guestwire_history_up 0",
              "guestwire_history_rows_written_total 7000",
              "guestwire_certificate_end_time_seconds 1800000001",
              "guestwire_history_events_written_total 8",
              "guestwire_history_write_failures_total 9",
              "guestwire_history_dropped_ticks_total 10", "guestwire_history_waiting_ticks 11",
              "guestwire_history_write_seconds_total 12.5", "guestwire_history_file_bytes 4096",
              "guestwire_alerts_firing{severity=\"critical\"} 6",
              "guestwire_alerts_firing{severity=\"info\"} 0", "libvirt_up{uri=\"fake:///\"} 0"})
            QVERIFY2(lines.contains(line), line);
    }

    // Each family once, with its head, and nothing between its lines.
    void keepsFamiliesTogether()
    {
        Setup s;
        QTRY_COMPARE(s.hub->vms().size(), 2);
        QVERIFY(s.read());
        s.figures.history = HistoryFigures();
        s.figures.certificateEnd = QDateTime::currentDateTimeUtc();
        QSet<QByteArray> seen;
        QByteArray current;
        for (const QByteArray &line : s.page().split('\n')) {
            if (line.startsWith("# HELP ")) {
                current = line.split(' ')[2];
                QVERIFY2(!seen.contains(current), current.constData());
                QVERIFY2(exportedMetrics().contains(current), current.constData());
                seen.insert(current);
            } else if (!line.isEmpty() && !line.startsWith('#')) {
                QCOMPARE(line.first(line.indexOf(line.contains('{') ? '{' : ' ')), current);
            }
        }
        QCOMPARE(seen.size(), exportedMetrics().size());
    }

    void theDashboardUsesWhatThereIs()
    {
        QFile file(QStringLiteral(GUESTWIRE_SOURCE "/installer/files/grafana-dashboard.json"));
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(QJsonDocument::fromJson(text).isObject());
        static const QRegularExpression name(u"\\b(libvirt|guestwire)_[a-z_]+"_s);
        int used = 0;
        for (auto found = name.globalMatch(QString::fromUtf8(text)); found.hasNext(); ++used) {
            const QByteArray metric = found.next().captured().toLatin1();
            QVERIFY2(exportedMetrics().contains(metric), metric.constData());
        }
        QVERIFY(used > 20);
    }
};

QTEST_GUILESS_MAIN(ExporterTest)

#include "tst_exporter.moc"
