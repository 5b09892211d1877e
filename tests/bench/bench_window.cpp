// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the window's thread lets a key or click wait: a timer of the thread is to fire every few
// milliseconds, and how late it does is how late a key would be seen. First at rest, then with a
// console that scrolls 10 MB/s beside the charts of its VM, 50 VMs in the list and on the overview
// once a second.
#include "core/client/client.h"
#include "tests/bench/benchsettings.h"
#include "tests/bench/cputime.h"
#include "tests/support/busyservice.h"
#include "widgets/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int vmCount = 50;
constexpr qsizetype rate = 10'000'000; // bytes a second
constexpr auto beat = 2ms;
constexpr auto measured = 20s;
constexpr double bar = 50; // ms, of the 99th percentile

double threadSeconds()
{
    return cpuSeconds(CLOCK_THREAD_CPUTIME_ID);
}

bool wait(std::chrono::milliseconds time)
{
    return !QTest::qWaitFor([] { return false; }, int(time.count()));
}

// Waits as the window does, with nothing between events.
void measure(const char *what, qint64 *seen)
{
    std::vector<double> late;
    QTimer timer;
    QElapsedTimer clock;
    double due = 0;
    const auto now = [&clock] { return double(clock.nsecsElapsed()) / 1e6; };
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        late.push_back(std::max(0.0, now() - due));
        due = now() + double(beat.count());
    });
    const double cpuBefore = threadSeconds();
    const qint64 seenBefore = *seen;
    clock.start();
    due = double(beat.count());
    timer.start(beat);
    QEventLoop loop;
    QTimer::singleShot(measured, &loop, &QEventLoop::quit);
    loop.exec();
    const double seconds = now() / 1000;
    std::ranges::sort(late);
    const auto share = [&late](double part) {
        return late[size_t(part * double(late.size() - 1))];
    };
    std::printf("%-34s late: median %.1f ms, p99 %.1f ms (bar: %.0f), longest %.1f ms; "
                "%.1f MB/s, %.0f %% of a core\n",
                what, share(0.5), share(0.99), bar, late.back(),
                double(*seen - seenBefore) / seconds / 1e6,
                (threadSeconds() - cpuBefore) / seconds * 100);
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const BenchSettings settings;
    Config config;
    config.webSocket.metricsInterval = 1s;
    BusyService service(vmCount, config);
    Client client;
    client.attach(service.takeLink());
    Connections connections;
    const ConnectionId id = connections.add(u"bench"_s, client);
    MainWindow window(connections);
    window.show();
    if (!QTest::qWaitFor([&] { return client.vms().size() == vmCount; }, 60'000)) {
        std::fputs("bench_window: the list did not come\n", stderr);
        return 1;
    }
    qint64 seen = 0;
    const auto watcher = client.openConsole(service.scrolling(), {}, false);
    QObject::connect(watcher.get(), &Console::output, watcher.get(),
                     [&seen](const QByteArray &bytes) { seen += bytes.size(); });
    wait(3s);
    measure("the overview of 50 VMs", &seen);
    window.showConsoleOf(client.vm(service.scrolling())->name);
    window.findChild<QAction *>(u"chartsBesideConsole"_s)->trigger();
    wait(3s);
    measure("a quiet console beside charts", &seen);
    service.scroll(rate);
    wait(3s);
    measure("a console that scrolls 10 MB/s", &seen);
    return connections.find(id) ? 0 : 1;
}
