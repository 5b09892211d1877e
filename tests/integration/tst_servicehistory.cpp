// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/client.h"
#include "core/link/inprocesslink.h"
#include "core/service/service.h"
#include "tests/support/fakehost.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Setup
{
    Setup()
    {
        config.webSocket.metricsInterval = 1h; // the test ticks
        auto made = std::make_unique<FakeHost>();
        host = made.get();
        vm = host->add(u"alpha"_s, State::Running);
        std::vector<std::unique_ptr<Host>> hosts;
        hosts.push_back(std::move(made));
        service = std::make_unique<Service>(config, directory.path(), std::move(hosts));
        QObject::connect(&client, &Client::happened, &client,
                         [this](const Event &event) { events.append(event.message); });
    }

    void open()
    {
        auto [near, far] = InProcessLink::makePair();
        client.attach(std::move(near));
        service->adopt(std::move(far), {u"tester"_s, {Role::Admin, {}}, {}, {}, 0});
        service->open();
    }

    void restart()
    {
        service.reset();
        auto made = std::make_unique<FakeHost>();
        host = made.get();
        QCOMPARE(host->add(u"alpha"_s, State::Running), vm);
        std::vector<std::unique_ptr<Host>> hosts;
        hosts.push_back(std::move(made));
        service = std::make_unique<Service>(config, directory.path(), std::move(hosts));
        open();
    }

    // What happened to the VM in the past minute.
    QStringList past()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        auto answer = client.events({vm, now.addSecs(-60), now.addSecs(60), 1000});
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, patience) || !answer.result())
            return {};
        QStringList messages;
        const QList<Event> told = answer.result().value();
        for (const Event &event : told)
            messages.append(event.message);
        return messages;
    }

    void tick(double memory)
    {
        Counters counters;
        counters.vm = vm;
        counters.taken = std::chrono::seconds(++m_ticks * 10);
        counters.at = QDateTime::currentDateTimeUtc();
        counters.values.set(Metric::MemoryUsed, memory);
        host->count(counters);
        host->sampleAll();
    }

    // The greatest value of the past minute.
    std::optional<double> highest()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        auto answer =
            client.history({vm, {u"memory.used"_s}, now.addSecs(-60), now.addSecs(2), 62});
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, patience) || !answer.result())
            return std::nullopt;
        std::optional<double> found;
        const History history = answer.result().value();
        for (const auto &value : history.series.first().maximum)
            if (value)
                found = std::max(found.value_or(*value), *value);
        return found;
    }

    Config config;
    QTemporaryDir directory;
    FakeHost *host = nullptr;
    VmId vm;
    Client client; // hears of the service's end
    std::unique_ptr<Service> service;
    QStringList events;

private:
    int m_ticks = 0;
};

} // namespace

class TestServiceHistory : public QObject
{
    Q_OBJECT

private slots:
    void keepsSamples()
    {
        Setup s;
        s.open();
        QTRY_VERIFY_WITH_TIMEOUT(s.client.vm(s.vm), patience);
        s.tick(1000);
        QTRY_COMPARE_WITH_TIMEOUT(s.highest(), 1000, patience);
        QVERIFY(s.client.server().capabilities.contains(u"history"_s));
    }

    void tellsWhatHappenedBeforeItBegan()
    {
        Setup s;
        s.open();
        QTRY_VERIFY_WITH_TIMEOUT(s.client.vm(s.vm), patience);
        s.host->rename(s.vm, u"omega"_s);
        Command command;
        command.action = Action::Stop;
        s.client.perform(s.vm, command);
        QTRY_COMPARE_WITH_TIMEOUT(s.client.vm(s.vm)->state, State::Off, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!s.past().filter(u"stop asked for"_s).isEmpty(), patience);
        const QStringList before = s.past();
        s.restart();
        QTRY_VERIFY_WITH_TIMEOUT(s.client.vm(s.vm), patience);
        QCOMPARE(s.past().first(before.size()), before);
    }

    void keepsThemWhenAVmIsRenamed()
    {
        Setup s;
        s.open();
        QTRY_VERIFY_WITH_TIMEOUT(s.client.vm(s.vm), patience);
        s.tick(2000);
        QTRY_COMPARE_WITH_TIMEOUT(s.highest(), 2000, patience);
        s.host->rename(s.vm, u"omega"_s);
        QTRY_COMPARE_WITH_TIMEOUT(s.client.vm(s.vm)->name, u"omega"_s, patience);
        s.tick(1000);
        QTRY_COMPARE_WITH_TIMEOUT(s.highest(), 2000, patience);
        s.service.reset();
        const auto vms =
            HistoryReader(HistoryKeeper::fileIn(s.directory.path()), s.config.history).vms();
        QVERIFY(vms);
        QCOMPARE(vms.value(), (QMap<VmId, QString> {{s.vm, u"omega"_s}}));
    }

    void tellsOfTroubleWhileLiveDataGoesOn()
    {
        Setup s;
        QFile file(HistoryKeeper::fileIn(s.directory.path()));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
        file.close();
        QList<Sample> samples;
        connect(&s.client, &Client::sampled, &s.client,
                [&samples](const QList<Sample> &more) { samples += more; });
        s.open();
        QTRY_VERIFY_WITH_TIMEOUT(s.client.vm(s.vm), patience);
        s.tick(1000);
        QTRY_VERIFY_WITH_TIMEOUT(!s.events.filter(u"was set aside as history.db"_s).isEmpty(),
                                 patience);
        QVERIFY(!samples.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(s.highest(), 1000, patience);
    }
};

QTEST_GUILESS_MAIN(TestServiceHistory)
#include "tst_servicehistory.moc"
