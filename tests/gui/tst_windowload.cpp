// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/client.h"
#include "tests/support/busyservice.h"
#include "tests/support/patience.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/window/mainwindow.h"

#include <QAbstractEventDispatcher>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Test::patience;

constexpr int vmCount = 50;

// How often each kind of widget was painted.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(const QList<QWidget *> &widgets)
    {
        for (QWidget *widget : widgets)
            widget->installEventFilter(this);
    }

    int count = 0;

private:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
};

struct Setup
{
    Config config;
    BusyService service;
    Client client;
    Connections connections;
    ConnectionId id = -1;
    int ticks = 0;

    Setup() : config(quick()), service(vmCount, config)
    {
        client.attach(service.takeLink());
        id = connections.add(u"busy"_s, client);
        QObject::connect(&client, &Client::sampled, &client, [this] { ++ticks; });
    }

    static Config quick()
    {
        Config config;
        config.webSocket.metricsInterval = 200ms;
        return config;
    }
};

} // namespace

// What bounds the work of the window's thread, whatever the machine: how long it takes is measured
// by tests/bench/run window.
class WindowLoadTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_settings;

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"guestwire-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init() { QSettings().clear(); }

    // A guest that prints without end gets no more into one turn of the event loop than the service
    // sends ahead; keys, clicks and frames come between.
    void takesABoundedPartOfAFloodInOneTurn()
    {
        Setup s;
        QTRY_COMPARE_WITH_TIMEOUT(s.client.vms().size(), vmCount, patience);
        const auto console = s.client.openConsole(s.service.scrolling(), {}, false);
        QTRY_VERIFY_WITH_TIMEOUT(console->isAttached(), patience);
        qint64 seen = 0;
        qint64 inThisTurn = 0;
        qint64 most = 0;
        connect(console.get(), &Console::output, console.get(), [&](const QByteArray &bytes) {
            seen += bytes.size();
            inThisTurn += bytes.size();
            most = std::max(most, inThisTurn);
            QTest::qSleep(1); // a slow thread, so that much waits for it
        });
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake,
                console.get(), [&inThisTurn] { inThisTurn = 0; });
        constexpr qint64 flood = 8 * 1024 * 1024;
        s.service.pour(flood);
        qint64 before = -1;
        QTRY_VERIFY_WITH_TIMEOUT(std::exchange(before, seen) == seen && seen > 0, patience);
        constexpr int inFlight = 2; // what is ahead when a turn begins, and one message beyond
        QVERIFY2(most <= inFlight * s.config.limits.highWater, qPrintable(QString::number(most)));
    }

    void paintsNoChartThatIsNotSeen()
    {
        Setup s;
        MainWindow window(s.connections);
        window.show();
        QTRY_COMPARE_WITH_TIMEOUT(s.client.vms().size(), vmCount, patience);
        window.showConsoleOf(s.client.vm(s.service.scrolling())->name);
        QList<QWidget *> plots;
        for (PlotView *plot : window.findChildren<PlotView *>())
            plots.append(plot->viewport());
        QVERIFY(!plots.isEmpty());
        const PaintCounter unseen(plots);
        s.ticks = 0;
        QTRY_VERIFY_WITH_TIMEOUT(s.ticks >= 3, patience);
        QCOMPARE(unseen.count, 0);
        window.showPerformanceOf(s.client.vm(s.service.scrolling())->name);
        QTRY_VERIFY_WITH_TIMEOUT(unseen.count > 0, patience);
    }

    void paintsNothingWhileItIsMinimised()
    {
        Setup s;
        MainWindow window(s.connections);
        window.show();
        QTRY_COMPARE_WITH_TIMEOUT(s.client.vms().size(), vmCount, patience);
        window.showPerformanceOf(s.client.vm(s.service.scrolling())->name);
        const PlotView &plot = *window.findChild<PlotView *>();
        QList<QWidget *> painted {window.findChild<QTreeView *>(u"vmList"_s)->viewport(),
                                  plot.viewport()};
        QTRY_VERIFY_WITH_TIMEOUT(s.ticks >= 3, patience);
        window.showMinimized();
        QTRY_VERIFY(window.isMinimized());
        QCoreApplication::processEvents();
        const PaintCounter unseen(painted);
        const MetricChart *chart = window.findChild<MetricChart *>();
        const QString told = chart->accessibleDescription();
        s.ticks = 0;
        QTRY_VERIFY_WITH_TIMEOUT(s.ticks >= 5, patience);
        QCOMPARE(unseen.count, 0);
        QCOMPARE(chart->accessibleDescription(), told); // it was not even fed
        window.showNormal();
        QTRY_VERIFY_WITH_TIMEOUT(unseen.count >= 2, patience);
    }

    // All values of a tick are shown at once, not one VM after another.
    void paintsTheListOncePerTick()
    {
        Setup s;
        MainWindow window(s.connections);
        window.show();
        QTRY_COMPARE_WITH_TIMEOUT(s.client.vms().size(), vmCount, patience);
        QTRY_VERIFY_WITH_TIMEOUT(s.ticks >= 3, patience);
        const PaintCounter list({window.findChild<QTreeView *>(u"vmList"_s)->viewport()});
        s.ticks = 0;
        QTRY_VERIFY_WITH_TIMEOUT(s.ticks >= 5, patience);
        // Some are for the sorting in between.
        QVERIFY2(list.count <= 3 * s.ticks, qPrintable(QString::number(list.count)));
    }
};

QTEST_MAIN(WindowLoadTest)
#include "tst_windowload.moc"
