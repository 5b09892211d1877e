// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/console/consolepage.h"
#include "widgets/console/consolesession.h"
#include "widgets/terminal/terminalview.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

constexpr Protocol::Channel channel = 7;
constexpr quint32 self = 1;
constexpr quint32 other = 2;

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    Commands commands {connections};
    ConsolePage page {connections, commands, nullptr};

    explicit Setup(const Vm &vm = ScriptedServer::vm(u"web-01"_s))
    {
        server.setVms({vm});
        if (!QTest::qWaitFor([this] { return !client.vms().isEmpty(); }))
            qFatal("the list did not come");
        page.resize(800, 500);
        page.setTarget({id, vm.id});
        page.show();
    }

    // Answers what the window asked when its console came into sight.
    bool open(std::optional<quint32> holder = {})
    {
        if (!QTest::qWaitFor([this] { return !server.heard<Protocol::ConsoleOpen>().isEmpty(); }))
            return false;
        Protocol::ConsoleOpened opened;
        opened.channel = channel;
        opened.epoch = 1;
        opened.columns = 80;
        opened.rows = 24;
        opened.self = self;
        opened.holder = holder;
        opened.viewers = {{self, u"me"_s, true}, {other, u"ann"_s, true}};
        Protocol::Response response;
        response.request = server.heard<Protocol::ConsoleOpen>().last().request;
        response.answer = opened;
        server.say(response);
        state(holder);
        return QTest::qWaitFor([this] { return page.session()->console().isAttached(); });
    }

    void state(std::optional<quint32> holder)
    {
        Protocol::ConsoleState state;
        state.channel = channel;
        state.holder = holder;
        state.viewers = {{self, u"me"_s, true}, {other, u"ann"_s, true}};
        state.columns = 80;
        state.rows = 24;
        state.state = Protocol::ConsoleState::State::Open;
        server.say(state);
    }

    void output(quint64 offset, const QByteArray &bytes)
    {
        server.say(Protocol::ConsoleOutput {channel, false, offset, bytes});
    }

    QString screenText() const
    {
        TerminalView &terminal = page.session()->terminal();
        terminal.selectAll();
        return terminal.selectedText();
    }

    bool sees(const QString &text) const
    {
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
};

} // namespace

class TestConsolePage : public QObject
{
    Q_OBJECT

private slots:
    void opensWhenItIsSeenFirst()
    {
        Setup s;
        QVERIFY(s.sees(u"Connecting"_s));
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleOpen>().size(), 1);
        const Protocol::ConsoleOpen request = s.server.heard<Protocol::ConsoleOpen>().first();
        QCOMPARE(request.device, u"serial0"_s);
        QVERIFY(request.write);
    }

    void showsWhatTheGuestWrites()
    {
        Setup s;
        QVERIFY(s.open());
        s.output(0, "login: ");
        QTRY_VERIFY(s.screenText().contains(u"login:"_s));
    }

    void marksAGap()
    {
        Setup s;
        QVERIFY(s.open());
        s.output(0, "before");
        s.server.say(
            Protocol::ConsoleGap {channel, 1, 6, 2054, Protocol::ConsoleGap::Reason::Overwritten});
        s.output(2054, "after");
        QTRY_VERIFY(s.screenText().contains(u"after"_s));
        QVERIFY(s.screenText().contains(u"2.0 KiB of output are lost here"_s));
    }

    void sendsWhatIsTyped()
    {
        Setup s;
        QVERIFY(s.open(self));
        QTest::keyClicks(&s.page.session()->terminal(), u"ls"_s);
        QTest::keyClick(&s.page.session()->terminal(), Qt::Key_Return);
        const auto typed = [&] {
            QByteArray bytes;
            for (const auto &input : s.server.heard<Protocol::ConsoleInput>())
                bytes += input.bytes;
            return bytes;
        };
        QTRY_COMPARE(typed(), QByteArray("ls\r"));
    }

    void sendsNothingWhileReadOnly()
    {
        Setup s;
        QVERIFY(s.open());
        s.page.findChild<QAction *>(u"readOnly"_s)->trigger();
        QTest::keyClicks(&s.page.session()->terminal(), u"ls"_s);
        s.output(0, "still there");
        QTRY_VERIFY(s.screenText().contains(u"still there"_s));
        QVERIFY(s.server.heard<Protocol::ConsoleInput>().isEmpty());
    }

    void saysWhoHasTheKeyboardAndTakesItOver()
    {
        Setup s;
        QVERIFY(s.open(other));
        QTRY_VERIFY(s.sees(u"ann has the keyboard"_s));
        s.page.findChild<QAction *>(u"keyboard"_s)->trigger();
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleTake>().size(), 1);
        s.state(self);
        QTRY_VERIFY(s.sees(u"You have the keyboard"_s));
        s.page.findChild<QAction *>(u"keyboard"_s)->trigger();
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleRelease>().size(), 1);
    }

    void offersToStartAVmThatIsOff()
    {
        Setup s(ScriptedServer::vm(u"web-01"_s, State::Off));
        QVERIFY(s.sees(u"web-01 is off"_s));
        QTest::mouseClick(s.page.findChild<QPushButton *>(u"consoleStart"_s), Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        QVERIFY(s.sees(u"starting…"_s));
    }

    void namesThePermissionThatIsMissing()
    {
        Setup s(ScriptedServer::vm(u"web-01"_s, State::Running, Role::Viewer));
        QVERIFY(s.sees(u"console-read"_s));
        QVERIFY(s.server.heard<Protocol::ConsoleOpen>().isEmpty());
    }

    void saysHowToAddADevice()
    {
        Vm vm = ScriptedServer::vm(u"web-01"_s);
        vm.consoles.clear();
        Setup s(vm);
        QVERIFY(s.sees(u"<serial type='pty'/>"_s));
    }

    void saysThatTheLinkIsLostAndKeepsTheText()
    {
        Setup s;
        QVERIFY(s.open());
        s.output(0, "text");
        QTRY_VERIFY(s.screenText().contains(u"text"_s));
        s.server.hangUp();
        QTRY_VERIFY(s.sees(u"The link is lost"_s));
        QVERIFY(s.screenText().contains(u"text"_s));
    }

    void keepsAConsoleWhileAnotherVmIsShown()
    {
        Setup s;
        QVERIFY(s.open());
        s.output(0, "first");
        QTRY_VERIFY(s.screenText().contains(u"first"_s));
        const Vm second = ScriptedServer::vm(u"web-02"_s);
        s.server.change(second);
        QTRY_COMPARE(s.client.vms().size(), 2);
        s.page.setTarget({s.id, second.id});
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleOpen>().size(), 2);
        s.page.setTarget({s.id, ScriptedServer::vm(u"web-01"_s).id});
        QVERIFY(s.screenText().contains(u"first"_s));
        QCOMPARE(s.server.heard<Protocol::ConsoleOpen>().size(), 2);
    }
};

QTEST_MAIN(TestConsolePage)
#include "tst_consolepage.moc"
