// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window costs at rest: a list of 1000 running VMs with four sparklines each, and the four
// charts of one with 720 points a line, told anew once a second; the same minimised; and how long
// it takes until another VM that was chosen is painted.
#include "tests/bench/benchsettings.h"
#include "tests/bench/cputime.h"
#include "tests/gui/scriptedserver.h"
#include "widgets/charts/plotview.h"
#include "widgets/vmlist/vmlistpane.h"
#include "widgets/window/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int vmCount = 1000;
constexpr int points = 720;
constexpr auto apart = 5s; // in the VMs' time: an hour in all
constexpr int ticks = 20; // one a second
constexpr int choices = 60;
constexpr double shownBar = 2; // percent of a core
constexpr double minimisedBar = 0.1;
constexpr double chosenBar = 100; // ms

double processSeconds()
{
    return cpuSeconds(CLOCK_PROCESS_CPUTIME_ID);
}

Sample sampleOf(const Vm &vm, int number, int step, const QDateTime &at)
{
    Sample sample = ScriptedServer::sample(vm, at, (number * 7 + step * 3) % 100);
    sample.values.set(Metric::NetworkRxRate, 1000.0 * ((number + step) % 90));
    sample.values.set(Metric::NetworkTxRate, 500.0 * ((number + step * 5) % 90));
    return sample;
}

class Stage
{
public:
    Stage()
    {
        for (int i = 0; i < vmCount; ++i)
            m_vms.append(ScriptedServer::vm(u"vm-%1"_s.arg(i, 4, 10, QChar(u'0'))));
        m_server.setVms(m_vms);
    }

    bool begin()
    {
        window.show();
        if (!QTest::qWaitFor([this] { return m_client.vms().size() == vmCount; }, 60'000))
            return false;
        for (int i = 0; i < points; ++i)
            tick();
        return true;
    }

    // What the other end does is not the window's: its cost is returned, in seconds.
    double tick()
    {
        const double before = processSeconds();
        m_at = m_at.addDuration(apart);
        ++m_step;
        QList<Sample> samples;
        samples.reserve(vmCount);
        for (int i = 0; i < vmCount; ++i)
            samples.append(sampleOf(m_vms[i], i, m_step, m_at));
        const double made = processSeconds() - before;
        m_server.tick(samples);
        QCoreApplication::processEvents();
        return made;
    }

    const QString &name(int vm) const { return m_vms[vm].name; }

private:
    Client m_client;
    ScriptedServer m_server {m_client, std::chrono::milliseconds(apart).count()};
    Connections m_connections;
    ConnectionId m_id = m_connections.add(u"bench"_s, m_client);
    QList<Vm> m_vms;
    QDateTime m_at = QDateTime::currentDateTimeUtc().addDuration(-apart * points);
    int m_step = 0;

public:
    MainWindow window {m_connections};
};

void measure(const char *what, Stage &stage, double bar)
{
    QElapsedTimer clock;
    clock.start();
    double others = 0;
    QTimer timer;
    QEventLoop loop;
    int left = ticks;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        others += stage.tick();
        if (--left == 0)
            QTimer::singleShot(900ms, &loop, &QEventLoop::quit);
    });
    const double before = processSeconds();
    timer.start(1s);
    loop.exec();
    const double used = processSeconds() - before - others;
    std::printf("%-44s %.2f %% of a core (bar: %.1f %%)\n", what,
                used / (double(clock.elapsed()) / 1000) * 100, bar);
}

// From the choice to the last of the four charts.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(const QList<PlotView *> &plots)
    {
        for (PlotView *plot : plots)
            plot->viewport()->installEventFilter(this);
    }

    QSet<QObject *> painted;

private:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted.insert(watched);
        return QObject::eventFilter(watched, event);
    }
};

void measureChoice(Stage &stage)
{
    PaintWatch watch(stage.window.findChildren<PlotView *>());
    std::vector<double> times;
    for (int i = 0; i < choices; ++i) {
        watch.painted.clear();
        QElapsedTimer clock;
        clock.start();
        stage.window.showPerformanceOf(stage.name(i * 37 % vmCount));
        const bool isPainted = QTest::qWaitFor([&watch] { return watch.painted.size() >= 4; });
        times.push_back(isPainted ? double(clock.nsecsElapsed()) / 1e6 : 1e6);
        QCoreApplication::processEvents();
    }
    std::ranges::sort(times);
    std::printf("%-44s median %.1f ms, longest %.1f ms (bar: %.0f ms)\n",
                "another VM chosen and painted", times[times.size() / 2], times.back(), chosenBar);
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const BenchSettings settings;
    QSettings().setValue("charts/minutes"_L1, 60);
    Stage stage;
    if (!stage.begin()) {
        std::fputs("bench_rows: the list did not come\n", stderr);
        return 1;
    }
    stage.window.showPerformanceOf(stage.name(7));
    QTest::qWait(1000);
    measure("1000 rows and 4 charts of 720 points", stage, shownBar);
    measureChoice(stage);
    stage.window.showMinimized();
    QTest::qWait(1000);
    measure("the same minimised", stage, minimisedBar);
    stage.window.hide();
    QTest::qWait(500);
    measure("the same hidden", stage, minimisedBar);
    return 0;
}
