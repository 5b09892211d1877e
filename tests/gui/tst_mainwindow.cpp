// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/common/messagebar.h"
#include "widgets/vmlist/vmlistpane.h"
#include "widgets/window/mainwindow.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>

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

    explicit Setup(const QList<Vm> &vms = {ScriptedServer::vm(u"web-01"_s)})
    {
        server.setVms(vms);
        window.show();
        if (!QTest::qWaitFor([this, &vms] { return names().size() == vms.size(); }))
            qFatal("the list did not come");
    }

    QTreeView &tree() const { return *window.findChild<QTreeView *>(u"vmList"_s); }

    QList<QModelIndex> rows() const
    {
        QList<QModelIndex> found;
        const QAbstractItemModel &model = *tree().model();
        for (int group = 0; group < model.rowCount(); ++group)
            for (int row = 0; row < model.rowCount(model.index(group, 0)); ++row)
                found.append(model.index(row, 0, model.index(group, 0)));
        return found;
    }

    QStringList names() const
    {
        QStringList names;
        for (const QModelIndex &row : rows())
            names.append(row.data().toString());
        return names;
    }

    void click(const QString &name) const
    {
        for (const QModelIndex &row : rows())
            if (row.data().toString() == name)
                // On its first letters: in a small window the list is narrow.
                QTest::mouseClick(tree().viewport(), Qt::LeftButton, {},
                                  tree().visualRect(row).topLeft() + QPoint(30, 8));
    }

    QString chosen() const
    {
        const QModelIndexList rows = tree().selectionModel()->selectedRows();
        return rows.isEmpty() ? QString() : rows.first().data().toString();
    }

    QAction &action(const QString &name) const { return *window.findChild<QAction *>(name); }

    // The button of the tool bar, as a person sees it.
    QToolButton *button(const QString &action) const
    {
        for (QToolButton *button :
             window.findChild<QToolBar *>(u"actions"_s)->findChildren<QToolButton *>())
            if (button->defaultAction() && button->defaultAction()->objectName() == action)
                return button;
        return nullptr;
    }

    bool sees(const QString &text) const
    {
        for (const QLabel *label : window.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }

    void answer(const Protocol::Perform &request, std::optional<ErrorCode> code = {})
    {
        Protocol::Response response;
        response.request = request.request;
        response.success = !code;
        response.code = code;
        response.message = code ? u"libvirt says no"_s : u"done"_s;
        server.say(response);
    }
};

} // namespace

class TestMainWindow : public QObject
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

    void init() { QSettings().clear(); }

    void fillsTheListFromTheServer()
    {
        Setup s({ScriptedServer::vm(u"db-01"_s, State::Off), ScriptedServer::vm(u"web-01"_s)});
        QCOMPARE(s.names(), (QStringList {u"db-01"_s, u"web-01"_s}));
    }

    void showsThePageOfTheVmThatIsClicked()
    {
        Setup s;
        QVERIFY(s.sees(u"1 VM"_s)); // the overview
        s.click(u"web-01"_s);
        QTRY_VERIFY(s.sees(u"4.0 GiB"_s));
        QVERIFY(s.window.windowTitle().contains(u"web-01"_s));
    }

    void enablesActionsByState_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<QStringList>("enabled");
        QTest::newRow("running") << State::Running
                                 << QStringList {u"force-off"_s, u"pause"_s, u"reset"_s,
                                                 u"restart"_s, u"stop"_s};
        QTest::newRow("off") << State::Off << QStringList {u"start"_s};
        QTest::newRow("paused") << State::Paused
                                << QStringList {u"force-off"_s, u"pause"_s, u"reset"_s};
        QTest::newRow("unknown") << State::Unknown << QStringList {};
    }
    void enablesActionsByState()
    {
        QFETCH(State, state);
        Setup s({ScriptedServer::vm(u"web-01"_s, state)});
        s.click(u"web-01"_s);
        QStringList enabled;
        for (const QString &name :
             {u"force-off"_s, u"pause"_s, u"reset"_s, u"restart"_s, u"start"_s, u"stop"_s})
            if (s.action(name).isEnabled())
                enabled.append(name);
        QTEST(enabled, "enabled");
    }

    void offersToResumeAPausedVm()
    {
        Setup s({ScriptedServer::vm(u"web-01"_s, State::Paused)});
        s.click(u"web-01"_s);
        QCOMPARE(s.action(u"pause"_s).text(), u"Resume"_s);
        QTest::mouseClick(s.button(u"pause"_s), Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        QCOMPARE(s.server.heard<Protocol::Perform>().first().command.action, Action::Resume);
    }

    void namesThePermissionThatIsMissing()
    {
        Setup s({ScriptedServer::vm(u"web-01"_s, State::Off, Role::Viewer)});
        s.click(u"web-01"_s);
        QVERIFY(!s.action(u"start"_s).isEnabled());
        QVERIFY(s.action(u"start"_s).toolTip().contains(u"control"_s));
        QVERIFY(s.action(u"start"_s).toolTip().contains(u"web-01"_s));
    }

    void saysStartingFromTheClickToTheAnswer()
    {
        Setup s({ScriptedServer::vm(u"web-01"_s, State::Off)});
        s.click(u"web-01"_s);
        QTest::mouseClick(s.button(u"start"_s), Qt::LeftButton);
        QCOMPARE(s.rows().first().data(VmListModel::PendingRole).toString(), u"starting…"_s);
        QVERIFY(s.sees(u"starting…"_s));
        QVERIFY(!s.action(u"start"_s).isEnabled());
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        const Protocol::Perform request = s.server.heard<Protocol::Perform>().first();
        QCOMPARE(request.command.action, Action::Start);
        QCOMPARE(request.vm, std::optional(s.server.vms().first().id));
        s.server.change(ScriptedServer::vm(u"web-01"_s));
        s.answer(request);
        QTRY_VERIFY(!s.sees(u"starting…"_s));
        QVERIFY(s.sees(u"running"_s));
    }

    void showsAFailureInTheWindowAndTriesAgain()
    {
        Setup s({ScriptedServer::vm(u"web-01"_s, State::Off)});
        s.click(u"web-01"_s);
        QTest::mouseClick(s.button(u"start"_s), Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        s.answer(s.server.heard<Protocol::Perform>().first(), ErrorCode::Unavailable);
        auto *bar = s.window.findChild<MessageBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"web-01"_s));
        QVERIFY(!s.sees(u"libvirt says no"_s));
        for (QToolButton *button : bar->findChildren<QToolButton *>())
            if (button->text() == u"Details"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(s.sees(u"libvirt says no"_s));
        for (QToolButton *button : bar->findChildren<QToolButton *>())
            if (button->text() == u"Retry"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 2);
        QVERIFY(!bar->isVisible());
    }

    void asksBeforeForcingOff()
    {
        Setup s;
        s.click(u"web-01"_s);
        s.action(u"force-off"_s).trigger();
        auto *box = s.window.findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(box->text().contains(u"web-01"_s));
        QCOMPARE(box->textFormat(), Qt::PlainText);
        QVERIFY(QTest::qWaitForWindowActive(box));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(!s.window.findChild<QMessageBox *>());
        QVERIFY(s.server.heard<Protocol::Perform>().isEmpty());

        s.action(u"force-off"_s).trigger();
        box = s.window.findChild<QMessageBox *>();
        for (QAbstractButton *button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        QCOMPARE(s.server.heard<Protocol::Perform>().first().command.action, Action::ForceOff);
    }

    void filtersAsOneTypes()
    {
        Setup s({ScriptedServer::vm(u"db-01"_s, State::Off), ScriptedServer::vm(u"web-01"_s)});
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        QTest::keyClick(&s.window, Qt::Key_F, Qt::ControlModifier);
        auto *filter = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(filter);
        QTest::keyClicks(filter, u"state:run"_s);
        QTRY_COMPARE(s.names(), QStringList {u"web-01"_s});
        QTest::keyClicks(filter, u" nothing"_s);
        QTRY_VERIFY(s.sees(u"No VM matches"_s));
        filter->clear();
        QTRY_COMPARE(s.names().size(), 2);
    }

    // "c" and "cpu" are names that nothing has, "cpu>" is no condition yet: the list goes and
    // comes.
    void leavesTheKeyboardToWhoeverTypesAFilter()
    {
        Setup s;
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        auto &filter = *s.window.findChild<VmListPane *>()->findChild<QLineEdit *>();
        filter.setFocus();
        for (const char letter : QByteArrayLiteral("cpu>"))
            QTest::keyClick(QApplication::focusWidget(), letter);
        QCOMPARE(filter.text(), u"cpu>"_s);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
        QVERIFY(filter.text().isEmpty());
        QVERIFY(s.tree().isVisible());
        QVERIFY(filter.hasFocus());
    }

    void sortsAndChoosesColumnsFromTheMenu()
    {
        Setup s({ScriptedServer::vm(u"web-01"_s), ScriptedServer::vm(u"web-02"_s)});
        auto &list = *s.window.findChild<VmListPane *>();
        QMenu sorting;
        const auto sortBy = [&](int column) {
            list.fillSorting(sorting);
            sorting.actions().at(column)->trigger();
        };
        sortBy(0);
        QTRY_COMPARE(s.names(), (QStringList {u"web-02"_s, u"web-01"_s}));
        sortBy(0);
        QTRY_COMPARE(s.names(), (QStringList {u"web-01"_s, u"web-02"_s}));
        sortBy(1);
        QCOMPARE(s.tree().header()->sortIndicatorSection(), 1);
        QCOMPARE(s.tree().header()->sortIndicatorOrder(), Qt::DescendingOrder);
        QMenu columns;
        list.fillColumns(columns);
        columns.actions().first()->trigger();
        QVERIFY(s.tree().isColumnHidden(1));
        list.fillColumns(columns);
        columns.actions().first()->trigger();
        QVERIFY(!s.tree().isColumnHidden(1));
    }

    void goesThroughItsPartsByKeys()
    {
        Setup s;
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        const auto isIn = [](const char *part) {
            for (QWidget *at = QApplication::focusWidget(); at; at = at->parentWidget())
                if (at->inherits(part))
                    return true;
            return false;
        };
        QVERIFY(isIn("Guestwire::VmListPane"));
        QTest::keyClick(&s.window, Qt::Key_F6);
        QVERIFY(isIn("Guestwire::OverviewPage"));
        QTest::keyClick(&s.window, Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(isIn("Guestwire::VmListPane"));
        QTest::keyClick(&s.window, Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(isIn("Guestwire::AlertsView")); // it lay behind the events
        QVERIFY(QApplication::focusWidget()->visibleRegion().boundingRect().isValid());
    }

    void asksAgainByAKey()
    {
        Setup s;
        QVERIFY(QTest::qWaitForWindowActive(&s.window));
        s.click(u"web-01"_s);
        QTest::keyClick(&s.window, Qt::Key_4, Qt::ControlModifier);
        QTRY_COMPARE(s.server.heard<Protocol::ListSnapshots>().size(), 1);
        QTest::keyClick(&s.window, Qt::Key_F5);
        QTRY_COMPARE(s.server.heard<Protocol::ListSnapshots>().size(), 2);
        QTest::keyClick(&s.window, Qt::Key_3, Qt::ControlModifier);
        QTRY_COMPARE(s.server.heard<Protocol::AskDetails>().size(), 1);
        QTest::keyClick(&s.window, Qt::Key_F5);
        QTRY_COMPARE(s.server.heard<Protocol::AskDetails>().size(), 2);
    }

    void keepsTheSelectionThroughUpdates()
    {
        Setup s({ScriptedServer::vm(u"db-01"_s), ScriptedServer::vm(u"web-01"_s)});
        s.click(u"web-01"_s);
        QCOMPARE(s.chosen(), u"web-01"_s);
        s.server.change(ScriptedServer::vm(u"a-first"_s));
        QTRY_COMPARE(s.names().size(), 3);
        QTRY_COMPARE(s.names().first(), u"a-first"_s);
        s.server.change(ScriptedServer::vm(u"web-01"_s, State::Paused));
        s.server.remove(ScriptedServer::vm(u"db-01"_s).id);
        QTRY_COMPARE(s.names().size(), 2);
        s.server.setVms({ScriptedServer::vm(u"web-01"_s), ScriptedServer::vm(u"x"_s)});
        QTRY_VERIFY(s.names().contains(u"x"_s));
        QCOMPARE(s.chosen(), u"web-01"_s);
    }

    void leavesThePageOfAVmThatVanishes()
    {
        Setup s;
        s.click(u"web-01"_s);
        s.server.remove(ScriptedServer::vm(u"web-01"_s).id);
        QTRY_VERIFY(s.sees(u"0 VMs"_s));
    }

    void saysWhenThereIsNothingToShow()
    {
        Connections none;
        MainWindow window(none);
        window.show();
        bool said = false;
        for (const QLabel *label : window.findChildren<QLabel *>())
            said = said || (label->isVisible() && label->text() == u"No connection"_s);
        QVERIFY(said);
    }

    void showsThatALinkIsLost()
    {
        Setup s;
        s.click(u"web-01"_s);
        s.server.hangUp();
        QTRY_VERIFY(s.sees(u"unknown"_s));
        QVERIFY(!s.action(u"stop"_s).isEnabled());
    }

    void opensWhatTheCommandLineAskedForWhenItIsThere()
    {
        Setup s {QList<Vm>()};
        s.window.showPerformanceOf(u"web-01"_s);
        s.server.setVms({ScriptedServer::vm(u"web-01"_s)});
        QTRY_COMPARE(s.chosen(), u"web-01"_s);
    }

    void readsNoNameAsHtml()
    {
        Vm vm = ScriptedServer::vm(u"<b>bold</b>"_s);
        vm.title = u"<img src='x'>"_s;
        Setup s({vm});
        s.click(u"<b>bold</b>"_s);
        QTRY_VERIFY(s.sees(u"<b>bold</b>"_s));
        for (const QLabel *label : s.window.findChildren<QLabel *>())
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
        for (const QWidget *widget : s.window.findChildren<QWidget *>())
            if (Qt::mightBeRichText(widget->toolTip()))
                QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
    }

    void remembersItsLayout()
    {
        {
            Setup s;
            s.tree().header()->resizeSection(0, 333);
            s.window.resize(1111, 700);
            s.window.close();
        }
        Setup s;
        QCOMPARE(s.tree().header()->sectionSize(0), 333);
        QCOMPARE(s.window.size(), QSize(1111, 700));
    }

    void changesItsThemeAtOnce()
    {
        Setup s;
        const QImage before = s.window.grab().toImage();
        for (QAction *action : s.window.findChildren<QAction *>())
            if (action->text() == u"&Dark"_s)
                action->trigger();
        const auto ground = [&s] {
            return s.window.grab().toImage().pixelColor(3, s.window.height() - 3);
        };
        QTRY_VERIFY(ground().lightness() < 80);
        s.window.showError(u"Something failed"_s, {});
        auto *bar = s.window.findChild<MessageBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->grab().toImage().pixelColor(1, 1).lightness() < 100);
        QVERIFY(before.pixelColor(3, s.window.height() - 3).lightness() > 150);
        for (QAction *action : s.window.findChildren<QAction *>())
            if (action->text() == u"&System"_s)
                action->trigger();
    }

    void saysWhyAnythingIsOff()
    {
        Setup s({ScriptedServer::vm(u"web-01"_s, State::Running, Role::Viewer),
                 ScriptedServer::vm(u"web-02"_s, State::Running, Role::Viewer)});
        QMenu *menu = nullptr;
        for (QMenu *one : s.window.findChildren<QMenu *>())
            if (one->actions().contains(&s.action(u"openWindow"_s)))
                menu = one;
        QVERIFY(menu && menu->toolTipsVisible());
        const auto reasons = [menu] {
            QStringList texts;
            for (const QAction *action : menu->actions())
                if (!action->isSeparator() && !action->isEnabled())
                    texts.append(action->toolTip().section(u" — "_s, 1));
            return texts;
        };
        s.window.findChild<VmListPane *>()->select({});
        QCOMPARE(reasons(), QStringList(menu->actions().size() - 3, u"Choose a VM first."_s));
        s.click(u"web-01"_s);
        QVERIFY(!reasons().isEmpty());
        for (const QString &reason : reasons())
            QVERIFY2(reason.contains(u"permission"_s), qPrintable(reason));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
