// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/everywindow.h"
#include "widgets/charts/chartpanel.h"
#include "widgets/charts/metricchart.h"
#include "widgets/vmpage/consolesplit.h"

#include <QAction>
#include <QApplication>
#include <QTabWidget>
#include <QToolButton>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

QAction &besides(const Stage &stage)
{
    return *stage.window.findChild<QAction *>(u"chartsBesideConsole"_s);
}

QToolButton *button(const Stage &stage)
{
    for (QToolButton *each : stage.window.findChildren<QToolButton *>())
        if (each->defaultAction() == &besides(stage))
            return each;
    return nullptr;
}

ConsoleSplit &split(const Stage &stage)
{
    return *stage.window.findChild<ConsoleSplit *>();
}

} // namespace

// Charts beside a console.
class ConsoleSplitTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { useOwnSettings(); }

    void init() { QSettings().clear(); }

    void movesItsDividerByKeys()
    {
        Stage s;
        s.window.showConsoleOf(u"web-01"_s);
        QTest::mouseClick(button(s), Qt::LeftButton);
        QTRY_VERIFY(split(s).charts()->isVisible());
        QWidget *divider = split(s).handle(1);
        QVERIFY(divider->focusPolicy() & Qt::TabFocus);
        QVERIFY(!divider->accessibleName().isEmpty());
        const int before = split(s).sizes().first();
        QTest::keyClick(divider, Qt::Key_Left);
        QTRY_COMPARE(split(s).sizes().first(), before - 16);
        QTest::keyClick(divider, Qt::Key_Right);
        QTRY_COMPARE(split(s).sizes().first(), before);
        QTest::keyClick(divider, Qt::Key_Home);
        QTRY_VERIFY(split(s).sizes().first() < before - 16);
    }

    void showsTheChartsOfTheSameVm()
    {
        Stage s;
        s.window.showConsoleOf(u"web-01"_s);
        QVERIFY(!split(s).charts()); // nothing is made that nobody asked for
        QTest::mouseClick(button(s), Qt::LeftButton);
        QVERIFY(split(s).charts()->isVisible());
        QVERIFY(s.window.findChild<ConsolePage *>()->isVisible());
        QCOMPARE(split(s).charts()->target(), (VmKey {s.id, s.vm.id}));
        s.server.tick({ScriptedServer::sample(s.vm, QDateTime::currentDateTimeUtc(), 38)});
        QTRY_VERIFY(split(s).charts()->charts().first()->title().contains(u"38"_s));
        QTest::mouseClick(button(s), Qt::LeftButton);
        QVERIFY(!split(s).charts()->isVisible());
    }

    void leavesTheKeyboardToTheConsole()
    {
        Stage s;
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        s.window.showConsoleOf(u"web-01"_s);
        const QWidget *typedInto = QApplication::focusWidget();
        QVERIFY(qobject_cast<const TerminalView *>(typedInto));
        QTest::mouseClick(button(s), Qt::LeftButton);
        QCOMPARE(QApplication::focusWidget(), typedInto);
    }

    // As with all else it has, such as the docks below.
    void fitsOnASmallScreen()
    {
        Stage s;
        s.window.showConsoleOf(u"web-01"_s);
        QTest::mouseClick(button(s), Qt::LeftButton);
        constexpr QSize small(1360, 720); // without the bars of the desktop
        s.window.resize(small);
        QCOMPARE(s.window.size(), small);
    }

    void goesToTheConsoleFromTheMenu()
    {
        Stage s;
        s.window.showPerformanceOf(u"web-01"_s);
        QVERIFY(!button(s)->isVisible());
        besides(s).trigger();
        QVERIFY(split(s).isVisible());
        QVERIFY(split(s).charts()->isVisible());
    }

    void remembersIt()
    {
        {
            Stage s;
            s.window.showConsoleOf(u"web-01"_s);
            QTest::mouseClick(button(s), Qt::LeftButton);
            s.window.close();
        }
        {
            Stage s;
            s.window.showConsoleOf(u"web-01"_s);
            QVERIFY(besides(s).isChecked());
            QVERIFY(split(s).charts()->isVisible());
            QTest::mouseClick(button(s), Qt::LeftButton);
            s.window.close();
        }
        const Stage s;
        QVERIFY(!besides(s).isChecked());
    }
};

QTEST_MAIN(ConsoleSplitTest)
#include "tst_consolesplit.moc"
