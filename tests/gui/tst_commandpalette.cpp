// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/window/commandpalette.h"
#include "widgets/window/mainwindow.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class TestCommandPalette : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_settings;

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        QCoreApplication::setOrganizationName(u"guestwire-test"_s);
        QCoreApplication::setApplicationName(u"guestwire-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void prefersWhatBeginsAsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("start") << u"web"_s << u"web-01"_s << u"old-web"_s;
        QTest::newRow("word") << u"web"_s << u"old-web"_s << u"cobweb"_s;
        QTest::newRow("several words") << u"con web"_s << u"Console of web"_s << u"Icon of cobweb"_s;
    }
    void prefersWhatBeginsAsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(distance(better, typed) >= 0);
        QVERIFY(distance(better, typed) < distance(worse, typed));
        QCOMPARE(distance(u"db"_s, typed), -1);
    }

    void listsTheMenusWithTheirKeys()
    {
        QMenuBar bar;
        QMenu *menu = bar.addMenu(u"&File"_s);
        QAction *off = menu->addAction(u"Save && &go"_s);
        off->setEnabled(false);
        off->setStatusTip(u"Nothing to save"_s);
        menu->addSeparator();
        menu->addMenu(u"&More"_s)->addAction(u"&Deep"_s)->setShortcut(Qt::CTRL | Qt::Key_D);
        const QList<PaletteEntry> entries = entriesOf(bar);
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].text, u"File: More: Deep"_s);
        QVERIFY(!entries[0].note.isEmpty());
        QCOMPARE(entries[1].text, u"File: Save & go"_s);
        QVERIFY(!entries[1].enabled);
        QCOMPARE(entries[1].note, u"Nothing to save"_s);
        PaletteEntries model(entries, this);
        const QAbstractItemModelTester tester(&model);
        model.search(u"deep"_s);
        QCOMPARE(model.rowCount(), 1);
        model.search(u"nothing"_s);
        QCOMPARE(model.rowCount(), 0);
    }

    void findsAVmByTyping()
    {
        Client client;
        ScriptedServer server(client);
        Connections connections;
        connections.add(u"here"_s, client);
        MainWindow window(connections);
        server.setVms({ScriptedServer::vm(u"db-01"_s), ScriptedServer::vm(u"web-01"_s)});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE(client.vms().size(), 2);
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto *palette = window.findChild<CommandPalette *>();
        QVERIFY(palette);
        QVERIFY(QTest::qWaitForWindowActive(palette));
        auto *typed = palette->findChild<QLineEdit *>();
        QTRY_COMPARE(QApplication::focusWidget(), typed);
        QTest::keyClicks(typed, u"web"_s);
        auto *list = palette->findChild<QListView *>();
        QCOMPARE(list->currentIndex().data().toString(), u"web-01"_s);
        QTest::keyClick(typed, Qt::Key_Down);
        QCOMPARE(list->currentIndex().data().toString(), u"Console of web-01"_s);
        QTest::keyClick(typed, Qt::Key_Up);
        QTest::keyClick(typed, Qt::Key_Return);
        QTRY_VERIFY(!window.findChild<CommandPalette *>());
        QVERIFY(window.windowTitle().contains(u"web-01"_s));
    }

    void doesACommand()
    {
        Client client;
        ScriptedServer server(client);
        Connections connections;
        connections.add(u"here"_s, client);
        MainWindow window(connections);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto *palette = window.findChild<CommandPalette *>();
        QVERIFY(palette);
        auto *typed = palette->findChild<QLineEdit *>();
        QTest::keyClicks(typed, u"about guestwire"_s);
        QTest::keyClick(typed, Qt::Key_Return);
        const auto aboutIsOpen = [] {
            for (const QWidget *top : QApplication::topLevelWidgets())
                if (top->isVisible() && top->windowTitle().contains(u"About"_s))
                    return true;
            return false;
        };
        QTRY_VERIFY(aboutIsOpen());
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"
