// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/consolesetup.h"
#include "widgets/console/consolebar.h"

#include <QAccessible>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class TestConsolePage : public QObject
{
    Q_OBJECT

private slots:
    void init() { useOwnSettings(); }

    void opensWhenItIsSeenFirst()
    {
        ConsoleSetup s;
        QVERIFY(s.sees(u"Connecting"_s));
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleOpen>().size(), 1);
        const Protocol::ConsoleOpen request = s.server.heard<Protocol::ConsoleOpen>().first();
        QCOMPARE(request.device, u"serial0"_s);
        QVERIFY(request.write);
    }

    void showsWhatTheGuestWrites()
    {
        ConsoleSetup s;
        QVERIFY(s.open());
        s.output(0, "login: ");
        QTRY_VERIFY(s.screenText().contains(u"login:"_s));
    }

    void marksAGap()
    {
        ConsoleSetup s;
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
        ConsoleSetup s;
        QVERIFY(s.open(self));
        QTest::keyClicks(&s.page.session()->terminal(), u"ls"_s);
        QTest::keyClick(&s.page.session()->terminal(), Qt::Key_Return);
        QTRY_COMPARE(s.typed(), QByteArray("ls\r"));
    }

    void sendsNothingWhileReadOnly()
    {
        ConsoleSetup s;
        QVERIFY(s.open());
        s.click(u"readOnly"_s);
        QTest::keyClicks(&s.page.session()->terminal(), u"ls"_s);
        s.output(0, "still there");
        QTRY_VERIFY(s.screenText().contains(u"still there"_s));
        QVERIFY(s.server.heard<Protocol::ConsoleInput>().isEmpty());
    }

    void saysWhyNothingCanBeTyped()
    {
        ConsoleSetup s;
        QVERIFY(s.open());
        const auto *bar = s.page.findChild<ConsoleBar *>();
        const auto toolTips = [bar] {
            QStringList all;
            for (const QAction *action : bar->actions())
                if (!action->isEnabled())
                    all.append(action->toolTip());
            const auto *send = bar->findChild<QToolButton *>(u"sendKey"_s);
            for (const QAction *action : send->menu()->actions())
                if (!action->isEnabled())
                    all.append(action->toolTip());
            return all.filter(u"Read only"_s).size();
        };
        QCOMPARE(toolTips(), 0);
        s.click(u"readOnly"_s);
        QTRY_COMPARE(toolTips(), 4); // paste, type, size, and the keys for the console
        s.click(u"readOnly"_s);
        QTRY_COMPARE(toolTips(), 0);
    }

    // Its words, that is.
    void tellsItsStateToScreenReaders()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        const auto states = s.page.findChildren<QLabel *>();
        const auto state =
            std::ranges::find(states, u"State of the console"_s, &QWidget::accessibleDescription);
        QVERIFY(state != states.end());
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(*state);
        QCOMPARE(face->text(QAccessible::Name), (*state)->text());
        QVERIFY((*state)->text().contains(u"80×24"_s));
    }

    void saysWhoHasTheKeyboardAndTakesItOver()
    {
        ConsoleSetup s;
        QVERIFY(s.open(other));
        QTRY_VERIFY(s.sees(u"ann has the keyboard"_s));
        s.click(u"take"_s);
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleTake>().size(), 1);
        s.state(self);
        QTRY_VERIFY(s.sees(u"You have the keyboard"_s));
        s.click(u"release"_s);
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleRelease>().size(), 1);
    }

    void asksForTheKeyboardAndWithdraws()
    {
        ConsoleSetup s;
        QVERIFY(s.open(other));
        QTRY_VERIFY(s.sees(u"ann has the keyboard"_s));
        s.click(u"ask"_s);
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleAsk>().size(), 1);
        s.state(other, {self});
        QTRY_VERIFY(s.sees(u"you asked for it"_s));
        s.click(u"ask"_s);
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleRelease>().size(), 1);
    }

    void answersWhoAsks_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("handOver");
        QTest::newRow("yes") << u"handOver"_s << true;
        QTest::newRow("no") << u"keep"_s << false;
    }

    void answersWhoAsks()
    {
        QFETCH(const QString, button);
        QFETCH(const bool, handOver);
        ConsoleSetup s;
        QVERIFY(s.open(self));
        QVERIFY(!s.page.findChild<QAbstractButton *>(button)->isVisible());
        s.state(self, {other});
        QTRY_VERIFY(s.sees(u"ann asks for the keyboard"_s));
        s.click(button);
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleAnswer>().size(), 1);
        const auto answer = s.server.heard<Protocol::ConsoleAnswer>().first();
        QCOMPARE(answer.viewer, other);
        QCOMPARE(answer.handOver, handOver);
    }

    void saysThatAnotherProgramHasTheConsole()
    {
        ConsoleSetup s;
        QTRY_VERIFY(!s.server.heard<Protocol::ConsoleOpen>().isEmpty());
        Protocol::Response response;
        response.request = s.server.heard<Protocol::ConsoleOpen>().last().request;
        response.success = false;
        response.code = ErrorCode::Conflict;
        s.server.say(response);
        QTRY_VERIFY(s.sees(u"Another program has the console of web-01"_s));
    }

    void offersToStartAVmThatIsOff()
    {
        ConsoleSetup s(ScriptedServer::vm(u"web-01"_s, State::Off));
        QVERIFY(s.sees(u"web-01 is off"_s));
        QTest::mouseClick(s.page.findChild<QPushButton *>(u"consoleStart"_s), Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        QVERIFY(s.sees(u"starting…"_s));
    }

    void namesThePermissionThatIsMissing()
    {
        ConsoleSetup s(ScriptedServer::vm(u"web-01"_s, State::Running, Role::Viewer));
        QVERIFY(s.sees(u"console-read"_s));
        QVERIFY(s.server.heard<Protocol::ConsoleOpen>().isEmpty());
    }

    void saysHowToAddADevice()
    {
        Vm vm = ScriptedServer::vm(u"web-01"_s);
        vm.consoles.clear();
        ConsoleSetup s(vm);
        QVERIFY(s.sees(u"<serial type='pty'/>"_s));
    }

    void saysThatTheLinkIsLostAndKeepsTheText()
    {
        ConsoleSetup s;
        QVERIFY(s.open());
        s.output(0, "text");
        QTRY_VERIFY(s.screenText().contains(u"text"_s));
        s.server.hangUp();
        QTRY_VERIFY(s.sees(u"The link is lost"_s));
        QVERIFY(s.screenText().contains(u"text"_s));
    }

    void shortensItsBarsInANarrowPlace()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        const auto &send = *s.page.findChild<QToolButton *>(u"sendKey"_s);
        const auto *more = s.page.findChild<QToolButton *>(u"qt_toolbar_ext_button"_s);
        QCOMPARE(send.toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        s.page.resize(430, 500);
        QTRY_COMPARE(send.toolButtonStyle(), Qt::ToolButtonIconOnly);
        QTRY_VERIFY(!more || !more->isVisible());
        const QLabel *state = nullptr;
        for (const QLabel *label : s.page.findChildren<QLabel *>())
            if (label->text().contains(u"80×24"_s))
                state = label;
        QVERIFY(state);
        QTRY_VERIFY(state->height() >= state->heightForWidth(state->width()));
        s.page.resize(800, 500);
        QTRY_COMPARE(send.toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    }

    void reachesEveryToolByTheKeyboard()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        const QWidget *bar = s.page.findChild<QToolButton *>(u"sendKey"_s)->parentWidget();
        for (const QToolButton *tool : bar->findChildren<QToolButton *>())
            if (tool->isVisible())
                QVERIFY2(tool->focusPolicy() & Qt::TabFocus, qPrintable(tool->text()));
    }

    void saysWhichKeyLeavesIt()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        QVERIFY(s.sees(u"Ctrl+Tab leaves the console"_s));
    }

    void keepsAConsoleWhileAnotherVmIsShown()
    {
        ConsoleSetup s;
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
