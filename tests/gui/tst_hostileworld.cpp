// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/window/mainwindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

#include <algorithm>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

// What a guest or a server may put into any text: markup, what moves a terminal's cursor, what
// writes from right to left, and more of it than fits anywhere.
QString evil(const QString &what)
{
    return u"<img src='file:///etc/passwd'><b>"_s + what + u"</b>\x1b[2J\x07\n\r\t\x9b"_s
        + u"31m\u202eesrever\u2066\u2028&amp;%1%2"_s + QString(5000, u'w');
}

bool isEvil(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            || (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069');
    });
}

void collect(const QAbstractItemModel &model, const QModelIndex &parent, QStringList &texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row)
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role :
                 {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Qt::StatusTipRole})
                texts.append(index.data(role).toString());
            if (column == 0)
                collect(model, index, texts);
        }
}

// Everything that the window shows or speaks.
QStringList shownBy(const QWidget &window)
{
    QStringList texts {window.windowTitle()};
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        texts += {widget->toolTip(), widget->accessibleName(), widget->accessibleDescription(),
                  widget->statusTip(), widget->windowTitle()};
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts.append(label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts.append(button->text());
        if (const auto *box = qobject_cast<const QComboBox *>(widget))
            collect(*box->model(), {}, texts);
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget);
            view && view->model())
            collect(*view->model(), {}, texts);
        for (const QAction *action : widget->actions())
            texts += {action->text(), action->toolTip(), action->statusTip()};
    }
    return texts;
}

} // namespace

// A window full of machines whose texts and figures mean it harm.
class HostileWorldTest : public QObject
{
    Q_OBJECT

    struct Setup
    {
        Client client;
        ScriptedServer server {client};
        Connections connections;
        ConnectionId id = connections.add(evil(u"server"_s), client);
        MainWindow window {connections};
        Vm vm;

        Setup()
        {
            vm = ScriptedServer::vm(evil(u"name"_s));
            vm.title = evil(u"title"_s);
            vm.description = evil(u"description"_s);
            vm.host = evil(u"host"_s);
            vm.consoles = {evil(u"serial"_s), evil(u"other"_s)};
            server.setVms({vm});
            window.resize(1200, 800);
            window.show();
            if (!QTest::qWaitFor([this] { return !client.vms().isEmpty(); }))
                qFatal("the list did not come");
            window.showPerformanceOf(vm.id.toString(QUuid::WithoutBraces));
        }

        QTabWidget &tabs() const { return *window.findChild<QTabWidget *>(u"vmTabs"_s); }

        // Answers what pages ask when they come into sight.
        void answerAll()
        {
            for (const auto &asked : server.heard<Protocol::AskDetails>())
                server.say(Protocol::Response {
                    asked.request,
                    true,
                    {},
                    {},
                    QList<Fact> {{evil(u"group"_s), evil(u"fact"_s), evil(u"value"_s)}}});
            for (const auto &asked : server.heard<Protocol::ListSnapshots>()) {
                Snapshot snapshot;
                snapshot.name = evil(u"snapshot"_s);
                snapshot.description = evil(u"description"_s);
                snapshot.parent = snapshot.name; // a circle
                server.say(Protocol::Response {
                    asked.request, true, {}, {}, QList<Snapshot> {snapshot, snapshot}});
            }
            for (const auto &asked : server.heard<Protocol::ConsoleOpen>())
                server.say(Protocol::Failure {
                    asked.request, {ErrorCode::Unavailable, evil(u"reason"_s)}, {}, {}});
        }

        void tellOfTrouble()
        {
            Event event {QDateTime::currentDateTimeUtc(),
                         vm.id,
                         evil(u"kind"_s),
                         evil(u"event"_s),
                         evil(u"user"_s),
                         evil(u"rule"_s),
                         Severity::Critical};
            server.say(Protocol::Happened {event});
            event.kind = u"watch"_s;
            server.say(Protocol::Happened {event});
            Alert alert;
            alert.id = evil(u"id"_s);
            alert.rule = evil(u"rule"_s);
            alert.vm = vm.id;
            alert.metric = evil(u"metric"_s);
            alert.value = 1e308;
            alert.since = QDateTime::currentDateTimeUtc();
            alert.acknowledgedBy = evil(u"user"_s);
            alert.message = evil(u"alert"_s);
            server.say(Protocol::AlertChanged {alert});
            HostStatus host;
            host.uri = evil(u"uri"_s);
            host.link = HostStatus::Link::Lost;
            host.reason = evil(u"reason"_s);
            server.say(Protocol::HostChanged {host});
            server.say(Protocol::Failure {{}, {ErrorCode::Unknown, evil(u"error"_s)}, {}, {}});
        }

        // The window has heard and shown all that was said before.
        bool isAlive()
        {
            const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
            server.change(ScriptedServer::vm(name));
            return QTest::qWaitFor([&] { return shownBy(window).contains(name); }, 20'000);
        }
    };

private slots:
    void initTestCase()
    {
        static const QTemporaryDir folder;
        QCoreApplication::setOrganizationName(u"guestwire-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        QSettings().clear();
    }

    void showsNoControlCharacters()
    {
        Setup s;
        s.tellOfTrouble();
        for (int tab = 0; tab < s.tabs().count(); ++tab) {
            s.tabs().setCurrentIndex(tab);
            QTest::qWait(0);
            s.answerAll();
            QVERIFY(s.isAlive());
            const QStringList texts = shownBy(s.window);
            QVERIFY(texts.size() > 100);
            for (const QString &text : texts)
                QVERIFY2(!isEvil(text),
                         qPrintable(s.tabs().tabText(tab) + u": "_s + text.left(200)));
        }
    }

    void readsNothingAsHtml()
    {
        Setup s;
        s.tellOfTrouble();
        for (int tab = 0; tab < s.tabs().count(); ++tab) {
            s.tabs().setCurrentIndex(tab);
            s.answerAll();
            QVERIFY(s.isAlive());
            for (const QLabel *label : s.window.findChildren<QLabel *>())
                QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text().left(200)));
            for (const QString &text : shownBy(s.window))
                if (Qt::mightBeRichText(text) && text.startsWith(u"<qt>"_s))
                    QVERIFY2(!text.contains(u"<img"_s), qPrintable(text.left(200)));
            for (const QWidget *widget : s.window.findChildren<QWidget *>())
                if (Qt::mightBeRichText(widget->toolTip()))
                    QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
        }
    }

    void survivesAnyFigure_data()
    {
        QTest::addColumn<double>("figure");
        for (const double figure : {1e24, -1e24, 1e-308, -1.0, 0.0, 1e18, 1.8e22})
            QTest::addRow("%g", figure) << figure;
    }
    void survivesAnyFigure()
    {
        QFETCH(const double, figure);
        Setup s;
        s.tabs().setCurrentIndex(0);
        QDateTime at = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < 30; ++i) {
            Sample sample = ScriptedServer::sample(s.vm, at.addSecs(i), figure);
            for (const MetricInfo &row : allMetrics())
                sample.values.set(row.metric, i % 2 ? figure : -figure);
            sample.vcpus = {{u"-7"_s, sample.values}, {evil(u"cpu"_s), sample.values}};
            sample.disks = {{evil(u"disk"_s), sample.values}};
            sample.nics = {{evil(u"nic"_s), sample.values}};
            s.server.tick({sample});
        }
        QVERIFY(s.isAlive());
        QVERIFY(!s.window.grab().isNull()); // painted, charts too
    }

    void survivesAnyTime_data()
    {
        QTest::addColumn<QDateTime>("at");
        QTest::newRow("none") << QDateTime();
        QTest::newRow("year 1") << QDateTime(QDate(1, 1, 1), QTime(0, 0), Qt::UTC);
        QTest::newRow("year -4000") << QDateTime(QDate(-4000, 1, 1), QTime(0, 0), Qt::UTC);
        QTest::newRow("year 9999") << QDateTime(QDate(9999, 12, 31), QTime(23, 59), Qt::UTC);
        QTest::newRow("the end") << QDateTime::fromMSecsSinceEpoch(
            std::numeric_limits<qint64>::max() / 2, Qt::UTC);
    }
    void survivesAnyTime()
    {
        QFETCH(const QDateTime, at);
        Setup s;
        for (int i = 0; i < 5; ++i) {
            s.server.tick({ScriptedServer::sample(s.vm, at.addSecs(i), 50)});
            s.server.tick({ScriptedServer::sample(s.vm, QDateTime::currentDateTimeUtc(), 50)});
        }
        s.server.say(Protocol::Happened {{at, s.vm.id, u"lifecycle"_s, u"started"_s}});
        Vm changed = s.vm;
        changed.lastStateChange = at;
        changed.startedAt = at;
        s.server.change(changed);
        QVERIFY(s.isAlive());
        QVERIFY(!s.window.grab().isNull());
    }
};

QTEST_MAIN(HostileWorldTest)
#include "tst_hostileworld.moc"
