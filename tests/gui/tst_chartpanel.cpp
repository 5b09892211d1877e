// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/charts/chartpanel.h"
#include "widgets/charts/legendentry.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"

#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    SampleStore samples {connections};
    ChartPanel panel {samples, connections};
    Vm vm = ScriptedServer::vm(u"web-01"_s);
    QDateTime begin = QDateTime::currentDateTimeUtc();

    Setup()
    {
        server.setVms({vm});
        if (!QTest::qWaitFor([this] { return client.vm(vm.id) != nullptr; }))
            qFatal("the list did not come");
        panel.resize(900, 600);
        panel.setTarget({id, vm.id});
    }

    void tick(int second, double cpu = 50)
    {
        server.tick({ScriptedServer::sample(vm, begin.addSecs(second), cpu)});
    }

    bool waitForTicks(int count)
    {
        const VmKey key {id, vm.id};
        return QTest::qWaitFor([&] { return samples.track(key).points().size() >= size_t(count); });
    }

    MetricChart &chart(MetricGroup group) const
    {
        for (MetricChart *chart : panel.charts())
            if (chart->spec().group == group)
                return *chart;
        Q_UNREACHABLE();
    }
};

// In how many of the pixel columns between two shares of the plot's width the line is seen.
int columnsWithLine(PlotView &plot, double from, double to)
{
    const QImage image = plot.grab().toImage();
    const QRect area = plot.plotRect().toRect();
    const QColor line = plot.lineColor(0);
    int found = 0;
    for (int x = area.left() + int(from * area.width()); x < area.left() + int(to * area.width());
         ++x) {
        for (int y = area.top(); y < area.bottom(); ++y) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - line.red()) < 60
                && std::abs(pixel.green() - line.green()) < 60
                && std::abs(pixel.blue() - line.blue()) < 60) {
                ++found;
                break;
            }
        }
    }
    return found;
}

} // namespace

class TestChartPanel : public QObject
{
    Q_OBJECT

private slots:
    void drawsAGapAsAGap()
    {
        Setup s;
        s.panel.setRange(std::chrono::seconds(100));
        for (int second = 0; second <= 100; ++second)
            if (second < 40 || second > 60)
                s.tick(second);
        QVERIFY(s.waitForTicks(80));
        s.panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&s.panel));
        PlotView &plot = *s.chart(MetricGroup::Cpu).plot();
        const int width = plot.columns();
        QVERIFY(columnsWithLine(plot, 0.05, 0.35) > width / 4);
        QVERIFY(columnsWithLine(plot, 0.65, 0.95) > width / 4);
        QCOMPARE(columnsWithLine(plot, 0.42, 0.58), 0);
    }

    void saysTheNewestValues()
    {
        Setup s;
        s.panel.show();
        s.tick(0, 38);
        QTRY_COMPARE(s.chart(MetricGroup::Cpu).title(), u"CPU 38 %"_s);
        QCOMPARE(s.chart(MetricGroup::Memory).title(), u"Memory 2.0 of 4.0 GiB"_s);
    }

    void saysWhoseViewOfTheMemoryItIs()
    {
        Setup s;
        s.panel.show();
        Sample sample = ScriptedServer::sample(s.vm, s.begin, 1);
        sample.memorySource = MemorySource::Rss;
        s.server.tick({sample});
        QTRY_VERIFY(s.chart(MetricGroup::Memory).title().contains(u"host"_s));
    }

    void saysWhyThereIsNoData()
    {
        Setup s;
        s.panel.show();
        s.tick(0);
        QTRY_VERIFY(s.chart(MetricGroup::Network).plot()->notice().contains(u"user-mode"_s));
        QVERIFY(s.chart(MetricGroup::Cpu).plot()->notice().isEmpty());
        QVERIFY(s.chart(MetricGroup::Network).accessibleDescription().contains(u"user-mode"_s));
    }

    void isNotFedWhileHidden()
    {
        Setup s;
        s.tick(0, 11);
        QVERIFY(s.waitForTicks(1));
        QCOMPARE(s.chart(MetricGroup::Cpu).title(), u"CPU"_s);
        s.panel.show();
        QCOMPARE(s.chart(MetricGroup::Cpu).title(), u"CPU 11 %"_s);
        s.panel.hide();
        s.tick(1, 22);
        QVERIFY(s.waitForTicks(2));
        QCOMPARE(s.chart(MetricGroup::Cpu).title(), u"CPU 11 %"_s);
    }

    void standsStillWhilePaused()
    {
        Setup s;
        s.panel.show();
        s.tick(0, 11);
        QTRY_COMPARE(s.chart(MetricGroup::Cpu).title(), u"CPU 11 %"_s);
        s.panel.setLive(false);
        s.tick(1, 22);
        QVERIFY(s.waitForTicks(2));
        QCOMPARE(s.chart(MetricGroup::Cpu).title(), u"CPU 11 %"_s);
        s.panel.setLive(true);
        QCOMPARE(s.chart(MetricGroup::Cpu).title(), u"CPU 22 %"_s);
    }

    void drawsGridAndLabelsTogetherAfterTheScaleChanged()
    {
        Setup s;
        s.panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&s.panel));
        for (int second = 0; second < 10; ++second)
            s.tick(second, 1); // little disk traffic: short labels
        QVERIFY(s.waitForTicks(10));
        for (int second = 10; second < 20; ++second)
            s.tick(second, 20'000); // long ones
        QVERIFY(s.waitForTicks(20));
        ChartPanel fresh(s.samples, s.connections);
        fresh.resize(s.panel.size());
        fresh.setTarget({s.id, s.vm.id});
        fresh.show();
        QVERIFY(QTest::qWaitForWindowExposed(&fresh));
        PlotView &old = *s.chart(MetricGroup::Disk).plot();
        for (MetricChart *chart : fresh.charts())
            if (chart->spec().group == MetricGroup::Disk)
                QTRY_COMPARE(old.grab().toImage(), chart->plot()->grab().toImage());
    }

    void narrowsTheTimeByKeys()
    {
        Setup s;
        s.panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&s.panel));
        for (int second = 0; second < 300; ++second)
            s.tick(second);
        QVERIFY(s.waitForTicks(300));
        MetricChart &chart = s.chart(MetricGroup::Cpu);
        const auto span = [&s] { return s.panel.window().to - s.panel.window().from; };
        const qint64 all = span();
        const qint64 end = s.panel.window().to;
        QTest::keyClick(&chart, Qt::Key_Right); // the crosshair stands at the end
        QTest::keyClick(&chart, Qt::Key_Plus);
        QCOMPARE(span(), all / 2);
        QCOMPARE(s.panel.window().to, end);
        QTest::keyClick(&chart, Qt::Key_Plus);
        QCOMPARE(span(), all / 4);
        QTest::keyClick(&chart, Qt::Key_Minus);
        QCOMPARE(span(), all);
    }

    // What the legend says beside the names must not make the window wider.
    void shortensItsLegend()
    {
        LegendEntry entry(0, nullptr);
        entry.setText(u"read 48.8 KiB/s"_s, u"read"_s);
        const int least = entry.minimumSizeHint().width();
        QVERIFY(least < entry.sizeHint().width());
        const auto widthOfInk = [&entry](int width) {
            entry.resize(width, entry.sizeHint().height());
            return entry.grab().toImage();
        };
        const QImage small = widthOfInk(least);
        entry.setText(u"read"_s, u"read"_s);
        QCOMPARE(widthOfInk(least), small);
    }

    void movesOneCrosshairThroughAll()
    {
        Setup s;
        s.panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&s.panel));
        for (int second = 0; second < 300; ++second)
            s.tick(second);
        QVERIFY(s.waitForTicks(300));
        PlotView &disk = *s.chart(MetricGroup::Disk).plot();
        PlotView &cpu = *s.chart(MetricGroup::Cpu).plot();
        const QImage before = cpu.grab().toImage();
        QTest::mouseMove(disk.viewport(), disk.plotRect().center().toPoint());
        QTRY_VERIFY(cpu.grab().toImage() != before);
        s.chart(MetricGroup::Disk).setFocus();
        QTest::keyClick(&s.chart(MetricGroup::Disk), Qt::Key_Escape);
        QTRY_COMPARE(cpu.grab().toImage(), before);
    }
};

QTEST_MAIN(TestChartPanel)
#include "tst_chartpanel.moc"
