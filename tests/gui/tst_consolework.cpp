// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/consolesetup.h"
#include "widgets/console/consolewindow.h"
#include "widgets/dialogs/linkdialog.h"
#include "widgets/dialogs/pastedialog.h"
#include "widgets/dialogs/terminalsettingsdialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace Guestwire;
using namespace Qt::StringLiterals;

// What a person does at a console beside typing.
class TestConsoleWork : public QObject
{
    Q_OBJECT

private slots:
    void init() { useOwnSettings(); }

    void findsTextInTheConsole()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        s.output(0, "one needle\r\ntwo Needles\r\n");
        QTRY_VERIFY(s.screenText().contains(u"two"_s));
        s.page.session()->terminal().clearSelection();
        QTest::keyClick(&s.page.session()->terminal(), Qt::Key_F,
                        Qt::ControlModifier | Qt::ShiftModifier);
        auto *text = s.page.findChild<QLineEdit *>(u"findText"_s);
        QVERIFY(text->isVisible());
        QTest::keyClicks(text, u"needle"_s);
        const auto *count = s.page.findChild<QLabel *>(u"findCount"_s);
        QCOMPARE(count->text(), u"2 matches"_s);
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(count->text(), u"1 of 2"_s);
        QCOMPARE(s.page.session()->terminal().selectedText(), u"needle"_s);
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(count->text(), u"2 of 2"_s);
        QTest::keyClicks(text, u"x"_s);
        QCOMPARE(count->text(), u"Not found"_s);
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!text->isVisible());
        QVERIFY(!s.page.session()->terminal().searched().isActive());
        QVERIFY(s.typed().isEmpty());
    }

    void showsALinkInFullBeforeItIsOpened()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        const QUrl url(u"https://a.example/path?x=<b>1"_s);
        emit s.page.session()->terminal().linkActivated(url);
        auto *dialog = s.page.findChild<LinkDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(),
                 u"https://a.example/path?x=%3Cb%3E1"_s);
        QVERIFY(
            dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel)->isDefault());
        QSignalSpy opened(dialog, &LinkDialog::opened);
        dialog->disconnect(s.page.session()); // no browser here
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"linkOpen"_s), Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toUrl(), url);
    }

    void previewsALargePasteAndCancelsIt()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        QGuiApplication::clipboard()->setText(u"0123456789\n"_s.repeated(9000));
        s.page.session()->terminal().paste();
        auto *dialog = s.page.findChild<PasteDialog *>();
        QVERIFY(dialog);
        QVERIFY(s.typed().isEmpty());
        dialog->accept();
        auto *cancel = s.page.findChild<QPushButton *>(u"pasteCancel"_s);
        QTRY_VERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(!cancel->isVisible());
        QTRY_VERIFY(!s.typed().isEmpty());
        QVERIFY(s.typed().size() < 99000);
    }

    void sendsItsSizeOnRequest()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        s.page.findChild<QAction *>(u"sendSize"_s)->trigger();
        const TerminalView &terminal = s.page.session()->terminal();
        QTRY_COMPARE(s.typed(),
                     "stty rows " + QByteArray::number(terminal.rows()) + " cols "
                         + QByteArray::number(terminal.columns()) + '\r');
    }

    void sendsKeysThatAKeyboardCannot()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        const auto action = [&s](const QString &text) {
            for (QAction *each : s.page.findChildren<QAction *>()) {
                if (each->text() == text)
                    return each;
            }
            return static_cast<QAction *>(nullptr);
        };
        action(u"Ctrl+C"_s)->trigger();
        action(u"F10"_s)->trigger();
        QTRY_COMPARE(s.typed(), QByteArray("\x03\x1b[21~"));
        action(u"S – write all disks"_s)->trigger();
        action(u"Ctrl+Alt+Delete"_s)->trigger();
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 2);
        QCOMPARE(s.server.heard<Protocol::Perform>()[0].command.keys,
                 QStringList({u"LEFTALT"_s, u"SYSRQ"_s, u"S"_s}));
        QCOMPARE(s.server.heard<Protocol::Perform>()[1].command.keys,
                 QStringList({u"LEFTCTRL"_s, u"LEFTALT"_s, u"DELETE"_s}));
        QVERIFY(!s.page.findChild<QAction *>(u"break"_s)->isEnabled());
    }

    void choosesAmongSeveralDevices()
    {
        Vm vm = ScriptedServer::vm(u"web-01"_s);
        vm.consoles = {u"serial0"_s, u"console1"_s};
        ConsoleSetup s(vm);
        QVERIFY(s.open(self));
        auto *devices = s.page.findChild<QComboBox *>();
        QVERIFY(devices->isVisible());
        devices->setCurrentIndex(1);
        emit devices->activated(1);
        QTRY_COMPARE(s.server.heard<Protocol::ConsoleOpen>().size(), 2);
        QCOMPARE(s.server.heard<Protocol::ConsoleOpen>().last().device, u"console1"_s);
    }

    void changesAndKeepsTheSettings()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        s.page.session()->chooseSettings();
        auto *dialog = s.page.findChild<TerminalSettingsDialog *>();
        dialog->findChild<QSpinBox *>(u"scrollback"_s)->setValue(1234);
        dialog->findChild<QComboBox *>(u"scheme"_s)->setCurrentIndex(2);
        QCOMPARE(s.page.session()->terminal().screen().scrollbackLimit(), 1234);
        dialog->accept();
        const auto kept = Terminal::TerminalSettings::load(QSettings());
        QCOMPARE(kept.scrollback, 1234);
        QCOMPARE(kept.scheme, Terminal::ColourScheme::names()[2]);
    }

    void takesTheSettingsBackOnCancel()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        s.page.session()->chooseSettings();
        auto *dialog = s.page.findChild<TerminalSettingsDialog *>();
        dialog->findChild<QSpinBox *>(u"scrollback"_s)->setValue(1234);
        dialog->reject();
        QCOMPARE(s.page.session()->terminal().screen().scrollbackLimit(), 10000);
        QCOMPARE(Terminal::TerminalSettings::load(QSettings()).scrollback, 10000);
    }

    void ignoresSettingsThatMakeNoSense()
    {
        QSettings settings;
        settings.clear();
        settings.setValue(u"terminal/scrollback"_s, -5);
        settings.setValue(u"terminal/pasteSpeed"_s, u"fast"_s);
        settings.setValue(u"terminal/ground"_s, 99);
        settings.setValue(u"terminal/fontSize"_s, 4000.0);
        QVERIFY(Terminal::TerminalSettings::load(settings) == Terminal::TerminalSettings());
        settings.clear();
    }

    void popsOutAndComesBack()
    {
        ConsoleSetup s;
        QVERIFY(s.open(self));
        s.output(0, "text");
        QTRY_VERIFY(s.screenText().contains(u"text"_s));
        const ConsoleSession *session = s.page.session();
        s.page.findChild<QAction *>(u"popOut"_s)->trigger();
        ConsoleWindow *window = nullptr;
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<ConsoleWindow *>(each))
                window = found;
        }
        QVERIFY(window && window->isVisible());
        QCOMPARE(window->page().session(), session);
        QVERIFY(!s.page.session());
        QVERIFY(s.sees(u"window of its own"_s));
        s.output(4, " and more");
        QTRY_VERIFY(session->terminal().screen().text(0) == u"text and more");
        s.click(u"bringBack"_s);
        QTRY_COMPARE(s.page.session(), session);
        QVERIFY(session->isVisible());
        QCOMPARE(s.server.heard<Protocol::ConsoleOpen>().size(), 1);
    }
};

QTEST_MAIN(TestConsoleWork)
#include "tst_consolework.moc"
