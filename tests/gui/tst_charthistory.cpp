// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "tests/support/patience.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/events/eventmodel.h"
#include "widgets/vmpage/performancepage.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Setup
{
    Client client;
    ScriptedServer server;
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    SampleStore samples {connections};
    PerformancePage page {samples, connections, nullptr};
    ChartPanel &panel = *page.charts();
    Vm vm = ScriptedServer::vm(u"web-01"_s);
    QDateTime now = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch());

    explicit Setup(const QStringList &capabilities = {u"history"_s})
        : server(client, 1000, capabilities)
    {
        server.setVms({vm});
        if (!QTest::qWaitFor([this] { return client.vm(vm.id) != nullptr; }, patience))
            qFatal("the list did not come");
        page.resize(1000, 700);
    }

    void show()
    {
        tick(0);
        page.show();
        if (!QTest::qWaitForWindowExposed(&page))
            qFatal("it is not shown");
        page.charts()->setTarget({id, vm.id});
    }

    void tick(int second, double cpu = 50)
    {
        const auto count = samples.track({id, vm.id}).points().size();
        server.tick({ScriptedServer::sample(vm, now.addSecs(second), cpu)});
        if (!QTest::qWaitFor(
                [&] {
                    return samples.track({id, vm.id}).points().size() > count;
                },
                patience))
            qFatal("the sample did not come");
    }

    // As a server would answer that has `cpu` of each share of the time that was asked for.
    void answer(const std::function<std::optional<double>(double share)> &cpu, double above = 0)
    {
        server.history = [cpu, above](const HistoryQuery &query) -> Result<History> {
            const qint64 span = query.from.msecsTo(query.to);
            History history {query.from, std::chrono::milliseconds(span / query.points), {}};
            for (const QString &metric : query.metrics) {
                HistorySeries &series = history.series[metric];
                for (int i = 0; i < query.points; ++i) {
                    const auto value =
                        metric == u"cpu.utilization" ? cpu((i + 0.5) / query.points) : std::nullopt;
                    series.average.append(value);
                    series.maximum.append(value ? std::optional(*value + above) : std::nullopt);
                }
            }
            return history;
        };
    }

    PlotView &cpu() const { return *panel.charts().first()->plot(); }

    QAbstractButton &button(const QString &text) const
    {
        for (QAbstractButton *button : page.findChildren<QAbstractButton *>())
            if (button->text() == text)
                return *button;
        qFatal("there is no such button");
        Q_UNREACHABLE();
    }

    QString state() const { return page.findChild<QLabel *>(u"historyState"_s)->text(); }

    qsizetype asked() const { return server.heard<Protocol::QueryHistory>().size(); }
    HistoryQuery lastQuery() const { return server.heard<Protocol::QueryHistory>().last().query; }
};

// In how many of the pixel columns between two shares of the plot's width something of the line's
// colour is seen.
int columnsWithLine(PlotView &plot, double from, double to)
{
    const QImage image = plot.grab().toImage();
    const QRect area = plot.plotRect().toRect();
    const QColor line = plot.lineColor(0);
    const auto isLine = [&line](const QColor &pixel) {
        return std::abs(pixel.red() - line.red()) < 60
            && std::abs(pixel.green() - line.green()) < 60
            && std::abs(pixel.blue() - line.blue()) < 60;
    };
    int found = 0;
    const int first = area.left() + int(from * area.width());
    for (int x = first; x < area.left() + int(to * area.width()); ++x) {
        int y = area.top();
        while (y < area.bottom() && !isLine(image.pixelColor(x, y)))
            ++y;
        found += y < area.bottom() ? 1 : 0;
    }
    return found;
}

} // namespace

class TestChartHistory : public QObject
{
    Q_OBJECT

private slots:
    void showsThePastAtOnce()
    {
        Setup s;
        s.answer([](double) { return 50; });
        s.button(u"1 h"_s).click();
        s.show();
        QTRY_COMPARE_WITH_TIMEOUT(s.asked(), 1, patience);
        QCOMPARE(s.lastQuery().vm, s.vm.id);
        QCOMPARE(s.lastQuery().from.secsTo(s.lastQuery().to), 3600);
        const int width = s.cpu().columns();
        QTRY_VERIFY_WITH_TIMEOUT(columnsWithLine(s.cpu(), 0.05, 0.95) > width * 0.85, patience);
        QVERIFY(s.state().isEmpty());
    }

    void leavesGapsEmpty()
    {
        Setup s;
        s.answer([](double share) {
            return share < 0.4 || share > 0.6 ? std::optional(50.0) : std::nullopt;
        });
        s.show();
        QTest::mouseClick(&s.button(u"24 h"_s), Qt::LeftButton);
        const int width = s.cpu().columns();
        QTRY_VERIFY_WITH_TIMEOUT(columnsWithLine(s.cpu(), 0.05, 0.39) > width * 0.3, patience);
        QVERIFY(columnsWithLine(s.cpu(), 0.61, 0.95) > width * 0.3);
        QCOMPARE(columnsWithLine(s.cpu(), 0.42, 0.58), 0);
    }

    void showsAStepThatStandsAlone()
    {
        Setup s;
        s.answer([](double share) {
            return share > 0.5 && share < 0.51 ? std::optional(50.0) : std::nullopt;
        });
        s.show();
        QTest::mouseClick(&s.button(u"1 y"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(columnsWithLine(s.cpu(), 0.49, 0.52) > 0, patience);
    }

    void drawsTheMaximumThinner()
    {
        Setup s;
        s.answer([](double) { return 20; }, 60);
        s.show();
        QTest::mouseClick(&s.button(u"7 d"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(columnsWithLine(s.cpu(), 0.1, 0.9) > 100, patience);
        // At 80 percent there is a line other than the grid, and it is not the average's colour.
        const QImage image = s.cpu().grab().toImage();
        const QRectF plot = s.cpu().plotRect();
        const int x = int(plot.center().x());
        const double y = plot.bottom() - plot.height() * 0.8 / 1.03;
        const QColor background = image.pixelColor(x, int(plot.top() + plot.height() * 0.35));
        bool isDrawn = false;
        for (int dy = -2; dy <= 2; ++dy)
            isDrawn |= image.pixelColor(x, int(y) + dy) != background;
        QVERIFY(isDrawn);
    }

    void asksForEachRange_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("hours");
        QTest::newRow("6 h") << u"6 h"_s << 6;
        QTest::newRow("24 h") << u"24 h"_s << 24;
        QTest::newRow("7 d") << u"7 d"_s << 7 * 24;
        QTest::newRow("30 d") << u"30 d"_s << 30 * 24;
        QTest::newRow("1 y") << u"1 y"_s << 365 * 24;
    }

    void asksForEachRange()
    {
        QFETCH(const QString, text);
        QFETCH(const int, hours);
        Setup s;
        s.answer([](double) { return 50; });
        s.show();
        QTRY_COMPARE_WITH_TIMEOUT(s.asked(), 1, patience);
        QTest::mouseClick(&s.button(text), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(s.asked(), 2, patience);
        QCOMPARE(s.lastQuery().from.secsTo(s.lastQuery().to), qint64(hours) * 3600);
        QCOMPARE(s.lastQuery().metrics, chartedMetrics());
        QVERIFY(s.lastQuery().points >= 60 && s.lastQuery().points <= 1500);
        QVERIFY(s.button(text).isChecked());
    }

    void marksWhatHappenedBefore()
    {
        Setup s;
        EventModel events(s.connections);
        s.panel.setEvents(events);
        s.answer([](double) { return 50; });
        s.server.events = [&s](const EventQuery &query) -> Result<QList<Event>> {
            Event event {s.now.addSecs(-1800), s.vm.id, u"lifecycle"_s, u"web-01 was started"_s};
            Event command {s.now.addSecs(-1700), s.vm.id, u"command"_s, u"start asked for"_s};
            if (query.from > event.at || query.to < event.at || query.vm != s.vm.id)
                return QList<Event>();
            return QList {event, command};
        };
        s.show();
        QTRY_COMPARE_WITH_TIMEOUT(s.server.heard<Protocol::QueryEvents>().size(), 2, patience);
        QVERIFY(s.cpu().marks().isEmpty()); // five minutes
        QTest::mouseClick(&s.button(u"1 h"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(s.cpu().marks().size(), 1, patience);
        QCOMPARE(s.cpu().marks().first().text, u"web-01 was started"_s);
        // What comes by itself stands beside it.
        Event now {s.now, s.vm.id, u"lifecycle"_s, u"web-01 was stopped"_s};
        s.server.say(Protocol::Happened {now});
        QTRY_COMPARE_WITH_TIMEOUT(s.cpu().marks().size(), 2, patience);
    }

    void doesNotAskForWhatItSaw()
    {
        Setup s;
        s.answer([](double) { return 50; });
        s.tick(-301);
        s.show();
        for (int second = 1; second < 5; ++second)
            s.tick(second);
        QCOMPARE(s.asked(), 0);
    }

    void enlargesWhatIsDraggedOver()
    {
        Setup s;
        s.answer([](double) { return 50; });
        s.button(u"24 h"_s).click();
        s.show();
        QTRY_COMPARE_WITH_TIMEOUT(s.asked(), 1, patience);
        const auto whole = s.panel.window();
        QWidget *plot = s.cpu().viewport();
        const QRectF area = s.cpu().plotRect();
        const QPoint from(int(area.left() + area.width() * 0.25), int(area.center().y()));
        const QPoint to(int(area.left() + area.width() * 0.5), from.y());
        QTest::mousePress(plot, Qt::LeftButton, {}, from);
        QTest::mouseMove(plot, (from + to) / 2);
        QTest::mouseMove(plot, to);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, to);
        QVERIFY(s.panel.isSelected());
        QVERIFY(!s.panel.isLive());
        const auto part = s.panel.window();
        const qint64 hour = 3'600'000;
        QVERIFY(std::abs(part.from - (whole.from + 6 * hour)) < hour / 2);
        QVERIFY(std::abs(part.to - (whole.from + 12 * hour)) < hour / 2);
        QTRY_COMPARE_WITH_TIMEOUT(s.asked(), 2, patience);
        QCOMPARE(s.lastQuery().from.toMSecsSinceEpoch(), part.from);
        QCOMPARE(s.lastQuery().to.toMSecsSinceEpoch(), part.to);
        QVERIFY(!s.page.findChild<QAbstractButton *>(u"live"_s)->isChecked());

        QTest::mouseDClick(plot, Qt::LeftButton, {}, from);
        QVERIFY(!s.panel.isSelected());
        QVERIFY(s.panel.isLive());
        QCOMPARE(s.panel.window(), whole);
    }

    void leavesASelectionByEscape()
    {
        Setup s;
        s.show();
        const auto whole = s.panel.window();
        s.panel.select({whole.from, whole.from + 60'000});
        QVERIFY(s.panel.isSelected());
        QTest::keyClick(s.panel.charts()[2], Qt::Key_Escape);
        QVERIFY(!s.panel.isSelected());
        QCOMPARE(s.panel.window(), whole);
    }

    void goesOnLive()
    {
        Setup s;
        s.answer([](double share) { return share < 0.5 ? std::optional(50.0) : std::nullopt; });
        s.show();
        s.page.charts()->setRange(100s);
        QTRY_VERIFY_WITH_TIMEOUT(columnsWithLine(s.cpu(), 0.05, 0.45) > 50, patience);
        for (int second = 1; second < 20; ++second)
            s.tick(second);
        QTRY_VERIFY_WITH_TIMEOUT(columnsWithLine(s.cpu(), 0.85, 0.99) > 20, patience);
        QVERIFY(columnsWithLine(s.cpu(), 0.02, 0.28) > 50);
        QCOMPARE(columnsWithLine(s.cpu(), 0.45, 0.75), 0);
    }

    void saysThatItLoads()
    {
        Setup s;
        s.show();
        QTest::mouseClick(&s.button(u"7 d"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(s.asked() > 0, patience);
        MetricChart &network = *s.panel.charts().last();
        QVERIFY2(network.plot()->notice().contains(u"Loading"_s),
                 qPrintable(network.plot()->notice()));
    }

    void saysWhatWentWrong()
    {
        Setup s;
        s.server.history = [](const HistoryQuery &) -> Result<History> {
            return Error {ErrorCode::Unavailable, u"the disk is on fire"_s};
        };
        s.show();
        QTest::mouseClick(&s.button(u"7 d"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(s.state().contains(u"the disk is on fire"_s), patience);
        s.answer([](double) { return 50; });
        QTest::mouseClick(&s.button(u"24 h"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(s.state().isEmpty(), patience);
    }

    void saysThatAServerKeepsNone()
    {
        Setup s {QStringList()};
        s.show();
        QTest::mouseClick(&s.button(u"7 d"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(s.state().contains(u"keeps no history"_s), patience);
        QCOMPARE(s.asked(), 0);
    }

    void fetchesWhatABreakMissed()
    {
        Setup s;
        s.answer([](double) { return 50; });
        s.show();
        QTRY_COMPARE_WITH_TIMEOUT(s.asked(), 1, patience);
        s.server.hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(s.client.state(), Client::State::Offline, patience);
        ScriptedServer again(s.client, 1000, {u"history"_s});
        again.setVms({s.vm});
        QTRY_COMPARE_WITH_TIMEOUT(again.heard<Protocol::QueryHistory>().size(), 1, patience);
    }
};

QTEST_MAIN(TestChartHistory)
#include "tst_charthistory.moc"
