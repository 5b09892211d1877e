// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/clientstage.h"
#include "tests/support/readings.h"

#include <QSignalSpy>
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
    counters.vcpus = {Test::vcpu(0, double(vcpuTime.count())), Test::vcpu(1, 0)};
    counters.values.set(Metric::MemoryUsed, 512);
    return counters;
}

} // namespace

// Each case runs over both links: what is promised to a window holds wherever the VMs are.
class TestClient : public QObject
{
    Q_OBJECT

private slots:

    void listsVms_data() { bothLinks(); }

    void listsVms()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
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
        ClientStage s(remote);
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
        ClientStage s(remote);
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
        ClientStage s(remote);
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
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        s.host->holdActions(true);
        auto future = s.client.perform(s.alpha, {Action::Start});
        QTRY_COMPARE(s.host->heldActions(), 1);
        QVERIFY(!future.isFinished());
        s.host->fail({ErrorCode::Timeout, u"no answer"_s});
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error(), (Error {ErrorCode::Timeout, u"no answer"_s}));
    }

    void tellsHowFarItIsAndEndsIt_data() { bothLinks(); }

    void tellsHowFarItIsAndEndsIt()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        QVERIFY(s.client.server().capabilities.contains(u"cancel"_s));
        QSignalSpy progressed(&s.client, &Client::progressed);
        auto early = s.client.cancel(s.beta); // there is nothing
        QTRY_VERIFY(early.isFinished());
        QCOMPARE(early.result().error().code, ErrorCode::Conflict);
        s.host->holdActions(true);
        auto future = s.client.perform(s.beta, {Action::Save});
        QTRY_COMPARE(s.host->heldActions(), 1);
        emit s.host->progressed(s.beta, 40);
        emit s.host->progressed(s.alpha, 99); // on which nothing was asked for
        QTRY_COMPARE(progressed.size(), 1);
        QCOMPARE(progressed.first().first().value<VmId>(), s.beta);
        QCOMPARE(progressed.first().at(1).toDouble(), 40.0);
        auto cancelled = s.client.cancel(s.beta);
        QTRY_VERIFY(cancelled.isFinished() && future.isFinished());
        QVERIFY(cancelled.result());
        QCOMPARE(future.result().error().code, ErrorCode::Conflict);
        emit s.host->progressed(s.beta, 50); // nobody's any more
        auto late = s.client.cancel(s.beta);
        QTRY_VERIFY(late.isFinished());
        QVERIFY(!late.result());
        QCOMPARE(progressed.size(), 1);
    }

    void endsOnlyWhatIsOnesOwn()
    {
        ClientStage s(true);
        QTRY_VERIFY(s.isListed());
        s.host->holdActions(true);
        s.hub->perform(u"eve"_s, s.beta, u"r1"_s, {Action::Save}, s.hub.get(), [](const auto &) {});
        QTRY_COMPARE(s.host->heldActions(), 1);
        auto future = s.client.cancel(s.beta);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Conflict);
        QCOMPARE(s.host->heldActions(), 1);
        s.host->release();
    }

    void deniesWithoutPermission_data() { bothLinks(); }

    void deniesWithoutPermission()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote, {Role::Viewer, {}});
        QTRY_VERIFY(s.isListed());
        auto future = s.client.perform(s.alpha, {Action::Start});
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::PermissionDenied);
        QVERIFY(s.host->performed().isEmpty());
        Onlooker watcher(s.client.openConsole(s.beta, {}, false));
        QTRY_COMPARE(watcher.refusals, QList {ErrorCode::PermissionDenied});
    }

    void hidesWhatIsNotGranted_data() { bothLinks(); }

    void hidesWhatIsNotGranted()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote, {Role::Operator, {u"alph*"_s}});
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
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        QSignalSpy sampled(&s.client, &Client::sampled);
        s.host->count(countersAt(s.beta, 0s, 0s));
        s.host->sampleAll();
        QTRY_COMPARE(sampled.size(), 1);
        const auto first = sampled.first().first().value<QList<Sample>>().first();
        QCOMPARE(first.vm, s.beta);
        QCOMPARE(first.values[Metric::CpuUtilization], std::nullopt);
        QCOMPARE(first.values[Metric::MemoryUsed], 512.0);
        s.host->count(countersAt(s.beta, 4s, 4s));
        s.host->sampleAll();
        QTRY_COMPARE(sampled.size(), 2);
        const auto second = sampled.last().first().value<QList<Sample>>().first();
        QCOMPARE(second.values[Metric::CpuUtilization], 50.0);
        QCOMPARE(second.values[Metric::DiskReadRate], std::nullopt);
    }

    void knowsItsHosts_data() { bothLinks(); }

    void knowsItsHosts()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        QTRY_COMPARE(s.client.hosts().size(), 1);
        QSignalSpy changed(&s.client, &Client::hostsChanged);
        s.host->setHostCounters({4, {}, {}, 1e9, 4e9, {0.5, 0.4, 0.3}});
        s.host->sampleAll();
        QTRY_VERIFY(s.client.hosts().first().cpus == 4);
        const HostStatus host = s.client.hosts().first();
        QCOMPARE(host.uri, s.host->uri());
        QCOMPARE(host.vms, 2);
        QCOMPARE(host.memoryUsed, 1e9);
        QCOMPARE(host.load.size(), 3);
        QVERIFY(host.readingDuration && host.interval > 0);
        s.host->lose(u"gone"_s);
        QTRY_VERIFY(s.client.hosts().first().link == HostStatus::Link::Lost);
        QCOMPARE(s.client.hosts().first().reason, u"gone"_s);
        s.client.detach();
        QVERIFY(s.client.hosts().isEmpty());
    }

    void watchesOneVm_data() { bothLinks(); }

    void watchesOneVm()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        QSignalSpy resets(&s.client, &Client::vmsReset);
        s.client.watch(s.beta);
        QTRY_VERIFY(s.hub->wishes().intervalOf(s.beta) == Client::watchedInterval);
        QVERIFY(!s.hub->wishes().intervalOf(s.alpha));
        s.host->rename(s.alpha, u"gamma"_s);
        QTRY_COMPARE(s.client.vm(s.alpha)->name, u"gamma"_s);
        QVERIFY(resets.isEmpty()); // the list that came once more was no news
        s.client.watch(s.beta, &resets); // another window on it
        s.client.watch(std::nullopt);
        s.client.watch(s.alpha);
        QTRY_VERIFY(s.hub->wishes().intervalOf(s.alpha));
        QVERIFY(s.hub->wishes().intervalOf(s.beta));
        s.client.watch(std::nullopt);
        s.client.watch(std::nullopt, &resets);
        QTRY_VERIFY(!s.hub->wishes().intervalOf(s.beta));
        s.client.watch(QUuid::createUuid()); // there is none, which is nobody's business
        s.client.watch(s.beta, &resets);
        QTRY_VERIFY(s.hub->wishes().intervalOf(s.beta));
        s.connectClient(s.client); // and over the next link again
        QTRY_VERIFY(s.isListed());
        QTRY_COMPARE(s.sessions.size(), size_t(1)); // that of the link before has ended
        QTRY_VERIFY(s.hub->wishes().intervalOf(s.beta));
    }

    void tellsHungEmulators_data() { bothLinks(); }

    void tellsHungEmulators()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        QVERIFY(s.client.vm(s.beta)->answering);
        Vm hung = s.host->vm(s.beta);
        hung.answering = false;
        s.host->update(hung);
        QTRY_VERIFY(!s.client.vm(s.beta)->answering);
        hung.answering = true;
        s.host->update(hung);
        QTRY_VERIFY(s.client.vm(s.beta)->answering);
    }

    void tellsEvents_data() { bothLinks(); }

    void tellsEvents()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
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
        ClientStage s(remote);
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

    void answersWhenTheLinkBreaks_data() { bothLinks(); }

    void answersWhenTheLinkBreaks()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
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
        ClientStage s(remote);
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
                        , consoles(hub, config.limits)
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

    void givesHistory_data() { bothLinks(); }

    void givesHistory()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote, {Role::Viewer, {u"beta"_s}});
        QTRY_COMPARE(s.client.vms().size(), 1);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        Sample sample;
        sample.vm = s.beta;
        sample.at = now.addSecs(-10);
        sample.values.set(Metric::CpuUtilization, 12.3);
        s.history->take({sample});
        const HistoryQuery query {
            s.beta, {u"cpu.utilization"_s, u"disk.vda.readRate"_s}, now.addSecs(-3600), now, 60};
        const auto answer = s.client.history(query);
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(answer.result());
        const History history = answer.result().value();
        QCOMPARE(history.step, 2min); // whole minutes, at most 60 of them
        QCOMPARE(history.series.keys(), (QStringList {query.metrics[0], query.metrics[1]}));
        const HistorySeries cpu = history.series[u"cpu.utilization"_s];
        const auto step = history.from.msecsTo(sample.at) / history.step.count();
        QCOMPARE(cpu.average[step], 12.3);
        QCOMPARE(cpu.maximum[step], 12.3);
        QVERIFY(!cpu.average[0]);
        QCOMPARE(history.series[u"disk.vda.readRate"_s].average,
                 QList<std::optional<double>>(cpu.average.size()));

        HistoryQuery wrong = query;
        wrong.metrics = {u"cpu.heat"_s};
        const auto refused = s.client.history(wrong);
        QTRY_VERIFY(refused.isFinished());
        QCOMPARE(refused.result().error().code, ErrorCode::InvalidMessage);
        wrong = query;
        wrong.vm = s.alpha;
        const auto hidden = s.client.history(wrong);
        QTRY_VERIFY(hidden.isFinished());
        QCOMPARE(hidden.result().error().code, ErrorCode::VmNotFound);
    }

    void givesEventsOfThePast_data() { bothLinks(); }

    void givesEventsOfThePast()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote, {Role::Viewer, {u"beta"_s}});
        QTRY_COMPARE(s.client.vms().size(), 1);
        const QDateTime then = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
        Event seen {then, s.beta, u"alert"_s, u"beta was started"_s};
        seen.by = u"ada"_s;
        seen.rule = u"busy"_s;
        seen.severity = Severity::Critical;
        s.history->record({then, s.alpha, u"lifecycle"_s, u"alpha was started"_s});
        s.history->record(seen);
        s.history->record({then, QUuid::createUuid(), u"lifecycle"_s, u"gone was started"_s});
        for (const auto &vm : {std::optional<VmId>(), std::optional(s.beta)}) {
            const auto answer = s.client.events({vm, then, then.addSecs(1), 2});
            QTRY_VERIFY(answer.isFinished());
            QVERIFY(answer.result());
            QCOMPARE(answer.result().value(), QList {seen});
        }
        const auto hidden = s.client.events({s.alpha, then, then.addSecs(1), 2});
        QTRY_VERIFY(hidden.isFinished());
        QCOMPARE(hidden.result().error().code, ErrorCode::VmNotFound);
        const auto none = s.client.events({s.beta, then, then, 2});
        QTRY_VERIFY(none.isFinished());
        QCOMPARE(none.result().error().code, ErrorCode::InvalidMessage);
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
