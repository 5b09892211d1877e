// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "tests/support/patience.h"
#include "widgets/console/consolepage.h"
#include "widgets/console/consolesession.h"
#include "widgets/recordings/recordbutton.h"
#include "widgets/recordings/recordingsdialog.h"
#include "widgets/recordings/replaydialog.h"
#include "widgets/recordings/replayview.h"
#include "widgets/terminal/terminalview.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

namespace {

constexpr Protocol::Channel channel = 7;

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    Commands commands {connections};
    Vm vm;

    explicit Setup(Role role = Role::Admin)
        : vm(ScriptedServer::vm(u"web-01"_s, Guestwire::State::Running, role))
    {
        server.setVms({vm});
        if (!QTest::qWaitFor([this] { return !client.vms().isEmpty(); }, patience))
            qFatal("the list did not come");
    }

    template<typename Request>
    void answer(const Protocol::Answer &answer)
    {
        if (!QTest::qWaitFor([this] { return !server.heard<Request>().isEmpty(); }, patience))
            qFatal("it was not asked for");
        Protocol::Response response;
        response.request = server.heard<Request>().last().request;
        response.answer = answer;
        server.say(response);
    }

    void state(bool recording)
    {
        Protocol::ConsoleState state;
        state.channel = channel;
        state.columns = 80;
        state.rows = 24;
        state.state = Protocol::ConsoleState::State::Open;
        if (recording)
            state.recording = Protocol::RecordingMark {u"ann"_s, QDateTime::currentDateTimeUtc()};
        server.say(state);
    }

    static Recording recording(bool active = false)
    {
        Recording made;
        made.id = u"20260102-030405-678"_s;
        made.device = u"serial0"_s;
        made.by = u"ann"_s;
        made.startedAt = QDateTime::currentDateTimeUtc();
        made.duration = 75;
        made.size = 2048;
        made.active = active;
        return made;
    }

    static QByteArray file()
    {
        return R"({"version":2,"width":40,"height":10,"title":"t"}
[0.0,"o","first "]
[30.0,"o","second "]
[60.0,"o","third"]
)";
    }
};

template<typename T>
T *newest()
{
    T *found = nullptr;
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (auto *one = qobject_cast<T *>(widget); one && one->isVisible())
            found = one;
    return found;
}

QString textOf(const ReplayView &view)
{
    return view.terminal().screen().text(0);
}

} // namespace

class RecordingWindowsTest : public QObject
{
    Q_OBJECT

private slots:
    void theButtonStartsAndEndsARecording();
    void theButtonIsForThoseWhoMay();
    void everybodySeesWhoRecords();
    void listsWhatThereIs();
    void replaysInATerminal();
    void seeksByTheSlider();
    void shortensPauses();
    void refusesAHostileFileWithItsLine();
    void refusesAServerThatSkips();
    void savesAFile();
    void keepsTheOldFileWhenSavingFails();
    void deletesAfterAQuestion();
};

void RecordingWindowsTest::theButtonStartsAndEndsARecording()
{
    Setup s;
    ConsolePage page(s.connections, s.commands, nullptr);
    page.setTarget({s.id, s.vm.id});
    page.resize(900, 500);
    page.show();
    Protocol::ConsoleOpened opened;
    opened.channel = channel;
    opened.columns = 80;
    opened.rows = 24;
    s.answer<Protocol::ConsoleOpen>(opened);
    s.state(false);
    EVENTUALLY(page.session() && page.session()->console().isAttached());
    auto *button = page.findChild<RecordButton *>();
    EVENTUALLY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    EVENTUALLY(!s.server.heard<Protocol::ConsoleRecord>().isEmpty());
    QVERIFY(s.server.heard<Protocol::ConsoleRecord>().last().recording);
    QVERIFY(!button->isChecked()); // not before the server says so
    s.state(true);
    EVENTUALLY(button->isChecked());
    QTest::mouseClick(button, Qt::LeftButton);
    EVENTUALLY(s.server.heard<Protocol::ConsoleRecord>().size() == 2);
    QVERIFY(!s.server.heard<Protocol::ConsoleRecord>().last().recording);
    s.state(false);
    EVENTUALLY(!button->isChecked());
}

void RecordingWindowsTest::theButtonIsForThoseWhoMay()
{
    Setup s(Role::Operator);
    ConsolePage page(s.connections, s.commands, nullptr);
    page.setTarget({s.id, s.vm.id});
    page.resize(900, 500);
    page.show();
    Protocol::ConsoleOpened opened;
    opened.channel = channel;
    s.answer<Protocol::ConsoleOpen>(opened);
    s.state(false);
    EVENTUALLY(page.session() && page.session()->console().isAttached());
    auto *button = page.findChild<RecordButton *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!button->isChecked());
    QVERIFY(button->toolTip().contains(u"console-record"));
    QTest::qWait(0);
    QVERIFY(s.server.heard<Protocol::ConsoleRecord>().isEmpty());
}

void RecordingWindowsTest::everybodySeesWhoRecords()
{
    Setup s(Role::Operator);
    ConsolePage page(s.connections, s.commands, nullptr);
    page.setTarget({s.id, s.vm.id});
    page.resize(1200, 500);
    page.show();
    Protocol::ConsoleOpened opened;
    opened.channel = channel;
    opened.recording = Protocol::RecordingMark {u"ann"_s, QDateTime::currentDateTimeUtc()};
    s.answer<Protocol::ConsoleOpen>(opened);
    auto *button = page.findChild<RecordButton *>();
    EVENTUALLY(button->isChecked());
    s.state(true);
    const auto sees = [&page] {
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(u"ann records this since"))
                return true;
        return false;
    };
    EVENTUALLY(sees());
}

void RecordingWindowsTest::listsWhatThereIs()
{
    Setup s;
    auto *dialog = new RecordingsDialog(s.connections, {s.id, s.vm.id}, nullptr);
    dialog->show();
    auto *replay = dialog->findChild<QPushButton *>(u"replay"_s);
    QVERIFY(!replay->isEnabled());
    s.answer<Protocol::ListRecordings>(
        QList<Recording> {Setup::recording(true), Setup::recording()});
    auto *list = dialog->findChild<QTreeWidget *>();
    EVENTUALLY(list->topLevelItemCount() == 2);
    QVERIFY(replay->isEnabled());
    auto *remove = dialog->findChild<QPushButton *>(u"deleteRecording"_s);
    QVERIFY(!remove->isEnabled()); // it goes on
    list->setCurrentItem(list->topLevelItem(1));
    QVERIFY(remove->isEnabled());
    QCOMPARE(list->topLevelItem(1)->text(2), u"ann"_s);
    dialog->close();
}

void RecordingWindowsTest::replaysInATerminal()
{
    Setup s;
    auto *dialog = new RecordingsDialog(s.connections, {s.id, s.vm.id}, nullptr);
    dialog->show();
    s.answer<Protocol::ListRecordings>(QList<Recording> {Setup::recording()});
    auto *button = dialog->findChild<QPushButton *>(u"replay"_s);
    EVENTUALLY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    // In two parts.
    const QByteArray file = Setup::file();
    s.answer<Protocol::ReadRecording>(RecordingPart {0, file.size(), file.first(20)});
    EVENTUALLY(s.server.heard<Protocol::ReadRecording>().size() == 2);
    QCOMPARE(s.server.heard<Protocol::ReadRecording>().last().offset, 20);
    s.answer<Protocol::ReadRecording>(RecordingPart {20, file.size(), file.sliced(20)});
    EVENTUALLY(newest<ReplayDialog>() && newest<ReplayDialog>()->view());
    ReplayView *view = newest<ReplayDialog>()->view();
    EVENTUALLY(textOf(*view) == u"first");
    QCOMPARE(view->terminal().columns(), 40);
    QCOMPARE(view->terminal().rows(), 10);
    QVERIFY(view->terminal().isReadOnly());
    QVERIFY(view->isPlaying());
    QTest::mouseClick(view->findChild<QWidget *>(u"replayPlay"_s), Qt::LeftButton);
    QVERIFY(!view->isPlaying());
    // At sixteen times the speed a minute takes four seconds.
    auto *speed = view->findChild<QComboBox *>(u"replaySpeed"_s);
    speed->setCurrentIndex(speed->count() - 1);
    QTest::mouseClick(view->findChild<QWidget *>(u"replayPlay"_s), Qt::LeftButton);
    EVENTUALLY(textOf(*view) == u"first second third");
    EVENTUALLY(!view->isPlaying());
    speed->setCurrentIndex(0);
    QTest::keyClick(view, Qt::Key_Space); // from the beginning
    EVENTUALLY(view->isPlaying() && textOf(*view) == u"first");
    newest<ReplayDialog>()->close();
    dialog->close();
}

void RecordingWindowsTest::seeksByTheSlider()
{
    ReplayView view(std::get<Terminal::Cast>(Terminal::readCast(Setup::file())));
    view.resize(600, 400);
    view.show();
    EVENTUALLY(textOf(view) == u"first");
    auto *slider = view.findChild<QSlider *>(u"replayPosition"_s);
    slider->setValue(slider->maximum());
    EVENTUALLY(textOf(view) == u"first second third");
    auto *time = view.findChild<QLabel *>(u"replayTime"_s);
    QCOMPARE(time->text(), u"01:00 / 01:00"_s);
    QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(2, slider->height() / 2)); // a page back
    EVENTUALLY(textOf(view) == u"first second");
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.position(), 57.0);
    view.seek(0);
    EVENTUALLY(textOf(view) == u"first");
    QVERIFY(!view.isPlaying());
}

void RecordingWindowsTest::shortensPauses()
{
    ReplayView view(std::get<Terminal::Cast>(Terminal::readCast(Setup::file())));
    view.resize(600, 400);
    view.show();
    QTest::mouseClick(view.findChild<QWidget *>(u"replayShorten"_s), Qt::LeftButton, {},
                      QPoint(8, view.findChild<QWidget *>(u"replayShorten"_s)->height() / 2));
    EVENTUALLY(view.findChild<QLabel *>(u"replayTime"_s)->text() == u"00:00 / 00:04");
}

void RecordingWindowsTest::refusesAHostileFileWithItsLine()
{
    Setup s;
    auto *dialog = new ReplayDialog(s.client, s.vm.id, Setup::recording(), u"t"_s, nullptr);
    dialog->show();
    const QByteArray file = Setup::file() + "[1.0,\"o\",\"back in time\"]\n";
    s.answer<Protocol::ReadRecording>(RecordingPart {0, file.size(), file});
    auto *message = dialog->findChild<QLabel *>(u"replayMessage"_s);
    EVENTUALLY(message->text().contains(u"Line 5"));
    QVERIFY(!dialog->view());
    dialog->close();
}

void RecordingWindowsTest::refusesAServerThatSkips()
{
    Setup s;
    for (const RecordingPart &part : {RecordingPart {5, 100, "x"}, RecordingPart {0, 100, {}},
                                      RecordingPart {0, 1LL << 40, "x"}}) {
        auto *dialog = new ReplayDialog(s.client, s.vm.id, Setup::recording(), u"t"_s, nullptr);
        const auto before = s.server.heard<Protocol::ReadRecording>().size();
        EVENTUALLY(s.server.heard<Protocol::ReadRecording>().size() > before);
        s.answer<Protocol::ReadRecording>(part);
        auto *message = dialog->findChild<QLabel *>(u"replayMessage"_s);
        EVENTUALLY(message->text().contains(u"could not be brought"));
        dialog->close();
        delete dialog;
    }
}

void RecordingWindowsTest::savesAFile()
{
    Setup s;
    QTemporaryDir directory;
    RecordingsDialog dialog(s.connections, {s.id, s.vm.id}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    s.answer<Protocol::ListRecordings>(QList<Recording> {Setup::recording()});
    EVENTUALLY(dialog.findChild<QPushButton *>(u"replay"_s)->isEnabled());
    const QString path = directory.path() + u"/out.cast"_s;
    dialog.save(path);
    const QByteArray bytes = Setup::file();
    s.answer<Protocol::ReadRecording>(RecordingPart {0, bytes.size(), bytes});
    EVENTUALLY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    EVENTUALLY(dialog.findChild<QLabel *>(u"recordingsStatus"_s)->text().contains(path));
}

void RecordingWindowsTest::keepsTheOldFileWhenSavingFails()
{
    Setup s;
    QTemporaryDir directory;
    const QString path = directory.path() + u"/out.cast"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("old");
    file.close();
    RecordingsDialog dialog(s.connections, {s.id, s.vm.id}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    s.answer<Protocol::ListRecordings>(QList<Recording> {Setup::recording()});
    EVENTUALLY(dialog.findChild<QPushButton *>(u"replay"_s)->isEnabled());
    dialog.save(path);
    s.answer<Protocol::ReadRecording>(RecordingPart {0, 100, "new"});
    EVENTUALLY(s.server.heard<Protocol::ReadRecording>().size() == 2);
    s.server.hangUp();
    auto *status = dialog.findChild<QLabel *>(u"recordingsStatus"_s);
    EVENTUALLY(status->text().contains(u"could not be saved"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "old"_ba);
}

void RecordingWindowsTest::deletesAfterAQuestion()
{
    Setup s;
    auto *dialog = new RecordingsDialog(s.connections, {s.id, s.vm.id}, nullptr);
    dialog->show();
    s.answer<Protocol::ListRecordings>(QList<Recording> {Setup::recording()});
    auto *button = dialog->findChild<QPushButton *>(u"deleteRecording"_s);
    EVENTUALLY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    EVENTUALLY(dialog->findChild<QMessageBox *>());
    auto *question = dialog->findChild<QMessageBox *>();
    QVERIFY(s.server.heard<Protocol::DeleteRecording>().isEmpty());
    for (QAbstractButton *one : question->buttons())
        if (question->buttonRole(one) == QMessageBox::DestructiveRole)
            QTest::mouseClick(one, Qt::LeftButton);
    s.answer<Protocol::DeleteRecording>(std::monostate {});
    QCOMPARE(s.server.heard<Protocol::DeleteRecording>().last().recording, Setup::recording().id);
    EVENTUALLY(s.server.heard<Protocol::ListRecordings>().size() == 2);
    s.answer<Protocol::ListRecordings>(QList<Recording> {});
    EVENTUALLY(dialog->findChild<QTreeWidget *>()->topLevelItemCount() == 0);
    dialog->close();
}

QTEST_MAIN(RecordingWindowsTest)
#include "tst_recordingwindows.moc"
