// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "tests/support/patience.h"
#include "widgets/charts/chartpanel.h"
#include "widgets/charts/eventmarks.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/common/colors.h"
#include "widgets/events/eventmodel.h"
#include "widgets/events/watchnotice.h"

#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

// Events on the time line of the charts, and above them.
class EventMarksTest : public QObject
{
    Q_OBJECT

    struct Setup
    {
        Client client;
        ScriptedServer server {client};
        Connections connections;
        ConnectionId id = connections.add(u"here"_s, client);
        Vm vm = ScriptedServer::vm(u"web-01"_s);
        QDateTime now = QDateTime::currentDateTimeUtc();

        Setup()
        {
            server.setVms({vm});
            if (!QTest::qWaitFor([this] { return !client.vms().isEmpty(); }, patience))
                qFatal("the list did not come");
        }

        void happen(const QString &kind, Severity severity, const QString &message)
        {
            Event event {now, vm.id, kind, message};
            event.severity = severity;
            event.rule = u"kernel panic"_s;
            server.say(Protocol::Happened {event});
        }
    };

private slots:
    void findsWhatStandsAtAPlace();
    void drawsTheGravestOfAPixel();
    void marksEventsOfTheVmOnEachChart();
    void leavesOutWhatIsOnlyARecord();
    void tellsOfAMatchWithAWayToTheConsole();
    void saysNothingOfAPrompt();
};

void EventMarksTest::findsWhatStandsAtAPlace()
{
    const MarkScale scale {QRectF(100, 0, 200, 50), 1000, 3000};
    QCOMPARE(scale.across(1000), 100.0);
    QCOMPARE(scale.across(2000), 200.0);
    const QList<EventMark> marks {{2000, Severity::Info, u"one"_s},
                                  {2010, Severity::Critical, u"two"_s},
                                  {2900, Severity::Info, u"three"_s},
                                  {5000, Severity::Info, u"outside"_s}};
    const QString here = marksAt(200, marks, scale);
    QVERIFY(here.contains(u"one") && here.contains(u"two") && !here.contains(u"three"));
    QVERIFY(marksAt(150, marks, scale).isEmpty());
    QVERIFY(marksAt(500, marks, scale).isEmpty());
    const QList<EventMark> many(1000, {2000, Severity::Info, u"again"_s});
    QCOMPARE(marksAt(200, many, scale).count(u'\n'), 6);
}

void EventMarksTest::drawsTheGravestOfAPixel()
{
    const Colors &colors = colorsFor(QPalette());
    QImage image(100, 60, QImage::Format_RGB32);
    image.fill(colors.card);
    QPainter painter(&image);
    drawMarks(painter,
              {{500, Severity::Critical, {}}, {500, Severity::Info, {}}, {900, Severity::Info, {}}},
              {QRectF(0, 0, 100, 50), 0, 1000}, colors);
    painter.end();
    QCOMPARE(image.pixelColor(50, 45), colors.problem);
    QCOMPARE(image.pixelColor(90, 47), colors.muted);
    QCOMPARE(image.pixelColor(20, 45), colors.card);
}

void EventMarksTest::marksEventsOfTheVmOnEachChart()
{
    Setup s;
    EventModel events(s.connections);
    SampleStore samples(s.connections);
    ChartPanel panel(samples, s.connections);
    panel.setEvents(events);
    panel.resize(900, 600);
    panel.setTarget({s.id, s.vm.id});
    panel.show();
    s.server.tick({ScriptedServer::sample(s.vm, s.now.addSecs(5), 50)});
    s.happen(u"watch"_s, Severity::Critical, u"kernel panic"_s);
    Event other {s.now, QUuid::createUuid(), u"watch"_s, u"of another VM"_s};
    s.server.say(Protocol::Happened {other});
    for (const MetricChart *chart : panel.charts())
        EVENTUALLY(chart->plot()->marks().size() == 1);
    QCOMPARE(panel.charts().first()->plot()->marks().first(),
             EventMark({s.now.toMSecsSinceEpoch(), Severity::Critical, u"kernel panic"_s}));
}

void EventMarksTest::leavesOutWhatIsOnlyARecord()
{
    const VmId vm = QUuid::createUuid();
    const auto event = [vm](const QString &kind, Severity severity) {
        Event made {QDateTime::currentDateTimeUtc(), vm, kind, u"x"_s};
        made.severity = severity;
        return made;
    };
    for (const char *kind : {"lifecycle", "alert", "watch", "boot"})
        QVERIFY(isMarked(event(QString::fromLatin1(kind), Severity::Info)));
    QVERIFY(!isMarked(event(u"command"_s, Severity::Info)));
    QVERIFY(!isMarked(event(u"console"_s, Severity::Info)));
    QVERIFY(isMarked(event(u"console"_s, Severity::Warning)));
    QVERIFY(!isMarked(Event {QDateTime::currentDateTimeUtc(), {}, u"alert"_s, u"x"_s}));
}

void EventMarksTest::tellsOfAMatchWithAWayToTheConsole()
{
    Setup s;
    WatchNotice notice(s.connections, nullptr);
    QVERIFY(!notice.isVisible());
    s.happen(u"watch"_s, Severity::Critical,
             u"kernel panic on serial0 of web-01: <b>no init</b>"_s);
    EVENTUALLY(notice.isVisible());
    QVERIFY2(notice.text().contains(u"web-01") && notice.text().contains(u"kernel panic"),
             qPrintable(notice.text()));
    QSignalSpy wanted(&notice, &WatchNotice::consoleWanted);
    QTest::mouseClick(notice.findChild<QToolButton *>(u"messageAct"_s), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<VmKey>(), VmKey({s.id, s.vm.id}));
    QVERIFY(!notice.isVisible());
}

void EventMarksTest::saysNothingOfAPrompt()
{
    Setup s;
    WatchNotice notice(s.connections, nullptr);
    QSignalSpy happened(&s.client, &Client::happened);
    s.happen(u"watch"_s, Severity::Info, u"login"_s);
    s.happen(u"lifecycle"_s, Severity::Critical, u"crashed"_s);
    EVENTUALLY(happened.size() == 2);
    QVERIFY(!notice.isVisible());
}

QTEST_MAIN(EventMarksTest)
#include "tst_eventmarks.moc"
