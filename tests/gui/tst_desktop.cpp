// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/consolesetup.h"
#include "widgets/desktop/desktop.h"
#include "widgets/window/mainwindow.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QMenuBar>
#include <QSignalSpy>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

const auto service = u"org.freedesktop.Notifications"_s;

struct Shown
{
    uint id = 0;
    uint replaces = 0;
    QString title;
    QString text;
    QStringList actions;
    QVariantMap hints;
};

} // namespace

// A desktop that shows notices, on a connection of its own to the bus.
class FakeDesktop : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit FakeDesktop(const QStringList &capabilities = {u"actions"_s, u"body"_s,
                                                            u"body-markup"_s})
        : m_capabilities(capabilities)
    {
        if (!m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                                  QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            || !m_bus.registerService(service))
            qFatal("there is no bus of the test's own; start it by tests/support/bus");
    }
    ~FakeDesktop() override
    {
        m_bus.unregisterService(service);
        QDBusConnection::disconnectFromBus(u"desktop"_s);
    }

    QList<Shown> shown;
    QList<uint> closed;
    bool isSlow = false; // answers Notify when told

    void answer()
    {
        for (const QDBusMessage &answer : std::exchange(m_answers, {}))
            m_bus.send(answer);
    }

public slots:
    QStringList GetCapabilities() { return m_capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title,
                const QString &text, const QStringList &actions, const QVariantMap &hints, int)
    {
        const uint id = replaces > 0 ? replaces : ++m_last;
        shown.append({id, replaces, title, text, actions, hints});
        if (isSlow) {
            setDelayedReply(true);
            m_answers.append(message().createReply(id));
        }
        return id;
    }
    void CloseNotification(uint id)
    {
        closed.append(id);
        emit NotificationClosed(id, 3);
    }

signals:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
    QStringList m_capabilities;
    QList<QDBusMessage> m_answers;
    uint m_last = 0;
};

namespace {

Alert alertOf(const Vm &vm, const QString &id = u"a1"_s)
{
    Alert alert;
    alert.id = id;
    alert.rule = u"cpu-high"_s;
    alert.vm = vm.id;
    alert.severity = Severity::Critical;
    alert.since = QDateTime::currentDateTimeUtc();
    alert.message = u"CPU <b>97 %</b> & rising"_s;
    return alert;
}

struct Setup
{
    Vm vm = ScriptedServer::vm(u"web-01"_s);
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    AlertModel alerts {connections};
    Desktop desktop {connections, alerts, QDBusConnection::sessionBus(), nullptr};

    explicit Setup(const QList<Vm> &vms = {ScriptedServer::vm(u"web-01"_s)})
    {
        AlertList list;
        list.rules = {{u"cpu-high: cpu.utilization > 90 for 5m"_s, {}}};
        server.setAlerts(list);
        server.setVms(vms);
        if (!QTest::qWaitFor([&] {
                return client.vms().size() == vms.size() && !client.alerts().rules().isEmpty();
            }))
            qFatal("the list did not come");
    }

    VmKey key() const { return {id, vm.id}; }
    void alert(const Alert &alert) { server.say(Protocol::AlertChanged {alert}); }
    QStringList menu()
    {
        QStringList texts;
        for (const QAction *action : desktop.tray().menu().actions())
            if (!action->isSeparator())
                texts.append(action->text());
        return texts;
    }
};

} // namespace

// Run by tests/support/bus: the notices of a desktop, and the icon in its tray.
class DesktopTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        useOwnSettings();
        QVERIFY(QGuiApplication::applicationState() != Qt::ApplicationActive);
    }

    void init() { QSettings().clear(); }

    void tellsOfAnAlert()
    {
        FakeDesktop fake;
        Setup s;
        s.alert(alertOf(s.vm));
        QTRY_COMPARE(fake.shown.size(), 1);
        QVERIFY(fake.shown[0].title.contains(u"web-01"_s));
        QVERIFY(fake.shown[0].title.contains(u"cpu-high"_s));
        // It reads texts as HTML, which a rule's text is not.
        QCOMPARE(fake.shown[0].text, u"CPU &lt;b&gt;97 %&lt;/b&gt; &amp; rising"_s);
        QCOMPARE(fake.shown[0].hints.value(u"urgency"_s).toInt(), 2);
        QVERIFY(fake.shown[0].actions.contains(u"open"_s));
        QVERIFY(fake.shown[0].actions.contains(u"acknowledge"_s));
    }

    void writesPlainTextWhereItIsReadAsSuch()
    {
        FakeDesktop fake({u"body"_s});
        Setup s;
        s.alert(alertOf(s.vm));
        QTRY_COMPARE(fake.shown.size(), 1);
        QCOMPARE(fake.shown[0].text, u"CPU <b>97 %</b> & rising"_s);
        QCOMPARE(fake.shown[0].actions, QStringList()); // it has no buttons
    }

    void leadsToTheVm()
    {
        FakeDesktop fake;
        Setup s;
        QSignalSpy wanted(&s.desktop, &Desktop::vmWanted);
        s.alert(alertOf(s.vm));
        QTRY_COMPARE(fake.shown.size(), 1);
        emit fake.ActionInvoked(fake.shown[0].id + 7, u"open"_s); // another program's
        emit fake.ActionInvoked(fake.shown[0].id, u"format-disk"_s); // never offered
        emit fake.ActionInvoked(fake.shown[0].id, u"default"_s);
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().value<VmKey>(), s.key());
        emit fake.ActionInvoked(fake.shown[0].id, u"open"_s);
        QTRY_COMPARE(wanted.size(), 2);
    }

    void acknowledges()
    {
        FakeDesktop fake;
        Setup s;
        s.alert(alertOf(s.vm));
        QTRY_COMPARE(fake.shown.size(), 1);
        emit fake.ActionInvoked(fake.shown[0].id, u"acknowledge"_s);
        QTRY_COMPARE(s.server.heard<Protocol::AcknowledgeAlert>().size(), 1);
        QCOMPARE(s.server.heard<Protocol::AcknowledgeAlert>().first().alert, u"a1"_s);
        Alert known = alertOf(s.vm);
        known.acknowledgedBy = u"ada"_s;
        s.alert(known);
        QTRY_COMPARE(fake.closed, QList {fake.shown[0].id});
    }

    void offersNothingThatIsNotAllowed()
    {
        FakeDesktop fake;
        Setup s({ScriptedServer::vm(u"web-01"_s, State::Running, Role::Viewer)});
        s.alert(alertOf(s.vm));
        QTRY_COMPARE(fake.shown.size(), 1);
        QVERIFY(!fake.shown[0].actions.contains(u"acknowledge"_s));
    }

    void takesBackWhatIsOver()
    {
        FakeDesktop fake;
        Setup s;
        s.alert(alertOf(s.vm));
        QTRY_COMPARE(fake.shown.size(), 1);
        Alert over = alertOf(s.vm);
        over.state = Alert::State::Cleared;
        s.alert(over);
        QTRY_COMPARE(fake.closed, QList {fake.shown[0].id});
    }

    void takesBackWhatADesktopHasNotAnsweredYet()
    {
        FakeDesktop fake;
        fake.isSlow = true;
        Setup s;
        s.alert(alertOf(s.vm));
        QTRY_COMPARE(fake.shown.size(), 1);
        Alert over = alertOf(s.vm);
        over.state = Alert::State::Cleared;
        s.alert(over);
        QTRY_COMPARE(s.client.alerts().alerts().size(), 0);
        fake.answer();
        QTRY_COMPARE(fake.closed, QList {fake.shown[0].id});
    }

    void replacesWhatADesktopHasNotAnsweredYet()
    {
        FakeDesktop fake;
        fake.isSlow = true;
        NotificationBus bus(QDBusConnection::sessionBus());
        bus.show({u"a"_s, u"first"_s, {}});
        QTRY_COMPARE(fake.shown.size(), 1);
        bus.show({u"a"_s, u"second"_s, {}});
        bus.show({u"a"_s, u"third"_s, {}});
        fake.answer();
        QTRY_COMPARE(fake.shown.size(), 2);
        QCOMPARE(fake.shown[1].title, u"third"_s);
        QCOMPARE(fake.shown[1].replaces, fake.shown[0].id);
    }

    void tellsOfACrash()
    {
        FakeDesktop fake;
        Setup s({ScriptedServer::vm(u"web-01"_s), ScriptedServer::vm(u"old"_s, State::Crashed)});
        QSignalSpy console(&s.desktop, &Desktop::consoleWanted);
        s.server.change(ScriptedServer::vm(u"old"_s, State::Crashed)); // it was so before
        s.server.change(ScriptedServer::vm(u"web-01"_s, State::Crashed));
        QTRY_COMPARE(fake.shown.size(), 1);
        QVERIFY(fake.shown[0].title.contains(u"web-01"_s));
        emit fake.ActionInvoked(fake.shown[0].id, u"console"_s);
        QTRY_COMPARE(console.size(), 1);
        s.server.change(ScriptedServer::vm(u"web-01"_s));
        QTRY_COMPARE(fake.closed.size(), 1);
        s.server.change(ScriptedServer::vm(u"web-01"_s, State::Crashed));
        QTRY_COMPARE(fake.shown.size(), 2);
    }

    void tellsOfWhatAConsoleShows()
    {
        FakeDesktop fake;
        Setup s;
        QSignalSpy console(&s.desktop, &Desktop::consoleWanted);
        Event event {QDateTime::currentDateTimeUtc(), s.vm.id, u"watch"_s, u"Kernel panic"_s};
        event.rule = u"panic"_s;
        s.server.say(Protocol::Happened {event}); // for information only
        event.severity = Severity::Critical;
        s.server.say(Protocol::Happened {event});
        QTRY_COMPARE(fake.shown.size(), 1);
        QVERIFY(fake.shown[0].title.contains(u"panic"_s));
        emit fake.ActionInvoked(fake.shown[0].id, u"default"_s);
        QTRY_COMPARE(console.size(), 1);
        s.server.say(Protocol::Happened {event}); // the same in the place of the first
        QTRY_COMPARE(fake.shown.size(), 2);
        QCOMPARE(fake.shown[1].replaces, fake.shown[0].id);
    }

    void letsHostileNamesBeNames()
    {
        FakeDesktop fake;
        const QString name = u"<img src='file:///etc/passwd'>\u202eevil\n"_s;
        Setup s({ScriptedServer::vm(name)});
        s.server.change(ScriptedServer::vm(name, State::Crashed));
        QTRY_COMPARE(fake.shown.size(), 1);
        QVERIFY(!fake.shown[0].title.contains(u'\u202e'));
        QVERIFY(!fake.shown[0].title.contains(u'\n'));
        QVERIFY(!fake.shown[0].text.contains(u'<'));
    }

    void doesNotFloodADesktop()
    {
        FakeDesktop fake;
        Setup s;
        for (int i = 0; i < 40; ++i)
            s.alert(alertOf(s.vm, QString::number(i)));
        QTRY_COMPARE(fake.shown.size(), NotificationPace::burst);
        QTest::qWait(200);
        QCOMPARE(fake.shown.size(), NotificationPace::burst);
    }

    void keepsAnEvenPace()
    {
        NotificationPace pace;
        NotificationPace::Time now {std::chrono::hours(1)};
        for (int i = 0; i < NotificationPace::burst; ++i)
            QVERIFY(pace.take(now));
        QVERIFY(!pace.take(now));
        QVERIFY(pace.untilNext(now) == NotificationPace::interval);
        now += NotificationPace::interval;
        QVERIFY(pace.take(now));
        QVERIFY(!pace.take(now));
        now += 100 * NotificationPace::interval;
        for (int i = 0; i < NotificationPace::burst; ++i)
            QVERIFY(pace.take(now));
        QVERIFY(!pace.take(now));
    }

    void tellsOnlyWhatIsWanted()
    {
        FakeDesktop fake;
        Setup s;
        QMenu menu;
        Desktop::fillMenu(menu, &s.desktop);
        menu.findChild<QAction *>(u"notifyAlerts"_s)->trigger();
        s.alert(alertOf(s.vm));
        s.server.change(ScriptedServer::vm(u"web-01"_s, State::Crashed));
        QTRY_COMPARE(fake.shown.size(), 1);
        QVERIFY(fake.shown[0].title.contains(u"crashed"_s));
        Desktop::fillMenu(menu, &s.desktop);
        QVERIFY(!menu.findChild<QAction *>(u"notifyAlerts"_s)->isChecked());
        QVERIFY(menu.findChild<QAction *>(u"notifyCrashes"_s)->isChecked());
    }

    void saysWhereNobodyTells()
    {
        Setup s;
        QMenu menu;
        QTRY_VERIFY(([&] {
            Desktop::fillMenu(menu, &s.desktop);
            return menu.findChild<QAction *>(u"notifyNobody"_s) != nullptr;
        })());
        s.alert(alertOf(s.vm)); // and nothing bad comes of it
        QTRY_COMPARE(s.alerts.rowCount(), 1);
        // A desktop may come later.
        FakeDesktop fake;
        QTRY_VERIFY(([&] {
            Desktop::fillMenu(menu, &s.desktop);
            return menu.findChild<QAction *>(u"notifyNobody"_s) == nullptr;
        })());
        s.alert(alertOf(s.vm, u"a2"_s));
        QTRY_VERIFY(!fake.shown.isEmpty());
    }

    void showsInTheTrayWhatAlerts()
    {
        Setup s;
        QCOMPARE(s.menu(), (QStringList {u"&Show Guestwire"_s, u"No alerts"_s, u"&Quit"_s}));
        QCOMPARE(s.desktop.tray().text(), u"Guestwire: no alerts"_s);
        const QImage calm = s.desktop.tray().icon().pixmap(32).toImage();
        s.alert(alertOf(s.vm));
        QTRY_COMPARE(s.menu().value(1), u"web-01: cpu-high (critical)"_s);
        QVERIFY(s.desktop.tray().text().contains(u"1"_s));
        QVERIFY(s.desktop.tray().icon().pixmap(32).toImage() != calm);
        QSignalSpy wanted(&s.desktop, &Desktop::vmWanted);
        QSignalSpy window(&s.desktop, &Desktop::windowWanted);
        QSignalSpy quit(&s.desktop, &Desktop::quitWanted);
        for (QAction *action : s.desktop.tray().menu().actions())
            action->trigger();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(window.size(), 1);
        QCOMPARE(quit.size(), 1);
        for (int i = 0; i < Tray::mostVms + 3; ++i)
            s.alert(alertOf(s.vm, u"more "_s + QString::number(i)));
        QTRY_COMPARE(s.menu().size(), Tray::mostVms + 3);
        QVERIFY(s.menu().contains(u"4 more"_s));
    }

    void writesNamesInTheTrayAsTheyAre()
    {
        const Vm vm = ScriptedServer::vm(u"r&d"_s);
        Setup s({vm});
        s.alert(alertOf(vm));
        QTRY_COMPARE(s.menu().value(1), u"r&&d: cpu-high (critical)"_s);
    }

    void bringsTheWindowThere()
    {
        FakeDesktop fake;
        Client client;
        ScriptedServer server(client);
        Connections connections;
        connections.add(u"here"_s, client);
        MainWindow window(connections);
        window.joinDesktop(QDBusConnection::sessionBus());
        server.setVms({ScriptedServer::vm(u"web-01"_s)});
        QTRY_COMPARE(client.vms().size(), 1);
        server.change(ScriptedServer::vm(u"web-01"_s, State::Crashed));
        QTRY_COMPARE(fake.shown.size(), 1);
        QVERIFY(!window.isVisible());
        emit fake.ActionInvoked(fake.shown[0].id, u"open"_s);
        QTRY_VERIFY(window.isVisible());
        QTRY_VERIFY(window.windowTitle().contains(u"web-01"_s));
    }

    // The last: without a window manager, an application that was active once stays so.
    void isSilentWhileTheWindowIsLookedAt()
    {
        FakeDesktop fake;
        Setup s;
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE(QGuiApplication::applicationState(), Qt::ApplicationActive);
        s.alert(alertOf(s.vm));
        QTRY_COMPARE(s.alerts.rowCount(), 1);
        QTest::qWait(200);
        QCOMPARE(fake.shown.size(), 0);
    }
};

QTEST_MAIN(DesktopTest)
#include "tst_desktop.moc"
