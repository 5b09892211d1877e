// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/common/format.h"
#include "widgets/common/messagebar.h"
#include "widgets/vmlist/vmlistmodel.h"
#include "widgets/window/mainwindow.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

Alert alertOn(const Vm &vm, const QString &id, Severity severity = Severity::Critical)
{
    Alert alert;
    alert.id = id;
    alert.rule = u"busy"_s;
    alert.vm = vm.id;
    alert.metric = u"cpu.utilization"_s;
    alert.value = 97;
    alert.severity = severity;
    alert.since = QDateTime::currentDateTimeUtc();
    alert.message = u"cpu.utilization is 97 %, above 90 %"_s;
    return alert;
}

struct Setup
{
    Vm web;
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    MainWindow window {connections};

    explicit Setup(Role role = Role::Admin, const AlertList &list = {})
        : web(ScriptedServer::vm(u"web-01"_s, State::Running, role))
    {
        server.setAlerts(list);
        server.setVms({web});
        window.show();
        if (!QTest::qWaitFor(
                [this] { return client.vms().size() == 1 && client.alerts().isServed(); }))
            qFatal("the list did not come");
        window.findChild<QDockWidget *>(u"alertsDock"_s)->raise();
    }

    QTableView &table() const { return *window.findChild<QTableView *>(u"alerts"_s); }

    QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }

    template<typename T>
    T *find(const QString &name) const
    {
        return window.findChild<T *>(name);
    }

    void click(const QString &name) const
    {
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }

    void choose(int row) const
    {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
                          table().visualRect(table().model()->index(row, 1)).center());
    }

    void type(const QString &field, const QString &text) const
    {
        QTest::keyClicks(find<QLineEdit>(field), text);
    }

    template<typename T>
    void answer(const T &request, std::optional<Error> error = {})
    {
        if (error)
            server.say(Protocol::Failure {request.request, *error, {}, {}});
        else
            server.say(Protocol::Response {request.request, true, {}, {}, {}});
    }

    QModelIndex row() const
    {
        const QAbstractItemModel &model = *window.findChild<QTreeView *>(u"vmList"_s)->model();
        return model.index(0, 0, model.index(0, 0));
    }
};

} // namespace

class TestAlertsDock : public QObject
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

    void listsWhatFires()
    {
        Setup s;
        QCOMPARE(s.table().model()->rowCount(), 0);
        QVERIFY(!s.table().isVisible());
        s.server.say(Protocol::AlertChanged {alertOn(s.web, u"1"_s)});
        QTRY_COMPARE(s.table().model()->rowCount(), 1);
        QVERIFY(s.table().isVisible());
        QCOMPARE(s.cell(0, 0), u"critical"_s);
        QCOMPARE(s.cell(0, 1), u"web-01"_s);
        QCOMPARE(s.cell(0, 2), u"busy"_s);
        QCOMPARE(s.cell(0, 3), u"cpu.utilization is 97 %, above 90 %"_s);
        QCOMPARE(s.cell(0, 4), Format::value(97, Unit::Percent));
        QVERIFY(!s.cell(0, 5).isEmpty());
        QCOMPARE(s.find<QDockWidget>(u"alertsDock"_s)->windowTitle(), u"Alerts (1)"_s);
        s.server.tick({ScriptedServer::sample(s.web, QDateTime::currentDateTimeUtc(), 42)});
        QTRY_COMPARE(s.cell(0, 4), Format::value(42, Unit::Percent));
        Alert over = alertOn(s.web, u"1"_s);
        over.state = Alert::State::Cleared;
        s.server.say(Protocol::AlertChanged {over});
        QTRY_COMPARE(s.table().model()->rowCount(), 0);
        QCOMPARE(s.find<QDockWidget>(u"alertsDock"_s)->windowTitle(), u"Alerts"_s);
    }

    void showsWhatFiredBefore()
    {
        const Vm web = ScriptedServer::vm(u"web-01"_s);
        Setup s(Role::Admin, {{}, {alertOn(web, u"1"_s)}});
        QTRY_COMPARE(s.table().model()->rowCount(), 1);
        QVERIFY(!s.find<MessageBar>(u"messageBar"_s)->isVisible()); // no news
    }

    void noticesWhatBegins_data()
    {
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<bool>("told");
        QTest::newRow("info") << Severity::Info << false;
        QTest::newRow("warning") << Severity::Warning << true;
        QTest::newRow("critical") << Severity::Critical << true;
    }

    void noticesWhatBegins()
    {
        QFETCH(const Severity, severity);
        QFETCH(const bool, told);
        Setup s(Role::Admin,
                {{{u"busy: cpu.utilization > 90"_s, AlertRuleText::Source::Configuration}}, {}});
        QTRY_COMPARE(s.client.alerts().rules().size(), 1);
        s.server.say(Protocol::AlertChanged {alertOn(s.web, u"1"_s, severity)});
        QTRY_COMPARE(s.table().model()->rowCount(), 1);
        QCOMPARE(s.find<MessageBar>(u"messageBar"_s)->isVisible(), told);
    }

    void marksTheVmInTheList()
    {
        Setup s;
        QTRY_VERIFY(s.row().isValid());
        QVERIFY(s.row().data(VmListModel::SeverityRole).isNull());
        s.server.say(Protocol::AlertChanged {alertOn(s.web, u"1"_s, Severity::Warning)});
        s.server.say(Protocol::AlertChanged {alertOn(s.web, u"2"_s, Severity::Critical)});
        QTRY_COMPARE(s.row().data(VmListModel::SeverityRole).toInt(), int(Severity::Critical));
        QVERIFY(s.row().data(Qt::AccessibleTextRole).toString().endsWith(u"alert: critical"));
        Alert known = alertOn(s.web, u"2"_s);
        known.acknowledgedBy = u"ada"_s;
        s.server.say(Protocol::AlertChanged {known});
        QTRY_COMPARE(s.row().data(VmListModel::SeverityRole).toInt(), int(Severity::Warning));
    }

    void drawsTheMark()
    {
        Setup s;
        QTRY_VERIFY(s.row().isValid());
        auto &tree = *s.window.findChild<QTreeView *>(u"vmList"_s);
        tree.clearSelection();
        const auto picture = [&] {
            return tree.viewport()->grab(tree.visualRect(s.row())).toImage();
        };
        const QImage before = picture();
        s.server.say(Protocol::AlertChanged {alertOn(s.web, u"1"_s)});
        QTRY_VERIFY(!s.row().data(VmListModel::SeverityRole).isNull());
        QVERIFY(picture() != before);
    }

    void acknowledges()
    {
        Setup s;
        s.server.say(Protocol::AlertChanged {alertOn(s.web, u"1"_s)});
        QTRY_COMPARE(s.table().model()->rowCount(), 1);
        QVERIFY(!s.find<QToolButton>(u"acknowledgeAlert"_s)->isEnabled());
        s.choose(0);
        s.click(u"acknowledgeAlert"_s);
        QTRY_COMPARE(s.server.heard<Protocol::AcknowledgeAlert>().size(), 1);
        const auto request = s.server.heard<Protocol::AcknowledgeAlert>()[0];
        QCOMPARE(request.alert, u"1"_s);
        s.answer(request);
        Alert known = alertOn(s.web, u"1"_s);
        known.acknowledgedBy = u"ada"_s;
        s.server.say(Protocol::AlertChanged {known});
        QTRY_COMPARE(s.cell(0, 6), u"acknowledged by ada"_s);
        QVERIFY(!s.find<QToolButton>(u"acknowledgeAlert"_s)->isEnabled());
    }

    void showsRefusals()
    {
        Setup s;
        QVERIFY(!s.find<MessageBar>(u"messageBar"_s)->isVisible());
        s.server.say(Protocol::AlertChanged {alertOn(s.web, u"1"_s, Severity::Info)});
        QTRY_COMPARE(s.table().model()->rowCount(), 1);
        s.choose(0);
        s.click(u"acknowledgeAlert"_s);
        QTRY_COMPARE(s.server.heard<Protocol::AcknowledgeAlert>().size(), 1);
        s.answer(s.server.heard<Protocol::AcknowledgeAlert>()[0],
                 Error {ErrorCode::Conflict, u"bob has acknowledged it already"_s});
        QTRY_VERIFY(s.find<MessageBar>(u"messageBar"_s)->isVisible());
        QVERIFY(s.find<MessageBar>(u"messageBar"_s)->text().contains(u"busy"));
    }

    void snoozes()
    {
        Setup s;
        s.server.say(Protocol::AlertChanged {alertOn(s.web, u"1"_s)});
        QTRY_COMPARE(s.table().model()->rowCount(), 1);
        s.choose(0);
        QMenu &menu = *s.find<QToolButton>(u"snoozeAlert"_s)->menu();
        menu.popup({});
        QTest::mouseClick(&menu, Qt::LeftButton, {},
                          menu.actionGeometry(menu.actions()[1]).center());
        QTRY_COMPARE(s.server.heard<Protocol::SnoozeAlert>().size(), 1);
        QCOMPARE(s.server.heard<Protocol::SnoozeAlert>()[0].duration, std::chrono::hours(1));
        QVERIFY(!menu.actions().last()->isEnabled());
        Alert quiet = alertOn(s.web, u"1"_s);
        quiet.snoozedUntil = QDateTime::currentDateTimeUtc().addSecs(3600);
        s.server.say(Protocol::AlertChanged {quiet});
        QTRY_VERIFY(s.cell(0, 6).startsWith(u"snoozed until"));
        QVERIFY(menu.actions().last()->isEnabled());
    }

    void namesTheMissingPermission()
    {
        Setup s(Role::Viewer);
        s.server.say(Protocol::AlertChanged {alertOn(s.web, u"1"_s)});
        QTRY_COMPARE(s.table().model()->rowCount(), 1);
        s.choose(0);
        const auto *acknowledge = s.find<QToolButton>(u"acknowledgeAlert"_s);
        QVERIFY(!acknowledge->isEnabled());
        QVERIFY(acknowledge->toolTip().contains(u"\"control\""));
        QVERIFY(!s.find<QToolButton>(u"snoozeAlert"_s)->isEnabled());
    }

    void addsARule()
    {
        Setup s;
        s.click(u"alertRules"_s);
        QTRY_VERIFY(s.find<QPushButton>(u"addRule"_s));
        s.click(u"addRule"_s);
        QTRY_VERIFY(s.find<QLineEdit>(u"ruleName"_s));
        QPushButton *save = s.find<QLineEdit>(u"ruleName"_s)
                                ->window()
                                ->findChild<QDialogButtonBox *>()
                                ->button(QDialogButtonBox::Save);
        QLabel *error = s.find<QLabel>(u"ruleError"_s);
        QVERIFY(!save->isEnabled());
        s.type(u"ruleName"_s, u"busy"_s);
        QVERIFY(error->text().contains(u"is no number"));
        s.type(u"ruleLimit"_s, u"90 %"_s);
        QCOMPARE(error->text(), QString());
        QVERIFY(save->isEnabled());
        s.type(u"ruleDuration"_s, u"5"_s);
        s.type(u"ruleDuration"_s, u"x"_s);
        QVERIFY(error->text().contains(u"\"5x\" is no time"));
        QVERIFY(!save->isEnabled());
        QTest::keyClick(s.find<QLineEdit>(u"ruleDuration"_s), Qt::Key_Backspace);
        s.type(u"ruleDuration"_s, u"m"_s);
        s.type(u"ruleClears"_s, u"80"_s);
        s.type(u"ruleVms"_s, u"web-*, db-1"_s);
        QTest::keyClicks(s.find<QComboBox>(u"ruleSeverity"_s), u"c"_s);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::ChangeAlertRule>().size(), 1);
        QCOMPARE(s.server.heard<Protocol::ChangeAlertRule>()[0].rule,
                 u"busy: cpu.utilization > 90 % for 5m, clears < 80, on web-*, db-1, critical"_s);
        QVERIFY(!s.server.heard<Protocol::ChangeAlertRule>()[0].remove);
    }

    void changesAndRemovesRules()
    {
        AlertList list;
        list.rules = {{u"fixed: crashed"_s, AlertRuleText::Source::Configuration},
                      {u"mine: memory.used > 1 GiB, info"_s, AlertRuleText::Source::Protocol}};
        Setup s(Role::Admin, list);
        s.click(u"alertRules"_s);
        QTRY_VERIFY(s.find<QTreeWidget>(u"rules"_s));
        auto &rules = *s.find<QTreeWidget>(u"rules"_s);
        QTRY_COMPARE(rules.topLevelItemCount(), 2);
        const auto choose = [&rules](int row) {
            QTest::mouseClick(rules.viewport(), Qt::LeftButton, {},
                              rules.visualItemRect(rules.topLevelItem(row)).center());
        };
        choose(0);
        QVERIFY(!s.find<QPushButton>(u"editRule"_s)->isEnabled()); // it stands in config.yaml
        QVERIFY(!s.find<QPushButton>(u"removeRule"_s)->isEnabled());
        choose(1);
        s.click(u"editRule"_s);
        QTRY_VERIFY(s.find<QLineEdit>(u"ruleLimit"_s));
        QCOMPARE(s.find<QLineEdit>(u"ruleLimit"_s)->text(), u"1 GiB"_s);
        QCOMPARE(s.find<QLineEdit>(u"ruleText"_s)->text(), list.rules[1].text);
        QTest::keyClick(s.find<QLineEdit>(u"ruleName"_s), Qt::Key_A, Qt::ControlModifier);
        s.type(u"ruleName"_s, u"ours"_s);
        QTest::keyClick(s.find<QLineEdit>(u"ruleName"_s), Qt::Key_Return);
        QTRY_COMPARE(s.server.heard<Protocol::ChangeAlertRule>().size(), 1);
        QCOMPARE(s.server.heard<Protocol::ChangeAlertRule>()[0].rule,
                 u"ours: memory.used > 1 GiB, info"_s);
        s.answer(s.server.heard<Protocol::ChangeAlertRule>()[0]);
        QTRY_COMPARE(s.server.heard<Protocol::ChangeAlertRule>().size(), 2); // the old name goes
        QCOMPARE(s.server.heard<Protocol::ChangeAlertRule>()[1].rule, u"mine"_s);
        QVERIFY(s.server.heard<Protocol::ChangeAlertRule>()[1].remove);
        s.answer(s.server.heard<Protocol::ChangeAlertRule>()[1]);
        choose(1);
        s.click(u"removeRule"_s);
        QTRY_COMPARE(s.server.heard<Protocol::ChangeAlertRule>().size(), 3);
        s.answer(s.server.heard<Protocol::ChangeAlertRule>()[2],
                 Error {ErrorCode::InvalidMessage, u"there is no alert rule"_s});
        QTRY_COMPARE(s.find<QLabel>(u"rulesMessage"_s)->text(), u"there is no alert rule"_s);
    }
};

QTEST_MAIN(TestAlertsDock)
#include "tst_alertsdock.moc"
