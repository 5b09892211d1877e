// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/consolesetup.h"
#include "widgets/console/consolewall.h"
#include "widgets/window/mainwindow.h"

#include <QListView>
#include <QTabWidget>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

QList<Vm> running(int count)
{
    QList<Vm> vms;
    for (int i = 0; i < count; ++i)
        vms.append(ScriptedServer::vm(u"web-%1"_s.arg(i, 2, 10, QChar(u'0'))));
    return vms;
}

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    MainWindow window {connections};
    ConsoleWall &wall = *window.findChild<ConsoleWall *>();

    explicit Setup(const QList<Vm> &vms)
    {
        server.setVms(vms);
        window.resize(1360, 840); // three consoles fit, whatever the screen
        window.show();
        if (!QTest::qWaitFor([this, &vms] { return client.vms().size() == vms.size(); }))
            qFatal("the list did not come");
    }

    void show() const
    {
        QTest::mouseClick(window.findChild<QAbstractButton *>(u"wallOfConsoles"_s), Qt::LeftButton);
    }

    QListView &tiles() const { return *wall.findChild<QListView *>(u"wall"_s); }

    // The consoles that were asked for, by number, are open from here on.
    void answer()
    {
        const auto asked = server.heard<Protocol::ConsoleOpen>();
        for (; m_answered < asked.size(); ++m_answered) {
            Protocol::ConsoleOpened opened;
            opened.channel = Protocol::Channel(m_answered + 1);
            opened.epoch = 1;
            opened.columns = 80;
            opened.rows = 24;
            opened.self = self;
            Protocol::Response response;
            response.request = asked[m_answered].request;
            response.answer = opened;
            server.say(response);
        }
    }

    QString spoken(int row) const
    {
        return tiles().model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }

private:
    qsizetype m_answered = 0;
};

} // namespace

class ConsoleWallTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { useOwnSettings(); }

    void init() { QSettings().clear(); }

    void opensNothingUntilItIsSeen()
    {
        Setup s(running(3));
        QCOMPARE(s.wall.watched(), 0);
        QTest::qWait(0);
        QVERIFY(s.server.heard<Protocol::ConsoleOpen>().isEmpty());
    }

    void watchesThoseThatMayBeWatched()
    {
        QList<Vm> vms = running(2);
        vms.append(ScriptedServer::vm(u"off"_s, State::Off));
        vms.append(ScriptedServer::vm(u"secret"_s));
        vms.last().permissions.setFlag(Permission::ConsoleRead, false);
        vms.append(ScriptedServer::vm(u"without"_s));
        vms.last().consoles.clear();
        Setup s(vms);
        s.show();
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleOpen>().size(), 2);
        QCOMPARE(s.tiles().model()->rowCount(), 2);
        for (const auto &open : s.server.heard<Protocol::ConsoleOpen>())
            QVERIFY(!open.write); // whoever types there is not disturbed
    }

    void showsWhatTheConsolesShow()
    {
        Setup s(running(2));
        s.show();
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleOpen>().size(), 2);
        s.answer();
        const QByteArray text = QByteArrayLiteral("booting\r\nlogin: ");
        s.server.say(Protocol::ConsoleOutput {2, false, 0, text});
        QTRY_COMPARE(s.spoken(1), u"web-01, running: login:"_s);
        QVERIFY(s.spoken(0).startsWith(u"web-00, running"_s));
        QVERIFY(s.server.heard<Protocol::ConsoleInput>().isEmpty());
    }

    void leavesTheConsolesWhenItIsLeft()
    {
        Setup s(running(3));
        s.show();
        QTRY_COMPARE(s.wall.watched(), 3);
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleOpen>().size(), 3);
        s.answer();
        s.server.say(Protocol::ConsoleOutput {3, false, 0, "ready"});
        QTRY_VERIFY(s.spoken(2).contains(u"ready"_s));
        QTest::mouseClick(s.wall.findChild<QAbstractButton *>(u"overview"_s), Qt::LeftButton);
        QCOMPARE(s.wall.watched(), 0);
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleClose>().size(), 3);
    }

    void watchesABoundedNumber()
    {
        Setup s(running(200));
        s.window.resize(4000, 4000);
        s.show();
        QTRY_COMPARE(s.wall.watched(), int(WallModel::mostWatched));
        QCOMPARE(s.tiles().model()->rowCount(), 200);
    }

    void opensTheConsoleThatIsClicked()
    {
        Setup s(running(2));
        s.show();
        QTRY_COMPARE(s.wall.watched(), 2);
        const QRect tile = s.tiles().visualRect(s.tiles().model()->index(1, 0));
        QTest::mouseClick(s.tiles().viewport(), Qt::LeftButton, {}, tile.center());
        QVERIFY(s.window.windowTitle().contains(u"web-01"_s));
        QCOMPARE(s.window.findChild<QTabWidget *>(u"vmTabs"_s)->currentIndex(), 1);
        QCOMPARE(s.wall.watched(), 0);
    }

    void forgetsWhatIsGone()
    {
        Setup s(running(2));
        s.show();
        QTRY_COMPARE(s.wall.watched(), 2);
        s.server.remove(ScriptedServer::vm(u"web-00"_s).id);
        QTRY_COMPARE(s.wall.watched(), 1);
        s.connections.remove(s.id);
        QCOMPARE(s.wall.watched(), 0);
    }
};

QTEST_MAIN(ConsoleWallTest)
#include "tst_consolewall.moc"
