// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/consolesetup.h"
#include "widgets/common/messagebar.h"
#include "widgets/vmlist/vmtree.h"
#include "widgets/vmpage/vmpage.h"
#include "widgets/window/commandpalette.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/vmwindows.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    MainWindow window {connections};

    explicit Setup(const QStringList &names = {u"db-01"_s, u"web-01"_s})
    {
        QList<Vm> vms;
        for (const QString &name : names)
            vms.append(ScriptedServer::vm(name));
        server.setVms(vms);
        window.show();
        if (!QTest::qWaitFor([&] { return client.vms().size() == names.size(); }))
            qFatal("the list did not come");
    }

    VmTree &tree() const { return *window.findChild<VmTree *>(u"vmList"_s); }

    void click(const QString &name, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QAbstractItemModel &model = *tree().model();
        for (int row = 0; row < model.rowCount(model.index(0, 0)); ++row) {
            const QModelIndex index = model.index(row, 0, model.index(0, 0));
            if (index.data().toString() == name)
                QTest::mouseClick(tree().viewport(), Qt::LeftButton, modifiers,
                                  tree().visualRect(index).topLeft() + QPoint(30, 8));
        }
    }

    static QList<VmWindow *> windows()
    {
        QList<VmWindow *> found;
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *window = qobject_cast<VmWindow *>(widget); window && window->isVisible())
                found.append(window);
        return found;
    }

    VmKey key(const QString &name) const { return {id, ScriptedServer::vm(name).id}; }
};

} // namespace

// VMs in windows of their own, and those that the command line names.
class VmWindowsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { useOwnSettings(); }

    void init() { QSettings().clear(); }

    void opensOneByItsKeys()
    {
        Setup s;
        QVERIFY(!s.window.findChild<QAction *>(u"openWindow"_s)->isEnabled());
        s.click(u"web-01"_s);
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        QTest::keyClick(&s.window, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(s.windows().size(), 1);
        VmWindow &opened = *s.windows().first();
        QVERIFY(opened.windowTitle().contains(u"web-01"_s));
        QCOMPARE(opened.key(), s.key(u"web-01"_s));
        QVERIFY(QTest::qWaitForWindowActive(&opened));
        QTest::keyClick(&opened, Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(opened.page().tab(), 3);
        // What it shows does not follow the list, and there is one for each VM.
        s.click(u"db-01"_s);
        QCOMPARE(opened.key(), s.key(u"web-01"_s));
        s.click(u"web-01"_s);
        s.window.findChild<QAction *>(u"openWindow"_s)->trigger();
        QCOMPARE(s.windows().size(), 1);
        QTest::keySequence(&opened, QKeySequence::Close);
        QTRY_VERIFY(s.windows().isEmpty());
    }

    void opensOneFromThePalette()
    {
        Setup s;
        s.click(u"web-01"_s);
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        QTest::keyClick(&s.window, Qt::Key_K, Qt::ControlModifier);
        auto *palette = s.window.findChild<CommandPalette *>();
        QVERIFY(palette);
        QTest::keyClicks(palette->findChild<QLineEdit *>(), u"new window"_s);
        QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_COMPARE(s.windows().size(), 1);
    }

    void opensThoseThatAreDraggedOut()
    {
        Setup s;
        s.click(u"web-01"_s);
        s.click(u"db-01"_s, Qt::ControlModifier);
        emit s.tree().draggedOut({300, 200});
        QCOMPARE(s.windows().size(), 2);
    }

    void keepsWhatIsDroppedAtAnEdgeOnTheScreen()
    {
        Setup s;
        s.click(u"web-01"_s);
        const QRect room = s.window.screen()->availableGeometry();
        emit s.tree().draggedOut(room.bottomRight() - QPoint(5, 5));
        QCOMPARE(s.windows().size(), 1);
        const QRect window = s.windows().first()->frameGeometry();
        QVERIFY(room.contains(window.topLeft()));
        QVERIFY(window.right() <= room.right() || window.left() == room.left());
        QVERIFY(window.bottom() <= room.bottom() || window.top() == room.top());
    }

    // Groups can not be, and what is let go inside stays.
    void dragsVmsAlone()
    {
        Setup s;
        const QModelIndex group = s.tree().model()->index(0, 0);
        QVERIFY(!(group.flags() & Qt::ItemIsDragEnabled));
        QVERIFY(s.tree().model()->index(0, 0, group).flags() & Qt::ItemIsDragEnabled);
    }

    void watchesEachVmThatIsShown()
    {
        Setup s;
        s.click(u"web-01"_s);
        s.window.findChild<QAction *>(u"openWindow"_s)->trigger();
        s.click(u"db-01"_s);
        const auto watched = [&s] {
            QSet<VmId> ids;
            for (const auto &m : s.server.heard<Protocol::Subscribe>())
                if (m.interval)
                    ids.unite(QSet<VmId>(m.vms.begin(), m.vms.end()));
            for (const auto &m : s.server.heard<Protocol::Unsubscribe>())
                ids.subtract(QSet<VmId>(m.vms.begin(), m.vms.end()));
            return ids;
        };
        QTRY_COMPARE(watched(), (QSet {s.key(u"web-01"_s).vm, s.key(u"db-01"_s).vm}));
        s.windows().first()->close();
        QTRY_COMPARE(watched(), QSet {s.key(u"db-01"_s).vm});
    }

    void performsItsActionsOnItsVm()
    {
        Setup s;
        s.click(u"web-01"_s);
        s.window.findChild<QAction *>(u"openWindow"_s)->trigger();
        s.click(u"db-01"_s);
        VmWindow &opened = *s.windows().first();
        for (QToolButton *button : opened.findChild<QToolBar *>()->findChildren<QToolButton *>())
            if (button->defaultAction() && button->defaultAction()->objectName() == u"stop"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        const auto asked = s.server.heard<Protocol::Perform>().first();
        QCOMPARE(asked.vm, std::optional(s.key(u"web-01"_s).vm));
        s.server.say(Protocol::Response {asked.request, false, u"no"_s, ErrorCode::Timeout, {}});
        QTRY_VERIFY(opened.findChild<MessageBar *>()->isVisible());
        QVERIFY(opened.findChild<MessageBar *>()->text().contains(u"web-01"_s));
    }

    void closesWithItsVm()
    {
        Setup s;
        s.click(u"web-01"_s);
        s.window.findChild<QAction *>(u"openWindow"_s)->trigger();
        s.server.hangUp(); // which is no end
        QTRY_COMPARE(s.client.state(), Client::State::Offline);
        QCOMPARE(s.windows().size(), 1);
        ScriptedServer again(s.client);
        again.setVms({ScriptedServer::vm(u"db-01"_s)});
        QTRY_VERIFY(s.windows().isEmpty());
    }

    void areThereAgainAfterARestart()
    {
        {
            Setup s;
            s.click(u"web-01"_s);
            s.window.findChild<QAction *>(u"openWindow"_s)->trigger();
            s.windows().first()->resize(777, 555);
            s.windows().first()->page().showTab(2);
            s.window.close();
            QVERIFY(s.windows().isEmpty());
        }
        Setup s;
        QTRY_COMPARE(s.windows().size(), 1);
        QCOMPARE(s.windows().first()->key(), s.key(u"web-01"_s));
        QCOMPARE(s.windows().first()->size(), QSize(777, 555));
        QCOMPARE(s.windows().first()->page().tab(), 2);
    }

    void namesEveryFocusableWidget()
    {
        Setup s;
        s.click(u"web-01"_s);
        s.window.findChild<QAction *>(u"openWindow"_s)->trigger();
        for (QWidget *widget : s.windows().first()->findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            const bool isEmpty = label && label->text().isEmpty(); // its words are its name
            if (isEmpty || widget->focusPolicy() == Qt::NoFocus
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
            const bool container = qobject_cast<QSplitter *>(widget)
                || qobject_cast<QTabWidget *>(widget) || qobject_cast<QTabBar *>(widget)
                || seen->role() == QAccessible::Splitter;
            QVERIFY2(container || !seen->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }

    void findsWhatTheCommandLineNames_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::newRow("by its name") << u"web-01"_s;
        QTest::newRow("by its title") << u"The shop"_s;
        QTest::newRow("by its UUID")
            << ScriptedServer::vm(u"web-01"_s).id.toString(QUuid::WithoutBraces);
    }

    void findsWhatTheCommandLineNames()
    {
        QFETCH(const QString, asked);
        Setup s {QStringList()};
        s.window.showConsoleOf(asked);
        Vm vm = ScriptedServer::vm(u"web-01"_s);
        vm.title = u"The shop"_s;
        s.server.setVms({vm});
        QTRY_VERIFY(s.window.windowTitle().contains(u"web-01"_s));
        QCOMPARE(s.window.findChild<QTabWidget *>(u"vmTabs"_s)->currentIndex(), 1);
        QVERIFY(!s.window.findChild<MessageBar *>()->isVisible());
    }

    void saysThatThereIsNoSuchVm()
    {
        Setup s;
        s.window.showPerformanceOf(u"web-99"_s);
        auto *bar = s.window.findChild<MessageBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"web-99"_s));
        // An hour later nobody wants to be taken there.
        s.server.change(ScriptedServer::vm(u"web-99"_s));
        QTRY_COMPARE(s.client.vms().size(), 3);
        QVERIFY(!s.window.windowTitle().contains(u"web-99"_s));
    }

    void waitsForWhatIsOnItsWay()
    {
        Setup s;
        Client second;
        s.connections.add(u"far"_s, second);
        VmWish wish(s.connections, nullptr);
        QSignalSpy granted(&wish, &VmWish::granted);
        QSignalSpy missed(&wish, &VmWish::missed);
        wish.make(u"far-01"_s, VmWish::Page::Console);
        QTest::qWait(int(VmWish::settling.count()) * 3 / 2);
        QVERIFY(missed.isEmpty());
        ScriptedServer far(second);
        far.setVms({ScriptedServer::vm(u"far-01"_s)});
        QTRY_COMPARE(granted.size(), 1);
        QVERIFY(missed.isEmpty());
    }
};

QTEST_MAIN(VmWindowsTest)
#include "tst_vmwindows.moc"
