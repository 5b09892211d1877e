// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QJsonArray>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

const QString testVm = u"6695eb01-f6a4-8304-79aa-97f2502e193f"_s;

QJsonObject topics(const QStringList &names, const QString &vm = u"*"_s)
{
    return {{u"vms"_s, QJsonArray {vm}}, {u"topics"_s, QJsonArray::fromStringList(names)}};
}

QJsonObject action(const QString &name)
{
    return {{u"vm"_s, testVm}, {u"action"_s, name}};
}

WireClient::Fits hasState(const QString &state)
{
    return [state](const QJsonObject &data) {
        return data.value("vm"_L1).toObject().value("state"_L1) == state;
    };
}

} // namespace

// /ws as its contract tells, but for consoles: the libvirt of this test has none.
class NativeRouteTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WireClient> connectAs(const QString &role, const QString &subprotocol = {});

    std::unique_ptr<RunningServer> m_server;

private slots:
    void init();

    void greets();
    void listsAndAnswers();
    void tellsOfChanges_data();
    void tellsOfChanges();
    void tellsOnlyOfWhatWasAskedFor();
    void measuresInBatches();
    void tellsWhoDidWhat();
    void performsAndRefuses();
    void hidesForeignVms();
    void listsNoSnapshotsAndSomeDetails();
    void refusesMalformedMessages_data();
    void refusesMalformedMessages();
    void refusesWhatIsNoInput_data();
    void refusesWhatIsNoInput();
    void limitsTheRate();
    void limitsCommands();
    void closesWhoGoesOnTooFast();
};

void NativeRouteTest::init()
{
    m_server = std::make_unique<RunningServer>("websocket: {metricsInterval: 500ms}\n");
    QVERIFY(m_server->start());
}

std::unique_ptr<WireClient> NativeRouteTest::connectAs(const QString &role,
                                                       const QString &subprotocol)
{
    auto client =
        std::make_unique<WireClient>(m_server->url(u"/ws"_s), m_server->token(role), subprotocol);
    if (!client->opened())
        qWarning("no connection as %s", qPrintable(role));
    return client;
}

void NativeRouteTest::greets()
{
    const auto client = connectAs(u"viewer"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!client->received.isEmpty(), patience);
    const auto greeting = client->received.first();
    QCOMPARE(greeting.type, u"connection"_s);
    QCOMPARE(greeting.data.value("status"_L1), u"connected"_s);
    QCOMPARE(greeting.data.value("user"_L1), u"viewer"_s);
    QCOMPARE(greeting.data.value("protocol"_L1), u"guestwire.v1"_s);
    QCOMPARE(greeting.data.value("permissions"_L1), (QJsonArray {u"monitor"_s}));
    QVERIFY(!greeting.data.value("server"_L1).toString().isEmpty());
    QVERIFY(!greeting.data.value("version"_L1).toString().isEmpty());
    QVERIFY(greeting.data.value("capabilities"_L1).isArray());
    QCOMPARE(greeting.data.value("limits"_L1).toObject().value("maxMessageSize"_L1), 8192);
}

void NativeRouteTest::listsAndAnswers()
{
    const auto client = connectAs(u"viewer"_s);
    for (const QString &topic : {u"state"_s, u"events"_s}) {
        const auto answer = client->ask(u"subscribe"_s, topics({topic}));
        QVERIFY(answer.succeeded());
        const auto vms = client->take(u"vms"_s).data.value("vms"_L1).toArray();
        QCOMPARE(vms.size(), 1);
        const auto vm = vms.first().toObject();
        QCOMPARE(vm.value("id"_L1), testVm);
        QCOMPARE(vm.value("name"_L1), u"test"_s);
        QCOMPARE(vm.value("host"_L1), u"test:///default"_s);
        QCOMPARE(vm.value("state"_L1), u"running"_s);
        QCOMPARE(vm.value("status"_L1), u"running"_s);
        QCOMPARE(vm.value("permissions"_L1), (QJsonArray {u"monitor"_s}));
        QCOMPARE(vm.value("vcpus"_L1), 2);
        QCOMPARE(vm.value("memory"_L1).toInteger(), qint64(2) << 30);
        QCOMPARE(vm.value("consoles"_L1), QJsonArray());
    }
}

void NativeRouteTest::tellsOfChanges_data()
{
    QTest::addColumn<QString>("subprotocol");
    QTest::addColumn<QString>("vm");
    QTest::newRow("none agreed on") << QString() << u"*"_s;
    QTest::newRow("JSON") << u"guestwire.v1"_s << testVm;
    QTest::newRow("CBOR") << u"guestwire.v1+cbor"_s << u"*"_s;
}

void NativeRouteTest::tellsOfChanges()
{
    QFETCH(const QString, subprotocol);
    QFETCH(const QString, vm);
    const auto client = connectAs(u"viewer"_s, subprotocol);
    const auto actor = connectAs(u"operator"_s, subprotocol);
    QVERIFY(client->ask(u"subscribe"_s, topics({u"state"_s}, vm)).succeeded());
    const QList<std::array<QString, 3>> steps {
        {u"suspend"_s, u"paused"_s, u"paused"_s},
        {u"resume"_s, u"running"_s, u"running"_s},
        {u"force-off"_s, u"off"_s, u"stopped"_s},
        {u"start"_s, u"running"_s, u"running"_s},
    };
    for (const auto &[name, state, status] : steps) {
        const auto response = actor->ask(u"command"_s, action(name));
        QVERIFY2(response.succeeded(), qPrintable(name));
        const auto changed = client->take(u"vm"_s, hasState(state)).data.value("vm"_L1).toObject();
        QCOMPARE(changed.value("id"_L1), testVm);
        QCOMPARE(changed.value("status"_L1), status);
        QCOMPARE(changed.value("permissions"_L1), (QJsonArray {u"monitor"_s}));
    }
}

void NativeRouteTest::tellsOnlyOfWhatWasAskedFor()
{
    const auto silent = connectAs(u"viewer"_s);
    const auto former = connectAs(u"viewer"_s);
    const auto actor = connectAs(u"operator"_s);
    QVERIFY(silent->ask(u"subscribe"_s, topics({u"events"_s})).succeeded());
    QVERIFY(former->ask(u"subscribe"_s, topics({u"state"_s, u"metrics"_s})).succeeded());
    QVERIFY(former->ask(u"unsubscribe"_s, topics({u"state"_s, u"metrics"_s})).succeeded());
    former->received.clear();
    QVERIFY(actor->ask(u"subscribe"_s, topics({u"state"_s, u"metrics"_s})).succeeded());
    actor->received.clear();
    QVERIFY(actor->ask(u"command"_s, action(u"suspend"_s)).succeeded());
    QCOMPARE(actor->take(u"vm"_s, hasState(u"paused"_s)).type, u"vm"_s);
    QCOMPARE(actor->take(u"metrics"_s).type, u"metrics"_s);
    for (WireClient *client : {silent.get(), former.get()}) {
        client->send(u"heartbeat"_s);
        QCOMPARE(client->take(u"heartbeat"_s).type, u"heartbeat"_s);
        for (const auto &message : std::as_const(client->received))
            QVERIFY2(message.type != u"vm"_s && message.type != u"metrics"_s,
                     qPrintable(message.type));
    }
}

void NativeRouteTest::measuresInBatches()
{
    const auto client = connectAs(u"viewer"_s);
    QVERIFY(client->ask(u"subscribe"_s, topics({u"metrics"_s})).succeeded());
    const auto hasUtilization = [](const QJsonObject &data) {
        return data.value("samples"_L1)
            .toArray()
            .first()
            .toObject()
            .value("cpu"_L1)
            .toObject()
            .contains("utilization"_L1);
    };
    const auto samples = client->take(u"metrics"_s, hasUtilization).data.value("samples"_L1);
    QCOMPARE(samples.toArray().size(), 1);
    const auto sample = samples.toArray().first().toObject();
    QCOMPARE(sample.value("vm"_L1), testVm);
    QVERIFY(sample.value("at"_L1).toString().endsWith(u'Z'));
    const double utilization = sample.value("cpu"_L1).toObject().value("utilization"_L1).toDouble();
    QVERIFY2(utilization >= 0 && utilization <= 100, qPrintable(QString::number(utilization)));
    QVERIFY(sample.value("memory"_L1).toObject().value("total"_L1).toInteger() > 0);
}

void NativeRouteTest::tellsWhoDidWhat()
{
    const auto client = connectAs(u"viewer"_s);
    const auto actor = connectAs(u"operator"_s);
    QVERIFY(client->ask(u"subscribe"_s, topics({u"events"_s})).succeeded());
    QVERIFY(actor->ask(u"command"_s, action(u"suspend"_s)).succeeded());
    const auto isByOperator = [](const QJsonObject &data) {
        return data.value("by"_L1) == u"operator"_s;
    };
    const auto event = client->take(u"event"_s, isByOperator).data;
    QCOMPARE(event.value("vm"_L1), testVm);
    QVERIFY(event.value("message"_L1).toString().contains(u"suspend"));
    QVERIFY(event.value("at"_L1).toString().endsWith(u'Z'));
    QVERIFY(!event.value("kind"_L1).toString().isEmpty());
}

void NativeRouteTest::performsAndRefuses()
{
    const auto viewer = connectAs(u"viewer"_s);
    const auto refusal = viewer->ask(u"command"_s, action(u"suspend"_s));
    QCOMPARE(refusal.type, u"error"_s);
    QCOMPARE(refusal.code(), u"PERMISSION_DENIED"_s);

    const auto operator_ = connectAs(u"operator"_s);
    QVERIFY(operator_->ask(u"command"_s, action(u"suspend"_s)).succeeded());
    const auto conflict = operator_->ask(u"command"_s, action(u"suspend"_s));
    QCOMPARE(conflict.type, u"response"_s);
    QVERIFY(!conflict.succeeded());
    QCOMPARE(conflict.code(), u"CONFLICT"_s);
    QVERIFY(operator_->ask(u"command"_s, action(u"force-off"_s)).succeeded());
    QCOMPARE(operator_->ask(u"command"_s, action(u"force-off"_s)).code(), u"VM_NOT_RUNNING"_s);
    // An operator has no permission to configure.
    QJsonObject fewer = action(u"set-vcpus"_s);
    fewer.insert(u"vcpus"_s, 1);
    QCOMPARE(operator_->ask(u"command"_s, fewer).code(), u"PERMISSION_DENIED"_s);
    QCOMPARE(operator_->ask(u"command"_s, action(u"explode"_s)).code(), u"INVALID_COMMAND"_s);
}

void NativeRouteTest::hidesForeignVms()
{
    QVERIFY(m_server->addUser(u"stranger"_s, u"admin"_s, {u"other-*"_s}));
    const auto client = connectAs(u"stranger"_s);
    QVERIFY(
        client->ask(u"subscribe"_s, topics({u"state"_s, u"metrics"_s, u"events"_s})).succeeded());
    QCOMPARE(client->take(u"vms"_s).data.value("vms"_L1), QJsonArray());
    const QString unknown = u"00000000-0000-4000-8000-000000000000"_s;
    for (const auto &[type, data] : QList<std::pair<QString, QJsonObject>> {
             {u"command"_s, {{u"action"_s, u"suspend"_s}}},
             {u"console_open"_s, {}},
             {u"details"_s, {}},
             {u"snapshots"_s, {}},
             {u"subscribe"_s, {{u"topics"_s, QJsonArray {u"state"_s}}}},
         }) {
        QStringList answers;
        for (const QString &vm : {testVm, unknown}) {
            QJsonObject asked = data;
            if (type == u"subscribe"_s)
                asked.insert(u"vms"_s, QJsonArray {vm});
            else
                asked.insert(u"vm"_s, vm);
            const auto answer = client->ask(type, asked);
            QCOMPARE(answer.type, u"error"_s);
            QCOMPARE(answer.code(), u"VM_NOT_FOUND"_s);
            answers.append(answer.data.value("message"_L1).toString().replace(vm, u"VM"_s));
        }
        QCOMPARE(answers.first(), answers.last()); // unknown and forbidden look the same
    }
    const auto actor = connectAs(u"operator"_s);
    QVERIFY(actor->ask(u"command"_s, action(u"suspend"_s)).succeeded());
    client->send(u"heartbeat"_s);
    QCOMPARE(client->take(u"heartbeat"_s).type, u"heartbeat"_s);
    for (const auto &message : std::as_const(client->received))
        QVERIFY2(message.type == u"connection"_s, qPrintable(message.type));
}

void NativeRouteTest::listsNoSnapshotsAndSomeDetails()
{
    const auto client = connectAs(u"viewer"_s);
    const auto snapshots = client->ask(u"snapshots"_s, {{u"vm"_s, testVm}});
    QVERIFY(snapshots.succeeded());
    QCOMPARE(snapshots.result().value("snapshots"_L1), QJsonArray());
    const auto details = client->ask(u"details"_s, {{u"vm"_s, testVm}});
    QVERIFY(details.succeeded());
    QVERIFY(!details.result().isEmpty());
}

void NativeRouteTest::refusesMalformedMessages_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QJsonObject>("data");
    const QJsonArray all {u"*"_s};
    const QJsonArray state {u"state"_s};
    QTest::newRow("unknown type") << u"explode"_s << QJsonObject();
    QTest::newRow("text input") << u"console_input"_s << QJsonObject {{u"content"_s, u"x"_s}};
    QTest::newRow("type of the server") << u"vms"_s << QJsonObject {{u"vms"_s, QJsonArray()}};
    QTest::newRow("unknown key") << u"subscribe"_s
                                 << QJsonObject {{u"vms"_s, all},
                                                 {u"topics"_s, state},
                                                 {u"quickly"_s, true}};
    QTest::newRow("argument of another action")
        << u"command"_s
        << QJsonObject {{u"vm"_s, testVm}, {u"action"_s, u"start"_s}, {u"vcpus"_s, 2}};
    QTest::newRow("key is missing") << u"subscribe"_s << QJsonObject {{u"vms"_s, all}};
    QTest::newRow("unknown topic")
        << u"subscribe"_s
        << QJsonObject {{u"vms"_s, all}, {u"topics"_s, QJsonArray {u"weather"_s}}};
    QTest::newRow("text for a number")
        << u"console_resize"_s
        << QJsonObject {{u"channel"_s, 1}, {u"columns"_s, u"80"_s}, {u"rows"_s, 24}};
    QTest::newRow("out of range") << u"console_resize"_s
                                  << QJsonObject {{u"channel"_s, 1},
                                                  {u"columns"_s, 100000},
                                                  {u"rows"_s, 24}};
    QTest::newRow("fraction") << u"console_open"_s
                              << QJsonObject {{u"vm"_s, testVm}, {u"offset"_s, 0.5}};
    QTest::newRow("negative") << u"console_open"_s
                              << QJsonObject {{u"vm"_s, testVm}, {u"offset"_s, -1}};
}

void NativeRouteTest::refusesMalformedMessages()
{
    QFETCH(const QString, type);
    QFETCH(const QJsonObject, data);
    const auto bystander = connectAs(u"viewer"_s);
    const auto client = connectAs(u"admin"_s);
    const auto answer = client->ask(type, data);
    QCOMPARE(answer.type, u"error"_s);
    QCOMPARE(answer.code(), u"INVALID_MESSAGE"_s);
    for (WireClient *alive : {client.get(), bystander.get()}) {
        alive->send(u"heartbeat"_s);
        QCOMPARE(alive->take(u"heartbeat"_s).type, u"heartbeat"_s);
    }
}

void NativeRouteTest::refusesWhatIsNoInput_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut head") << QByteArray("\2\0\0\0\1", 5);
    QTest::newRow("output") << QByteArray("\1\0\0\0\1\0\0\0\0\0\0\0\1x", 14);
    QTest::newRow("message") << QByteArray("\0\xa0", 2);
    QTest::newRow("no such channel") << QByteArray("\2\0\0\0\1\0\0\0\0\0\0\0\1x", 14);
}

void NativeRouteTest::refusesWhatIsNoInput()
{
    QFETCH(const QByteArray, frame);
    const auto client = connectAs(u"admin"_s);
    client->sendBinary(frame);
    QCOMPARE(client->take(u"error"_s).code(), u"INVALID_MESSAGE"_s);
    client->send(u"heartbeat"_s);
    QCOMPARE(client->take(u"heartbeat"_s).type, u"heartbeat"_s);
}

void NativeRouteTest::limitsTheRate()
{
    const auto client = connectAs(u"viewer"_s);
    constexpr int messages = 300; // beyond the burst of 200, below what closes
    for (int i = 0; i < messages; ++i) {
        QJsonObject data = topics({u"events"_s});
        data.insert(u"requestId"_s, QString::number(i));
        client->send(u"subscribe"_s, data);
    }
    int limited = 0;
    for (int i = 0; i < messages; ++i) {
        const auto answer = client->answer(QString::number(i)); // every request has its answer
        QVERIFY(answer.succeeded() || answer.code() == u"RATE_LIMITED"_s);
        limited += answer.succeeded() ? 0 : 1;
    }
    QVERIFY(limited > 0);
    QVERIFY(limited <= messages - 200);
    QVERIFY(client->isOpen());
}

void NativeRouteTest::limitsCommands()
{
    const auto client = connectAs(u"operator"_s);
    constexpr int commands = 30; // at five a second, ten at once
    for (int i = 0; i < commands; ++i) {
        QJsonObject data = action(u"resume"_s);
        data.insert(u"requestId"_s, QString::number(i));
        client->send(u"command"_s, data);
    }
    QStringList codes;
    for (int i = 0; i < commands; ++i)
        codes.append(client->answer(QString::number(i)).code());
    QCOMPARE(codes.first(), u"CONFLICT"_s);
    QVERIFY(codes.contains(u"RATE_LIMITED"_s));
    QVERIFY(codes.count(u"CONFLICT"_s) >= 10);
    QCOMPARE(codes.count(u"CONFLICT"_s) + codes.count(u"RATE_LIMITED"_s), commands);
}

void NativeRouteTest::closesWhoGoesOnTooFast()
{
    const auto bystander = connectAs(u"operator"_s);
    const auto client = connectAs(u"viewer"_s);
    for (int i = 0; i < 3000 && client->isOpen(); ++i)
        client->send(u"heartbeat"_s);
    QCOMPARE(client->closeCode(), 4002);
    bystander->send(u"heartbeat"_s);
    QCOMPARE(bystander->take(u"heartbeat"_s).type, u"heartbeat"_s);
}

QTEST_GUILESS_MAIN(NativeRouteTest)
#include "tst_nativeroute.moc"
