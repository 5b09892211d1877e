// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolehub.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "core/service/recordings.h"
#include "core/terminal/asciicast.h"
#include "tests/support/fakehost.h"
#include "tests/support/fakelink.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Protocol;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = Terminal::CastEvent::Kind;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

// Recordings as a session has them: who may, what all see, and what ends them.
class RecordingsTest : public QObject
{
    Q_OBJECT

    struct Setup
    {
        explicit Setup(const Config &configuration = {}, Role role = Role::Admin)
            : config(configuration)
        {
            auto made = std::make_unique<FakeHost>();
            host = made.get();
            vm = host->add(u"alpha"_s, Guestwire::State::Running);
            std::vector<std::unique_ptr<Host>> hosts;
            hosts.push_back(std::move(made));
            hub = std::make_unique<Hub>(std::move(hosts), config);
            consoles = std::make_unique<ConsoleHub>(*hub, config.limits);
            recordings = std::make_unique<Recordings>(*hub, *consoles, directory.path() + u"/r"_s,
                                                      config.recordings, config.limits.questions);
            hub->open();
            session = connectAs(u"ada"_s, role, link);
        }

        std::unique_ptr<NativeSession> connectAs(const QString &user, Role role, FakeLink *&end)
        {
            auto owned = std::make_unique<FakeLink>();
            end = owned.get();
            Identity identity;
            identity.user = user;
            identity.grant = {role, {}};
            return std::make_unique<NativeSession>(contextOf(), std::move(owned), identity);
        }

        SessionContext contextOf()
        {
            SessionContext context {*hub, *consoles, config};
            context.recordings = recordings.get();
            return context;
        }

        // Opens the console, and waits until it is.
        bool open()
        {
            if (!QTest::qWaitFor([this] { return hub->vms().size() == 1; }, patience))
                return false;
            emit link->received(ConsoleOpen {u"c"_s, vm, {}, false, {}, {}, {}});
            return QTest::qWaitFor([this] { return host->isConsoleOpen(key()); }, patience)
                && QTest::qWaitFor(
                       [this] {
                           return link->all<ConsoleState>().last().state
                               == ConsoleState::State::Open;
                       },
                       patience);
        }

        void record(bool on) { emit link->received(ConsoleRecord {u"r"_s, 1, on}); }

        bool isAnswered(const QString &request) const
        {
            const auto answers = link->all<Response>();
            return std::ranges::any_of(
                answers, [&request](const Response &r) { return r.request == request; });
        }

        bool isRecording() const { return link->all<ConsoleState>().last().recording.has_value(); }

        QList<QString> files() const
        {
            const QString path = directory.path() + u"/r/"_s + vm.toString(QUuid::WithoutBraces);
            QStringList paths;
            for (const QString &name : QDir(path).entryList(QDir::Files, QDir::Name))
                paths.append(path + u'/' + name);
            return paths;
        }

        Terminal::Cast cast() const
        {
            QFile file(files().value(0));
            if (!file.open(QIODevice::ReadOnly))
                return {};
            const auto read = Terminal::readCast(file.readAll());
            const auto *known = std::get_if<Terminal::Cast>(&read);
            return known ? *known : Terminal::Cast {};
        }

        QByteArray output() const
        {
            QByteArray all;
            for (const auto &event : cast().events)
                if (event.kind == Kind::Output)
                    all += event.text;
            return all;
        }

        ConsoleKey key() const { return {vm, u"serial0"_s}; }

        QString lastEvent() const
        {
            return hub->events().empty() ? QString() : hub->events().back().message;
        }

        QTemporaryDir directory;
        Config config;
        FakeHost *host = nullptr;
        VmId vm;
        std::unique_ptr<Hub> hub;
        std::unique_ptr<ConsoleHub> consoles;
        std::unique_ptr<Recordings> recordings;
        FakeLink *link = nullptr; // the session's
        std::unique_ptr<NativeSession> session;
    };

private slots:
    void recordsWhatTheConsoleShows();
    void beginsWithTheScreenAsItStands();
    void keepsCharactersWhole();
    void tellsAllWhoWatch();
    void outlivesTheOneWhoStartedIt();
    void marksANewRunAndASize();
    void recordsTheBootOfAVmThatIsOff();
    void recordsEachConsoleOnce();
    void asksForThePermission_data();
    void asksForThePermission();
    void listsReadsAndDeletes();
    void endsAtTheSizeLimit();
    void endsAtTheDurationLimit();
    void endsWithTheVm();
    void endsWithTheService();
    void tellsOfAFileThatCanNotBeMade();
    void staysWithinItsBoundsInAFlood();
    void boundsWhatWaitsForTheDisk();
};

void RecordingsTest::boundsWhatWaitsForTheDisk()
{
    Config config;
    config.limits.questions = 0;
    Setup full(config);
    const auto list = full.recordings->list(full.vm);
    const auto part = full.recordings->read(full.vm, u"x"_s, 0);
    const auto removal = full.recordings->remove(full.vm, u"x"_s, u"ada"_s);
    EVENTUALLY(list.isFinished() && part.isFinished() && removal.isFinished());
    QCOMPARE(list.result().error().code, ErrorCode::RateLimited);
    QCOMPARE(part.result().error().code, ErrorCode::RateLimited);
    QCOMPARE(removal.result().error().code, ErrorCode::RateLimited);
    config.limits.questions = 1;
    Setup one(config);
    for (int i = 0; i < 3; ++i) { // there is room again
        const auto next = one.recordings->list(one.vm);
        EVENTUALLY(next.isFinished());
        QVERIFY(next.result());
    }
}

void RecordingsTest::recordsWhatTheConsoleShows()
{
    Setup s;
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    QVERIFY(s.isRecording());
    s.host->feed(s.key(), "one\r\n");
    EVENTUALLY(s.output().contains("one"));
    s.host->feed(s.key(), "two\r\n");
    EVENTUALLY(s.output().endsWith("one\r\ntwo\r\n"));
    emit s.link->received(ConsoleRecord {u"stop"_s, 1, false});
    EVENTUALLY(s.isAnswered(u"stop"_s));
    QVERIFY(!s.isRecording());
    const Terminal::Cast cast = s.cast();
    QCOMPARE(cast.header.columns, 80);
    QCOMPARE(cast.header.rows, 24);
    QCOMPARE(cast.header.title, u"serial0 of alpha"_s);
    QCOMPARE(cast.header.by, u"ada"_s);
    QVERIFY(s.lastEvent().contains(u"ended"));
    s.host->feed(s.key(), "three\r\n");
    EVENTUALLY(s.consoles->feed(s.vm, {}).value()->ring().end() == 17);
    QVERIFY(s.output().endsWith("two\r\n"));
}

void RecordingsTest::beginsWithTheScreenAsItStands()
{
    Setup s;
    QVERIFY(s.open());
    s.host->feed(s.key(), "before\r\n\x1b[31mred ");
    EVENTUALLY(s.consoles->feed(s.vm, {}).value()->ring().end() == 17);
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    s.host->feed(s.key(), "after");
    EVENTUALLY(s.output().endsWith("after"));
    Terminal::Screen shown(80, 24);
    shown.feed(s.output());
    QCOMPARE(shown.text(0), u"before"_s);
    QCOMPARE(shown.text(1), u"red after"_s);
    QCOMPARE(shown.line(1).cells[8].foreground, Terminal::Colour::palette(1));
}

void RecordingsTest::keepsCharactersWhole()
{
    Setup s;
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    const QByteArray text = u"ä\ufeff😀"_s.toUtf8();
    for (const char byte : text) {
        const quint64 before = s.consoles->feed(s.vm, {}).value()->ring().end();
        s.host->feed(s.key(), QByteArray(1, byte));
        EVENTUALLY(s.consoles->feed(s.vm, {}).value()->ring().end() == before + 1);
    }
    s.host->feed(s.key(), "\xff!");
    EVENTUALLY(s.output().endsWith(QByteArray(text + "\xef\xbf\xbd!")));
}

void RecordingsTest::tellsAllWhoWatch()
{
    Setup s;
    QVERIFY(s.open());
    FakeLink *link = nullptr;
    const auto bob = s.connectAs(u"bob"_s, Role::Operator, link);
    emit link->received(ConsoleOpen {u"c"_s, s.vm, {}, false, {}, {}, {}});
    QVERIFY(!link->all<ConsoleState>().last().recording);
    s.record(true);
    EVENTUALLY(link->all<ConsoleState>().last().recording.has_value());
    QCOMPARE(link->all<ConsoleState>().last().recording->by, u"ada"_s);
    QVERIFY(link->all<ConsoleState>().last().recording->at.isValid());
    // Who comes later is told at once.
    emit link->received(ConsoleOpen {u"late"_s, s.vm, {}, false, {}, {}, {}});
    QVERIFY(std::get<ConsoleOpened>(link->all<Response>().last().answer).recording.has_value());
    s.record(false);
    EVENTUALLY(!link->all<ConsoleState>().last().recording);
}

void RecordingsTest::outlivesTheOneWhoStartedIt()
{
    Setup s;
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    s.session.reset();
    s.host->feed(s.key(), "nobody watches");
    EVENTUALLY(s.output().endsWith("nobody watches"));
    // A run that somebody else starts is recorded too.
    s.host->setState(s.vm, Guestwire::State::Off);
    s.host->setState(s.vm, Guestwire::State::Running);
    EVENTUALLY(s.host->isConsoleOpen(s.key()));
    s.host->feed(s.key(), "again");
    EVENTUALLY(s.output().endsWith("again"));
}

void RecordingsTest::marksANewRunAndASize()
{
    Setup s;
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    auto feed = s.consoles->feed(s.vm, {});
    QVERIFY(feed);
    const ViewerId viewer = feed.value()->join(u"ada"_s, true, {});
    s.host->feed(s.key(), "first");
    EVENTUALLY(feed.value()->ring().end() == 5);
    QVERIFY(feed.value()->resize(viewer, 100, 30));
    s.host->setState(s.vm, Guestwire::State::Off);
    s.host->setState(s.vm, Guestwire::State::Running);
    EVENTUALLY(s.host->isConsoleOpen(s.key()));
    s.host->feed(s.key(), "second");
    EVENTUALLY(s.output().endsWith("first\x1b"
                                   "csecond"));
    QList<Kind> kinds;
    for (const auto &event : s.cast().events) {
        kinds.append(event.kind);
        if (event.kind == Kind::Resize)
            QVERIFY(event.columns == 100 && event.rows == 30);
    }
    QVERIFY(kinds.indexOf(Kind::Resize) > 0);
    QVERIFY(kinds.indexOf(Kind::Marker) > kinds.indexOf(Kind::Resize));
}

void RecordingsTest::recordsTheBootOfAVmThatIsOff()
{
    Setup s;
    EVENTUALLY(s.hub->vms().size() == 1);
    s.host->setState(s.vm, Guestwire::State::Off);
    EVENTUALLY(s.hub->vm(s.vm)->state == Guestwire::State::Off);
    emit s.link->received(ConsoleOpen {u"c"_s, s.vm, {}, false, {}, {}, {}});
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    s.host->setBootText("the first byte");
    emit s.link->received(Perform {u"p"_s, s.vm, {Action::Start}});
    EVENTUALLY(s.output().endsWith("the first byte"));
}

void RecordingsTest::recordsEachConsoleOnce()
{
    Setup s;
    QVERIFY(s.open());
    s.record(true);
    s.record(true);
    EVENTUALLY(s.link->all<Failure>().size() == 1);
    QCOMPARE(s.link->all<Failure>().last().error.code, ErrorCode::Conflict);
    EVENTUALLY(s.isAnswered(u"r"_s));
    s.record(false);
    s.record(false);
    EVENTUALLY(s.link->all<Failure>().size() == 2);
    QCOMPARE(s.link->all<Failure>().last().error.code, ErrorCode::Conflict);
    QCOMPARE(s.files().size(), 1);
}

void RecordingsTest::asksForThePermission_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("lacks"); // for listing, then for recording
    QTest::newRow("viewer") << int(Role::Viewer) << u"console-read"_s;
    QTest::newRow("operator") << int(Role::Operator) << u"console-record"_s;
}

void RecordingsTest::asksForThePermission()
{
    QFETCH(const int, role);
    QFETCH(const QString, lacks);

    Setup s({}, Role(role));
    EVENTUALLY(s.hub->vms().size() == 1);
    if (Role(role) == Role::Operator) {
        QVERIFY(s.open());
        s.record(true);
        QVERIFY(s.link->all<Failure>().last().error.message.contains(lacks));
        emit s.link->received(ListRecordings {u"l"_s, s.vm});
        EVENTUALLY(s.isAnswered(u"l"_s));
    } else {
        emit s.link->received(ListRecordings {u"l"_s, s.vm});
        QVERIFY(s.link->all<Failure>().last().error.message.contains(lacks));
        emit s.link->received(ReadRecording {u"l"_s, s.vm, u"x"_s, 0});
        QVERIFY(s.link->all<Failure>().last().error.message.contains(lacks));
    }
    const auto before = s.link->all<Failure>().size();
    emit s.link->received(DeleteRecording {u"d"_s, s.vm, u"x"_s});
    QCOMPARE(s.link->all<Failure>().size(), before + 1);
    QCOMPARE(s.link->all<Failure>().last().error.code, ErrorCode::PermissionDenied);
    QVERIFY(s.files().isEmpty());
}

void RecordingsTest::listsReadsAndDeletes()
{
    Setup s;
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    s.host->feed(s.key(), "kept");
    EVENTUALLY(s.output().endsWith("kept"));
    emit s.link->received(ListRecordings {u"l"_s, s.vm});
    EVENTUALLY(s.isAnswered(u"l"_s));
    const auto list = std::get<QList<Recording>>(s.link->all<Response>().last().answer);
    QCOMPARE(list.size(), 1);
    QVERIFY(list[0].active);
    QCOMPARE(list[0].by, u"ada"_s);
    QCOMPARE(list[0].device, u"serial0"_s);
    emit s.link->received(DeleteRecording {u"early"_s, s.vm, list[0].id});
    EVENTUALLY(!s.link->all<Failure>().isEmpty());
    QCOMPARE(s.link->all<Failure>().last().error.code, ErrorCode::Conflict);
    emit s.link->received(ReadRecording {u"read"_s, s.vm, list[0].id, 0});
    EVENTUALLY(s.isAnswered(u"read"_s));
    const auto part = std::get<RecordingPart>(s.link->all<Response>().last().answer);
    QVERIFY(part.content.contains("kept"));
    QCOMPARE(part.size, part.content.size());
    s.record(false);
    emit s.link->received(DeleteRecording {u"d"_s, s.vm, list[0].id});
    EVENTUALLY(s.isAnswered(u"d"_s));
    QVERIFY(s.files().isEmpty());
    QVERIFY(s.lastEvent().contains(u"deleted"));
}

void RecordingsTest::endsAtTheSizeLimit()
{
    Config config;
    config.recordings.sizeLimit = 4096;
    Setup s(config);
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    s.host->feed(s.key(), QByteArray(8000, 'x'));
    EVENTUALLY(!s.isRecording());
    QVERIFY2(s.lastEvent().contains(u"recordings.sizeLimit"), qPrintable(s.lastEvent()));
    QCOMPARE(s.hub->events().back().severity, Severity::Warning);
    QVERIFY(QFileInfo(s.files().value(0)).size() <= 4096);
}

void RecordingsTest::endsAtTheDurationLimit()
{
    Config config;
    config.recordings.durationLimit = 100ms;
    Setup s(config);
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    EVENTUALLY(!s.isRecording());
    QVERIFY2(s.lastEvent().contains(u"recordings.durationLimit (100ms)"),
             qPrintable(s.lastEvent()));
}

void RecordingsTest::endsWithTheVm()
{
    Setup s;
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    s.host->feed(s.key(), "last");
    s.host->setState(s.vm, Guestwire::State::Off);
    s.host->remove(s.vm);
    EVENTUALLY(s.hub->vms().isEmpty());
    QVERIFY2(s.lastEvent().contains(u"serial0 of alpha ended: the VM is gone"),
             qPrintable(s.lastEvent()));
    EVENTUALLY(s.output().endsWith("last"));
}

void RecordingsTest::endsWithTheService()
{
    Setup s;
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    s.host->feed(s.key(), "last words");
    EVENTUALLY(s.consoles->feed(s.vm, {}).value()->ring().end() == 10);
    s.session.reset();
    s.recordings.reset();
    QVERIFY(s.output().endsWith("last words"));
}

void RecordingsTest::tellsOfAFileThatCanNotBeMade()
{
    Setup s;
    QVERIFY(s.open());
    QFile file(s.directory.path() + u"/r"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    s.record(true);
    EVENTUALLY(!s.link->all<Failure>().isEmpty());
    const Error error = s.link->all<Failure>().last().error;
    QCOMPARE(error.code, ErrorCode::Unavailable);
    QVERIFY2(error.message.contains(s.directory.path()), qPrintable(error.message));
    QVERIFY(!s.isRecording());
    QVERIFY(file.remove());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
}

void RecordingsTest::staysWithinItsBoundsInAFlood()
{
    Setup s;
    QVERIFY(s.open());
    s.record(true);
    EVENTUALLY(s.isAnswered(u"r"_s));
    QByteArray sent;
    for (int i = 0; i < 64; ++i) {
        const QByteArray piece = QByteArray::number(i) + QByteArray(64 * 1024, 'x');
        sent += piece;
        s.host->feed(s.key(), piece);
    }
    s.host->feed(s.key(), "end");
    EVENTUALLY(s.output().endsWith("end"));
    // What is there is in order; what is not is told.
    qint64 missing = 0;
    for (const auto &event : s.cast().events)
        if (event.kind == Kind::Marker)
            missing += QString::fromUtf8(event.text).section(u' ', 0, 0).toLongLong();
    QVERIFY(s.output().size() + missing >= sent.size());
    QVERIFY(QFileInfo(s.files().value(0)).size() < 2 * sent.size());
}

QTEST_GUILESS_MAIN(RecordingsTest)
#include "tst_recordings.moc"
