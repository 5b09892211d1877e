// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/limits.h"
#include "tests/contract/clientstage.h"
#include "tests/support/fakelink.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QThread>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What a window is promised about consoles, over both links.
class TestClientConsole : public QObject
{
    Q_OBJECT

private slots:
    void readsAndTypes_data() { bothLinks(); }

    void readsAndTypes()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        Onlooker watcher(s.client.openConsole(s.beta, {}, true));
        QTRY_COMPARE(watcher.console->state(), Protocol::ConsoleState::State::Open);
        const QByteArray bytes("\x1b[A\0\xff\xc3x", 7);
        watcher.console->write(bytes);
        QTRY_COMPARE(watcher.output, bytes);
        QVERIFY(watcher.console->isHolder());
        QCOMPARE(s.host->written({s.beta, u"serial0"_s}), bytes);
    }

    void typesWhatWasGivenWhileItOpened_data() { bothLinks(); }

    void typesWhatWasGivenWhileItOpened()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        s.host->holdConsoles(true);
        Onlooker watcher(s.client.openConsole(s.beta, {}, true));
        watcher.console->write("ear");
        watcher.console->write("ly");
        QTRY_VERIFY(watcher.console->isHolder());
        QVERIFY(watcher.console->state() != Protocol::ConsoleState::State::Open);
        QVERIFY(s.host->written(key).isEmpty());
        s.host->holdConsoles(false);
        QTRY_COMPARE(watcher.output, "early"_ba); // without another key
        QCOMPARE(s.host->written(key), "early"_ba);
        QCOMPARE(watcher.refusals.size(), 0);
    }

    void tellsWhatWasNotTyped_data() { bothLinks(); }

    void tellsWhatWasNotTyped()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        s.host->holdConsoles(true);
        s.host->refuseConsole(key, u"in use by another program"_s);
        Onlooker watcher(s.client.openConsole(s.beta, {}, true));
        watcher.console->write("early");
        QTRY_VERIFY(watcher.console->isHolder());
        s.host->holdConsoles(false);
        // That it could not be opened, and that nothing was typed.
        QTRY_COMPARE(watcher.refusals, (QList {ErrorCode::Unavailable, ErrorCode::Unavailable}));
        s.host->refuseConsole(key, {});
        QTRY_COMPARE_WITH_TIMEOUT(watcher.console->state(), Protocol::ConsoleState::State::Open,
                                  Test::patience); // it is tried again
        watcher.console->write("now");
        QTRY_COMPARE(watcher.output, "now"_ba);
    }

    void typesALongPasteWholeAndInOrder_data() { bothLinks(); }

    void typesALongPasteWholeAndInOrder()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        Onlooker watcher(s.client.openConsole(s.beta, {}, true));
        QTRY_COMPARE(watcher.console->state(), Protocol::ConsoleState::State::Open);
        QByteArray paste;
        for (int i = 0; paste.size() < 1024 * 1024; ++i)
            paste += QByteArray::number(i) + '\n';
        watcher.console->write(paste);
        QTRY_COMPARE(s.host->written({s.beta, u"serial0"_s}).size(), paste.size());
        QCOMPARE(s.host->written({s.beta, u"serial0"_s}), paste);
        QTRY_COMPARE(watcher.output.size(), paste.size());
        QCOMPARE(watcher.output, paste);
    }

    void goesOnWhereALinkBroke_data() { bothLinks(); }

    void goesOnWhereALinkBroke()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        s.host->setEcho(false);
        Onlooker watcher(s.client.openConsole(s.beta, {}, true));
        QTRY_COMPARE(watcher.console->state(), Protocol::ConsoleState::State::Open);
        s.host->feed(key, "before ");
        QTRY_COMPARE(watcher.output, "before "_ba);
        s.client.detach();
        QVERIFY(!watcher.console->isAttached());
        s.host->feed(key, "meanwhile ");
        watcher.console->write("typed in the cut");
        s.connectClient(s.client);
        QTRY_VERIFY(watcher.console->isAttached());
        s.host->feed(key, "after");
        QTRY_COMPARE(watcher.output, "before meanwhile after"_ba);
        QTRY_COMPARE(s.host->written(key), "typed in the cut"_ba);
        QCOMPARE(watcher.gaps.size(), 0);
        QCOMPARE(watcher.rebuilds, 1); // the one at its first opening
    }

    void announcesWhatWasOverwritten_data() { bothLinks(); }

    void announcesWhatWasOverwritten()
    {
        QFETCH(const bool, remote);
        Config config;
        config.limits.consoleRing = 64 * 1024;
        ClientStage s(remote, {Role::Admin, {}}, config);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        Onlooker watcher(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(watcher.console->state(), Protocol::ConsoleState::State::Open);
        s.host->feed(key, "0123456789");
        QTRY_COMPARE(watcher.output.size(), 10);
        s.client.detach();
        s.host->feed(key, QByteArray(config.limits.consoleRing, 'x') + "newest");
        s.connectClient(s.client);
        QTRY_COMPARE(watcher.output.size(), 10 + config.limits.consoleRing);
        QVERIFY(watcher.output.endsWith("newest"));
        QCOMPARE(watcher.gaps, QList {Protocol::ConsoleGap::Reason::Overwritten});
        QCOMPARE(watcher.lost, 6U);
    }

    void showsABootFromItsFirstByte_data() { bothLinks(); }

    void showsABootFromItsFirstByte()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->setBootText("SeaBIOS\r\nlogin: ");
        Onlooker watcher(s.client.openConsole(s.alpha, {}, false));
        QTRY_VERIFY(watcher.console->isAttached());
        QCOMPARE(watcher.console->state(), Protocol::ConsoleState::State::Off);
        auto future = s.client.perform(s.alpha, {Action::Start});
        QTRY_COMPARE(watcher.output, "SeaBIOS\r\nlogin: "_ba);
        QCOMPARE(watcher.gaps.size(), 0); // it was off: nothing was missed
        QTRY_VERIFY(future.isFinished());
        auto off = s.client.perform(s.alpha, {Action::ForceOff});
        QTRY_COMPARE(watcher.console->state(), Protocol::ConsoleState::State::Off);
        QTRY_VERIFY(off.isFinished());
        auto again = s.client.perform(s.alpha, {Action::Start});
        QTRY_COMPARE(watcher.output, "SeaBIOS\r\nlogin: SeaBIOS\r\nlogin: "_ba);
        QCOMPARE(watcher.gaps, QList {Protocol::ConsoleGap::Reason::Restarted});
        QTRY_VERIFY(again.isFinished());
    }

    void keepsTheBootForWhoComesLate_data() { bothLinks(); }

    void keepsTheBootForWhoComesLate()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->setBootText("\x1b[31mred\x1b[0m login: ");
        auto future = s.client.perform(s.alpha, {Action::Start});
        QTRY_VERIFY(future.isFinished());
        auto console = s.client.openConsole(s.alpha, {}, false);
        QByteArray screen;
        connect(console.get(), &Console::rebuilt, console.get(),
                [&screen](const QByteArray &stream) { screen = stream; });
        QTRY_VERIFY(screen.contains("login:"));
        QVERIFY(screen.contains("red"));
    }

    void tellsWhyAConsoleIsNotThere_data() { bothLinks(); }

    void tellsWhyAConsoleIsNotThere()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->refuseConsole({s.beta, u"serial0"_s}, u"in use by another program"_s);
        Onlooker busy(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(busy.refusals, QList {ErrorCode::Unavailable});
        QCOMPARE(busy.console->state(), Protocol::ConsoleState::State::Lost);
        Onlooker late(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(late.refusals, QList {ErrorCode::Unavailable});
        QCOMPARE(busy.refusals.size(), 1); // told once, however often it is tried
        Onlooker unknown(s.client.openConsole(s.beta, u"serial7"_s, false));
        QTRY_COMPARE(unknown.refusals, QList {ErrorCode::InvalidMessage});
    }

    void showsWhatTheLogHasFromBefore_data() { bothLinks(); }

    void showsWhatTheLogHasFromBefore()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        s.host->setLog(key, "SeaBIOS\r\nlogin: ");
        Onlooker first(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(first.output, "SeaBIOS\r\nlogin: "_ba);
        s.host->feed(key, "root");
        QTRY_COMPARE(first.output, "SeaBIOS\r\nlogin: root"_ba);
        // It counts as the beginning of this run.
        const ConsoleRing &ring = s.consoles->feed(s.beta, {}).value()->ring();
        QCOMPARE(ring.begin(), 0U);
        QCOMPARE(ring.end(), quint64(first.output.size()));
    }

    void leavesAConsoleToAnotherProgram_data() { bothLinks(); }

    void leavesAConsoleToAnotherProgram()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        s.host->setLog(key, "seen in its log");
        s.host->refuseConsole(key, u"in use by another program"_s);
        Onlooker early(s.client.openConsole(s.beta, {}, true));
        QTRY_COMPARE(early.refusals, QList {ErrorCode::Unavailable});
        QTRY_COMPARE(early.output, "seen in its log"_ba);
        QCOMPARE(early.console->state(), Protocol::ConsoleState::State::Open);
        Onlooker late(s.client.openConsole(s.beta, {}, true));
        QTRY_COMPARE(late.refusals, QList {ErrorCode::Unavailable});
        late.console->write("lost");
        QTRY_COMPARE(late.refusals.size(), 2);
        QCOMPARE(late.refusals.last(), ErrorCode::Conflict);
        QVERIFY(!late.console->holder());
        s.host->refuseConsole(key, {});
        late.console->write("mine");
        QTRY_VERIFY(early.output.endsWith("mine"));
        QCOMPARE(s.host->written(key), "mine"_ba);
        QVERIFY(early.gaps.isEmpty());
    }

    void tellsWhetherTheGuestKnowsItsSize_data() { bothLinks(); }

    void tellsWhetherTheGuestKnowsItsSize()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        Onlooker onlooker(s.client.openConsole(s.beta, {}, true));
        QStringList told;
        connect(onlooker.console.get(), &Console::sizeTold, this,
                [&told](bool isTold, const QString &message) {
                    told.append((isTold ? u"told by "_s : u"not told, "_s) + message);
                });
        QTRY_COMPARE(onlooker.console->state(), Protocol::ConsoleState::State::Open);
        onlooker.console->resize(100, 40);
        QTRY_COMPARE(told, QStringList {u"not told, there is no agent"_s});
        QCOMPARE(onlooker.console->columns(), 100); // the viewers have it nevertheless
        s.host->setAgent(true);
        onlooker.console->resize(110, 41);
        onlooker.console->resize(120, 50);
        QTRY_COMPARE(told.size(), 3);
        QCOMPARE(told.last(), u"told by agent"_s);
        QCOMPARE(s.host->toldSize(key), QSize(120, 50));
    }

    // One that takes nothing at all, beside one that takes all there is.
    void aStuckViewerCostsTheOthersNothing()
    {
        Config config;
        config.limits.slowTimeout = 500ms;
        ClientStage s(false, {Role::Admin, {}}, config);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        auto pair = s.links();
        QThread thread; // does not run yet, so that what is sent there waits
        Link *far = pair.first.get();
        far->send(Protocol::ConsoleOpen {u"o"_s, s.beta, {}, false, {}, 0, {}});
        NativeSession stuck({*s.hub, *s.consoles, s.config}, std::move(pair.second),
                            {u"stuck"_s, s.grant, {}, {}, 0});
        QSignalSpy ended(&stuck, &Session::ended);
        Onlooker reader(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(reader.console->viewers().size(), 2);
        pair.first.release()->moveToThread(&thread);
        const qint64 most = config.limits.highWater + 2 * Protocol::consoleChunk;
        const QByteArray piece(64 * 1024, 'x');
        qsizetype sent = 0;
        for (int i = 0; i < 128; ++i) {
            s.host->feed(key, piece);
            sent += piece.size();
            QTRY_COMPARE(reader.output.size(), sent);
            QVERIFY2(stuck.pending() <= most, qPrintable(QString::number(stuck.pending())));
        }
        QVERIFY(reader.gaps.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), Test::patience);
        far->deleteLater();
        thread.start();
        thread.quit();
        QVERIFY(thread.wait(Test::patience));
    }

    void asksAgainForAScreenThatWasCut()
    {
        Client client;
        FakeLink *link = nullptr;
        const auto connectAnew = [&] {
            auto made = std::make_unique<FakeLink>();
            link = made.get();
            client.attach(std::move(made));
            emit link->received(Protocol::Connection {});
        };
        connectAnew();
        Onlooker onlooker(client.openConsole(QUuid::createUuid(), {}, false));
        const auto answer = [&] {
            Protocol::ConsoleOpened opened;
            opened.channel = 1;
            opened.epoch = 5;
            opened.offset = 100;
            const auto request = link->all<Protocol::ConsoleOpen>().last().request;
            emit link->received(Protocol::Response {request, true, {}, {}, opened});
            emit link->received(Protocol::ConsoleOutput {1, true, 100, "half of it"});
        };
        answer();
        connectAnew();
        QCOMPARE(link->all<Protocol::ConsoleOpen>().size(), 1);
        QCOMPARE(link->all<Protocol::ConsoleOpen>().first().offset, std::nullopt);
        answer();
        emit link->received(Protocol::ConsoleOutput {1, true, 100, {}});
        emit link->received(Protocol::ConsoleOutput {1, false, 100, "live"});
        QCOMPARE(onlooker.rebuilds, 1);
        connectAnew();
        QCOMPARE(link->all<Protocol::ConsoleOpen>().first().offset, 104U);
        QCOMPARE(link->all<Protocol::ConsoleOpen>().first().epoch, 5U);
    }

    void endsTheConsoleOfAVanishedVm_data() { bothLinks(); }

    void endsTheConsoleOfAVanishedVm()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        Onlooker watcher(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(watcher.console->state(), Protocol::ConsoleState::State::Open);
        s.host->remove(s.beta);
        QTRY_VERIFY(watcher.refusals.contains(ErrorCode::VmNotFound));
        QTRY_VERIFY(!s.client.vm(s.beta));
        auto future = s.client.perform(s.alpha, {Action::Start}); // the rest goes on
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result());
    }
};

QTEST_GUILESS_MAIN(TestClientConsole)
#include "tst_clientconsole.moc"
