// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/client.h"
#include "core/link/inprocesslink.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "tests/support/fakehost.h"
#include "tests/support/linkpair.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Counters countersAt(VmId vm, std::chrono::seconds taken, std::chrono::seconds vcpuTime)
{
    Counters counters;
    counters.vm = vm;
    counters.taken = taken + 1s; // 0 would mean "fill it in"
    counters.at = QDateTime::currentDateTimeUtc();
    counters.vcpus = {{0, vcpuTime, {}}, {1, 0ns, {}}};
    counters.values.set(Metric::MemoryUsed, 512);
    return counters;
}

// Everything that reached a viewer's screen, as it came.
struct Watcher
{
    explicit Watcher(std::unique_ptr<Console> opened) : console(std::move(opened))
    {
        QObject::connect(console.get(), &Console::output, console.get(),
                         [this](const QByteArray &bytes) { output += bytes; });
        QObject::connect(console.get(), &Console::rebuilt, console.get(),
                         [this](const QByteArray &) { ++rebuilds; });
        QObject::connect(console.get(), &Console::gap, console.get(),
                         [this](quint64 bytes, Protocol::ConsoleGap::Reason reason) {
                             lost += bytes;
                             gaps.append(reason);
                         });
        QObject::connect(console.get(), &Console::refused, console.get(),
                         [this](const Error &error) { refusals.append(error.code); });
    }

    std::unique_ptr<Console> console;
    QByteArray output;
    int rebuilds = 0;
    quint64 lost = 0;
    QList<Protocol::ConsoleGap::Reason> gaps;
    QList<ErrorCode> refusals;
};

} // namespace

// Each case runs over both links: what is promised to a window holds wherever the VMs are.
class TestClient : public QObject
{
    Q_OBJECT

    struct Setup
    {
        explicit Setup(bool isRemote, const Grant &granted = {Role::Admin, {}},
                       const Config &configuration = {})
            : remote(isRemote)
            , config(configuration)
            , grant(granted)
        {
            auto made = std::make_unique<FakeHost>();
            host = made.get();
            alpha = host->add(u"alpha"_s);
            beta = host->add(u"beta"_s, State::Running);
            std::vector<std::unique_ptr<Host>> hosts;
            hosts.push_back(std::move(made));
            hub = std::make_unique<Hub>(std::move(hosts), config);
            consoles = std::make_unique<ConsoleHub>(*hub, config.limits.consoleRing);
            hub->open();
            connectClient(client);
        }

        LinkPair links() const
        {
            return remote ? webSocketPair() : InProcessLink::makePair();
        }

        NativeSession *connectClient(Client &which)
        {
            auto pair = links();
            QString user = u"user%1"_s.arg(sessions.size());
            sessions.push_back(std::make_unique<NativeSession>(
                SessionContext {*hub, *consoles, config}, std::move(pair.second),
                Identity {user, grant, {}, {}, 0}));
            which.attach(std::move(pair.first));
            return sessions.back().get();
        }

        bool isListed() const
        {
            return client.vms().size() == 2 && client.vm(beta)->state == State::Running;
        }

        bool remote;
        Config config;
        Grant grant;
        FakeHost *host = nullptr;
        VmId alpha;
        VmId beta;
        std::unique_ptr<Hub> hub;
        std::unique_ptr<ConsoleHub> consoles;
        std::vector<std::unique_ptr<NativeSession>> sessions;
        Client client;
    };

    static void bothLinks()
    {
        QTest::addColumn<bool>("remote");
        QTest::newRow("in process") << false;
        QTest::newRow("web socket") << true;
    }

private slots:

    void listsVms_data() { bothLinks(); }

    void listsVms()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        QCOMPARE(s.client.state(), Client::State::Live);
        const Vm &first = s.client.vms().first();
        QCOMPARE(first.name, u"alpha"_s);
        QCOMPARE(first.consoles, QStringList {u"serial0"_s});
        QCOMPARE(first.permissions, permissionsOf(Role::Admin));
        QCOMPARE(s.client.server().user, u"user0"_s);
    }

    void followsChanges_data() { bothLinks(); }

    void followsChanges()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->setState(s.beta, State::Paused);
        QTRY_COMPARE(s.client.vm(s.beta)->state, State::Paused);
        s.host->rename(s.alpha, u"zeta"_s);
        QTRY_COMPARE(s.client.vms().last().name, u"zeta"_s);
        const VmId added = s.host->add(u"gamma"_s);
        QTRY_VERIFY(s.client.vm(added));
        s.host->remove(added);
        QTRY_VERIFY(!s.client.vm(added));
    }

    void tellsWhenTheHostIsLost_data() { bothLinks(); }

    void tellsWhenTheHostIsLost()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->lose();
        QTRY_COMPARE(s.client.vm(s.beta)->state, State::Unknown);
        auto future = s.client.perform(s.beta, {Action::Stop});
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Unavailable);
        s.host->regain();
        QTRY_COMPARE(s.client.vm(s.beta)->state, State::Running);
    }

    void performs_data() { bothLinks(); }

    void performs()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        auto first = s.client.perform(s.alpha, {Action::Start});
        QTRY_VERIFY(first.isFinished());
        QVERIFY(first.result());
        QTRY_COMPARE(s.client.vm(s.alpha)->state, State::Running);
        auto second = s.client.perform(s.alpha, {Action::Start});
        QTRY_VERIFY(second.isFinished());
        QCOMPARE(second.result().error().code, ErrorCode::Conflict);
        auto third = s.client.perform(s.alpha, {Action::ForceOff});
        auto fourth = s.client.perform(s.alpha, {Action::Stop});
        QTRY_VERIFY(third.isFinished());
        QTRY_COMPARE(s.client.vm(s.alpha)->state, State::Off);
        auto fifth = s.client.perform(s.alpha, {Action::Stop});
        QTRY_VERIFY(fifth.isFinished());
        QCOMPARE(fifth.result().error().code, ErrorCode::VmNotRunning);
        QTRY_VERIFY(fourth.isFinished());
    }

    void answersOnlyWhenItIsDone_data() { bothLinks(); }

    void answersOnlyWhenItIsDone()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->holdActions(true);
        auto future = s.client.perform(s.alpha, {Action::Start});
        QTRY_COMPARE(s.host->heldActions(), 1);
        QVERIFY(!future.isFinished());
        s.host->fail({ErrorCode::Timeout, u"no answer"_s});
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error(), (Error {ErrorCode::Timeout, u"no answer"_s}));
    }

    void deniesWithoutPermission_data() { bothLinks(); }

    void deniesWithoutPermission()
    {
        QFETCH(const bool, remote);
        Setup s(remote, {Role::Viewer, {}});
        QTRY_VERIFY(s.isListed());
        auto future = s.client.perform(s.alpha, {Action::Start});
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::PermissionDenied);
        QVERIFY(s.host->performed().isEmpty());
        Watcher watcher(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(watcher.refusals, QList {ErrorCode::PermissionDenied});
    }

    void hidesWhatIsNotGranted_data() { bothLinks(); }

    void hidesWhatIsNotGranted()
    {
        QFETCH(const bool, remote);
        Setup s(remote, {Role::Operator, {u"alph*"_s}});
        QTRY_COMPARE(s.client.vms().size(), 1);
        QCOMPARE(s.client.vms().first().name, u"alpha"_s);
        auto hidden = s.client.perform(s.beta, {Action::Stop});
        auto unknown = s.client.perform(QUuid::createUuid(), {Action::Stop});
        QTRY_VERIFY(hidden.isFinished() && unknown.isFinished());
        QCOMPARE(hidden.result().error().code, ErrorCode::VmNotFound);
        QCOMPARE(unknown.result().error().code, ErrorCode::VmNotFound);
        QSignalSpy changes(&s.client, &Client::vmChanged);
        s.host->setState(s.beta, State::Paused);
        s.host->setState(s.alpha, State::Running);
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(changes.first().first().toUuid(), s.alpha);
    }

    void samples_data() { bothLinks(); }

    void samples()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        QSignalSpy sampled(&s.client, &Client::sampled);
        s.host->count(countersAt(s.beta, 0s, 0s));
        s.host->sample();
        QTRY_COMPARE(sampled.size(), 1);
        const auto first = sampled.first().first().value<QList<Sample>>().first();
        QCOMPARE(first.vm, s.beta);
        QCOMPARE(first.values[Metric::CpuUtilization], std::nullopt);
        QCOMPARE(first.values[Metric::MemoryUsed], 512.0);
        s.host->count(countersAt(s.beta, 4s, 4s));
        s.host->sample();
        QTRY_COMPARE(sampled.size(), 2);
        const auto second = sampled.last().first().value<QList<Sample>>().first();
        QCOMPARE(second.values[Metric::CpuUtilization], 50.0);
        QCOMPARE(second.values[Metric::DiskReadRate], std::nullopt);
    }

    void tellsEvents_data() { bothLinks(); }

    void tellsEvents()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        QStringList by;
        connect(&s.client, &Client::happened, &s.client,
                [&by](const Event &event) { by.append(event.by); });
        auto future = s.client.perform(s.alpha, {Action::Start});
        QTRY_VERIFY(by.contains(u"user0"_s));
        QTRY_VERIFY(future.isFinished());
    }

    void listsSnapshotsAndDetails_data() { bothLinks(); }

    void listsSnapshotsAndDetails()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        Command create {Action::SnapshotCreate};
        create.name = u"before"_s;
        create.description = u"two\nlines"_s;
        auto made = s.client.perform(s.beta, create);
        QTRY_VERIFY(made.isFinished());
        QVERIFY(made.result());
        auto snapshots = s.client.snapshots(s.beta);
        QTRY_VERIFY(snapshots.isFinished());
        QCOMPARE(snapshots.result().value().size(), 1);
        QCOMPARE(snapshots.result().value().first().name, u"before"_s);
        QCOMPARE(snapshots.result().value().first().description, u"two\nlines"_s);
        auto details = s.client.details(s.beta);
        QTRY_VERIFY(details.isFinished());
        QVERIFY(details.result());
        QVERIFY(!details.result().value().isEmpty());
    }

    void readsAndTypes_data() { bothLinks(); }

    void readsAndTypes()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        Watcher watcher(s.client.openConsole(s.beta, {}, true));
        QTRY_COMPARE(watcher.console->state(), Protocol::ConsoleState::State::Open);
        const QByteArray bytes("\x1b[A\0\xff\xc3x", 7);
        watcher.console->write(bytes);
        QTRY_COMPARE(watcher.output, bytes);
        QVERIFY(watcher.console->isHolder());
        QCOMPARE(s.host->written({s.beta, u"serial0"_s}), bytes);
    }

    void typesALongPasteWholeAndInOrder_data() { bothLinks(); }

    void typesALongPasteWholeAndInOrder()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        Watcher watcher(s.client.openConsole(s.beta, {}, true));
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
        Setup s(remote);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        s.host->setEcho(false);
        Watcher watcher(s.client.openConsole(s.beta, {}, true));
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
        Setup s(remote, {Role::Admin, {}}, config);
        const ConsoleKey key {s.beta, u"serial0"_s};
        QTRY_VERIFY(s.isListed());
        Watcher watcher(s.client.openConsole(s.beta, {}, false));
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
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->setBootText("SeaBIOS\r\nlogin: ");
        Watcher watcher(s.client.openConsole(s.alpha, {}, false));
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
        Setup s(remote);
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

    void hasOneHolderOfTheKeyboard_data() { bothLinks(); }

    void hasOneHolderOfTheKeyboard()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        Client other;
        s.connectClient(other);
        QTRY_COMPARE(other.vms().size(), 2);
        Watcher one(s.client.openConsole(s.beta, {}, true));
        Watcher two(other.openConsole(s.beta, {}, true));
        QTRY_COMPARE(one.console->viewers().size(), 2);
        QTRY_COMPARE(two.console->state(), Protocol::ConsoleState::State::Open);
        one.console->write("a");
        QTRY_VERIFY(one.console->isHolder());
        QTRY_COMPARE(two.output, "a"_ba);
        two.console->write("b");
        QTRY_COMPARE(two.refusals, QList {ErrorCode::Conflict});
        two.console->take();
        QTRY_VERIFY(two.console->isHolder());
        two.console->write("c");
        QTRY_COMPARE(one.output, "ac"_ba);
        two.console->resize(100, 40);
        QTRY_COMPARE(one.console->columns(), 100);
        two.console.reset();
        QTRY_VERIFY(!one.console->holder());
        QCOMPARE(one.console->viewers().size(), 1);
    }

    void tellsWhyAConsoleIsNotThere_data() { bothLinks(); }

    void tellsWhyAConsoleIsNotThere()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->refuseConsole({s.beta, u"serial0"_s}, u"in use by another program"_s);
        Watcher busy(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(busy.refusals, QList {ErrorCode::Unavailable});
        QCOMPARE(busy.console->state(), Protocol::ConsoleState::State::Lost);
        Watcher unknown(s.client.openConsole(s.beta, u"serial7"_s, false));
        QTRY_COMPARE(unknown.refusals, QList {ErrorCode::InvalidMessage});
    }

    void endsTheConsoleOfAVanishedVm_data() { bothLinks(); }

    void endsTheConsoleOfAVanishedVm()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        Watcher watcher(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(watcher.console->state(), Protocol::ConsoleState::State::Open);
        s.host->remove(s.beta);
        QTRY_VERIFY(watcher.refusals.contains(ErrorCode::VmNotFound));
        QTRY_VERIFY(!s.client.vm(s.beta));
        auto future = s.client.perform(s.alpha, {Action::Start}); // the rest goes on
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result());
    }

    void answersWhenTheLinkBreaks_data() { bothLinks(); }

    void answersWhenTheLinkBreaks()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->holdActions(true);
        auto future = s.client.perform(s.alpha, {Action::Start});
        QTRY_COMPARE(s.host->heldActions(), 1);
        QSignalSpy closed(&s.client, &Client::closed);
        s.sessions.front()->close(Protocol::CloseCode::GoingAway, u"restart"_s);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Unavailable);
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed.first().first().value<Protocol::CloseCode>(),
                 Protocol::CloseCode::GoingAway);
        QCOMPARE(s.client.state(), Client::State::Offline);
        QCOMPARE(s.client.vm(s.alpha)->state, State::Unknown);
        s.host->release();
        auto offline = s.client.perform(s.alpha, {Action::Start});
        QVERIFY(offline.isFinished());
        QCOMPARE(offline.result().error().code, ErrorCode::Unavailable);
    }

    void runsARepeatedCommandOnce_data() { bothLinks(); }

    void runsARepeatedCommandOnce()
    {
        QFETCH(const bool, remote);
        Setup s(remote);
        QTRY_VERIFY(s.isListed());
        auto pair = s.links();
        NativeSession session({*s.hub, *s.consoles, s.config}, std::move(pair.second),
                              {u"repeater"_s, s.grant, {}, {}, 0});
        QList<Protocol::Message> answers;
        connect(pair.first.get(), &Link::received, this, [&](const Protocol::Message &m) {
            if (std::holds_alternative<Protocol::Response>(m))
                answers.append(m);
        });
        const Protocol::Perform start {u"one"_s, s.alpha, {Action::Start}};
        pair.first->send(start);
        pair.first->send(start);
        QTRY_COMPARE(answers.size(), 2);
        QCOMPARE(answers.first(), answers.last());
        QVERIFY(std::get<Protocol::Response>(answers.first()).success);
        QCOMPARE(s.host->performed().size(), 1);
        pair.first->send(Protocol::Perform {u"one"_s, s.alpha, {Action::Suspend}});
        QTRY_COMPARE(answers.size(), 3);
        QCOMPARE(std::get<Protocol::Response>(answers.last()).code, ErrorCode::Conflict);
    }

    // The service in a thread of its own; the window's thread never waits for it.
    void acrossThreads()
    {
        auto pair = InProcessLink::makePair();
        QThread thread;
        auto *there = new QObject; // parents what lives on the thread
        there->moveToThread(&thread);
        Link *far = pair.second.release();
        far->moveToThread(&thread);
        VmId alpha;
        thread.start();
        QMetaObject::invokeMethod(
            there,
            [&alpha, there, far] {
                auto made = std::make_unique<FakeHost>();
                alpha = made->add(u"alpha"_s);
                std::vector<std::unique_ptr<Host>> hosts;
                hosts.push_back(std::move(made));
                struct Parts : QObject
                {
                    Parts(QObject *parent, std::vector<std::unique_ptr<Host>> all, Link *link)
                        : QObject(parent)
                        , hub(std::move(all), config)
                        , consoles(hub, config.limits.consoleRing)
                        , session({hub, consoles, config}, std::unique_ptr<Link>(link),
                                  {u"window"_s, {Role::Admin, {}}, {}, {}, 0})
                    {
                        hub.open();
                    }
                    Config config;
                    Hub hub;
                    ConsoleHub consoles;
                    NativeSession session;
                };
                new Parts(there, std::move(hosts), far);
            },
            Qt::BlockingQueuedConnection);
        Client client;
        client.attach(std::move(pair.first));
        QTRY_COMPARE(client.vms().size(), 1);
        auto future = client.perform(alpha, {Action::Start});
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result());
        there->deleteLater();
        QTRY_COMPARE(client.state(), Client::State::Offline);
        thread.quit();
        QVERIFY(thread.wait(5000));
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
