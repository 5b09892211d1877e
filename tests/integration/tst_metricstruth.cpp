// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/testguest.h"
#include "tests/support/wireclient.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <deque>
#include <signal.h>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr double agreement = 0.03; // of a known load
constexpr double mebibyte = 1024 * 1024;

bool agrees(double measured, double expected)
{
    qInfo("measured %.6g, expected %.6g: %+.2f %%", measured, expected,
          100 * (measured - expected) / expected);
    return std::abs(measured - expected) <= agreement * expected;
}

// Stops an emulator in its tracks, and lets it go on whatever becomes of the test.
class Frozen
{
public:
    explicit Frozen(qint64 process) : m_process(pid_t(process))
    {
        if (m_process > 0) // 0 would be this test itself
            kill(m_process, SIGSTOP);
    }
    ~Frozen()
    {
        if (m_process > 0)
            kill(m_process, SIGCONT);
    }
    Q_DISABLE_COPY_MOVE(Frozen)

private:
    const pid_t m_process;
};

qint64 threadsOf(qint64 process)
{
    return QDir(u"/proc/%1/task"_s.arg(process))
        .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
        .size();
}

} // namespace

// What the program says of real guests, against what these are known to do.
class MetricsTruthTest : public QObject
{
    Q_OBJECT

private:
    void serve(const TestGuest &guest);
    QString idOf(const QString &name);
    bool run(const TestGuest &guest); // until its shell is there, with a console open
    bool type(const QByteArray &command); // and wait until it is done
    QJsonObject newest(const QString &vm); // a sample that was read after this call
    // Growth of a counter, as the given function finds it in a sample, while the command runs.
    using Counter = std::function<double(const QJsonObject &sample)>;
    std::optional<double> growth(const Counter &counter, const QByteArray &command);

    std::unique_ptr<RunningServer> m_server;
    std::unique_ptr<WireClient> m_client;
    QString m_vm;
    quint32 m_channel = 0;
    quint64 m_typed = 0;

private slots:
    void initTestCase();
    void cleanup();

    void knownLoadsAreMeasured();
    void aHungEmulatorHoldsNobodyUp();
    void severalHungEmulatorsHoldNobodyUp();
};

void MetricsTruthTest::initTestCase()
{
    QVERIFY2(missingForGuests().isEmpty(), qPrintable(missingForGuests()));
}

void MetricsTruthTest::cleanup()
{
    m_client.reset();
    m_server.reset();
}

void MetricsTruthTest::serve(const TestGuest &guest)
{
    QVERIFY(guest.isDefined());
    m_server = std::make_unique<RunningServer>(QByteArray(), guest.uri());
    QVERIFY(m_server->addUser(u"operator"_s, u"operator"_s));
    QVERIFY(m_server->start());
    m_client =
        std::make_unique<WireClient>(m_server->url(u"/ws"_s), m_server->token(u"operator"_s));
    QVERIFY(m_client->opened());
    QVERIFY(m_client
                ->ask(u"subscribe"_s,
                      {{u"vms"_s, QJsonArray {u"*"_s}},
                       {u"topics"_s, QJsonArray {u"state"_s, u"metrics"_s}},
                       {u"interval"_s, 1}})
                .succeeded());
}

QString MetricsTruthTest::idOf(const QString &name)
{
    QString id;
    const auto has = [&](const QJsonObject &data) {
        for (const auto &vm : data.value("vms"_L1).toArray())
            if (vm.toObject().value("name"_L1) == name)
                id = vm.toObject().value("id"_L1).toString();
        return !id.isEmpty();
    };
    m_client->take(u"vms"_s, has);
    return id;
}

bool MetricsTruthTest::run(const TestGuest &guest)
{
    m_vm = idOf(guest.name());
    const auto opened = m_client->ask(u"console_open"_s, {{u"vm"_s, m_vm}, {u"write"_s, true}});
    m_channel = quint32(opened.result().value("channel"_L1).toInteger());
    return opened.succeeded()
        && m_client->ask(u"command"_s, {{u"vm"_s, m_vm}, {u"action"_s, u"start"_s}}).succeeded()
        && m_client->shows("GUEST-UP", bootPatience) && m_client->shows("# ", bootPatience);
}

bool MetricsTruthTest::type(const QByteArray &command)
{
    m_client->output.clear();
    m_client->type(m_channel, ++m_typed, command + "; echo do''ne-$?\r");
    return m_client->shows("done-0", bootPatience);
}

QJsonObject MetricsTruthTest::newest(const QString &vm)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QJsonObject found;
    const auto isNew = [&](const QJsonObject &data) {
        for (const auto &value : data.value("samples"_L1).toArray()) {
            const QJsonObject sample = value.toObject();
            if (sample.value("vm"_L1) == vm
                && QDateTime::fromString(sample.value("at"_L1).toString(), Qt::ISODateWithMs) > now)
                found = sample;
        }
        return !found.isEmpty();
    };
    m_client->take(u"metrics"_s, isNew);
    return found;
}

std::optional<double> MetricsTruthTest::growth(const Counter &counter, const QByteArray &command)
{
    const double before = counter(newest(m_vm));
    if (!type(command))
        return std::nullopt;
    newest(m_vm); // it may have been under way when the command ended
    return counter(newest(m_vm)) - before;
}

void MetricsTruthTest::knownLoadsAreMeasured()
{
    const TestGuest guest(u"loaded"_s);
    serve(guest);
    QVERIFY(run(guest));

    const auto disk = [](const QJsonObject &sample) {
        return sample.value("disk"_L1).toObject().value("writeBytes"_L1).toDouble();
    };
    const auto written = growth(
        disk, "dd if=/dev/zero of=/dev/vda bs=1M count=24 oflag=direct conv=notrunc 2>/dev/null");
    QVERIFY(written);
    QVERIFY(agrees(*written, 24 * mebibyte));

    // Frames of 1514 bytes to a neighbour who is not there and needs no asking for.
    constexpr int frames = 3000;
    const auto network = [](const QJsonObject &sample) {
        return sample.value("network"_L1).toObject().value("txBytes"_L1).toDouble();
    };
    QVERIFY(type("ip address add 10.99.0.1/24 dev eth1; ip link set eth1 arp off up"));
    const auto sent = growth(network,
                             "ping -q -c " + QByteArray::number(frames)
                                 + " -s 1472 -i 0.001 -W 1 10.99.0.2 >/dev/null; true");
    QVERIFY(sent);
    QVERIFY(agrees(*sent, frames * 1514));

    // A virtual CPU that is busy either runs or waits for a processor of a host that others use.
    constexpr int seconds = 8;
    const auto cpu = [](const QJsonObject &sample) {
        const QJsonObject vcpu =
            sample.value("cpu"_L1).toObject().value("vcpus"_L1).toArray().first().toObject();
        return vcpu.value("time"_L1).toDouble() + vcpu.value("delayTime"_L1).toDouble();
    };
    const auto busy = growth(cpu,
                             "timeout " + QByteArray::number(seconds)
                                 + " taskset 1 sh -c 'while :; do :; done'; true");
    QVERIFY(busy);
    QVERIFY(agrees(*busy, seconds));
}

void MetricsTruthTest::aHungEmulatorHoldsNobodyUp()
{
    const TestGuest hanging(u"hanging"_s);
    const TestGuest other(u"bystander"_s);
    QVERIFY(other.isDefined());
    for (const TestGuest *guest : {&hanging, &other})
        QVERIFY(guest->virsh({u"start"_s, guest->name()}));
    serve(hanging);
    m_client->ask(u"subscribe"_s,
                  {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"state"_s}}});
    const QString hung = idOf(hanging.name());
    m_client->ask(u"subscribe"_s,
                  {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"state"_s}}});
    const QString bystander = idOf(other.name());
    const auto at = [](const QJsonObject &sample) {
        return QDateTime::fromString(sample.value("at"_L1).toString(), Qt::ISODateWithMs);
    };
    // How long this machine lets a reading wait anyway.
    QDateTime last = at(newest(bystander));
    qint64 usual = 1000;
    for (int i = 0; i < 5; ++i) {
        const QDateTime next = at(newest(bystander));
        usual = std::max(usual, last.msecsTo(next));
        last = next;
    }
    QVERIFY(!newest(hung).isEmpty());
    const auto answers = [&hung](bool expected) {
        return [&hung, expected](const QJsonObject &data) {
            const QJsonObject vm = data.value("vm"_L1).toObject();
            return vm.value("id"_L1) == hung && vm.value("answering"_L1).toBool(true) == expected;
        };
    };
    const auto emulator = hanging.emulator();
    QVERIFY(emulator);
    last = at(newest(bystander));
    {
        const Frozen frozen(*emulator);
        qint64 gap = 0;
        for (int i = 0; i < 6; ++i) {
            const QDateTime next = at(newest(bystander));
            gap = std::max(gap, last.msecsTo(next));
            last = next;
        }
        qInfo("longest gap of the other VM %lld ms, and %lld ms without a hung one", gap, usual);
        QVERIFY(gap <= 3 * usual);
        QCOMPARE(m_client->take(u"vm"_s, answers(false)).type, u"vm"_s);
        // One call of it is left waiting, however long that lasts.
        const qint64 threads = threadsOf(m_server->process());
        for (int i = 0; i < 5; ++i)
            QVERIFY(!newest(bystander).isEmpty());
        QVERIFY(threadsOf(m_server->process()) <= threads);
    }
    QCOMPARE(m_client->take(u"vm"_s, answers(true)).type, u"vm"_s);
    QVERIFY(!newest(hung).isEmpty());
}

// All in one call. Paused guests do: it is their emulators that hang.
void MetricsTruthTest::severalHungEmulatorsHoldNobodyUp()
{
    const TestGuest other(u"bystander"_s);
    const TestGuest first(u"hanging1"_s);
    const TestGuest second(u"hanging2"_s);
    const TestGuest third(u"hanging3"_s);
    QVERIFY(third.isDefined());
    for (const TestGuest *guest : {&other, &first, &second, &third})
        QVERIFY(guest->virsh({u"start"_s, u"--paused"_s, guest->name()}));
    serve(other);
    m_client->ask(u"subscribe"_s,
                  {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"state"_s}}});
    const QString bystander = idOf(other.name());
    const auto at = [](const QJsonObject &sample) {
        return QDateTime::fromString(sample.value("at"_L1).toString(), Qt::ISODateWithMs);
    };
    QDateTime last = at(newest(bystander));
    qint64 usual = 1000;
    for (int i = 0; i < 5; ++i) {
        const QDateTime next = at(newest(bystander));
        usual = std::max(usual, last.msecsTo(next));
        last = next;
    }
    std::deque<Frozen> frozen;
    for (const TestGuest *guest : {&first, &second, &third})
        frozen.emplace_back(guest->emulator().value_or(0));
    qint64 gap = 0;
    for (int i = 0; i < 6; ++i) {
        const QDateTime next = at(newest(bystander));
        gap = std::max(gap, last.msecsTo(next));
        last = next;
    }
    qInfo("longest gap of the other VM %lld ms, and %lld ms without hung ones", gap, usual);
    QVERIFY(gap <= 3 * usual);
    const auto answers = [](bool expected) {
        return [expected](const QJsonObject &data) {
            return data.value("vm"_L1).toObject().value("answering"_L1).toBool(true) == expected;
        };
    };
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_client->take(u"vm"_s, answers(false)).type, u"vm"_s);
    frozen.clear();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_client->take(u"vm"_s, answers(true)).type, u"vm"_s);
}

QTEST_GUILESS_MAIN(MetricsTruthTest)
#include "tst_metricstruth.moc"
