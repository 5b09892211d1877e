// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/rawwebsocket.h"
#include "tests/support/runningserver.h"
#include "tests/support/wireclient.h"

#include <QJsonDocument>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

const QString route = u"/ws/vms/test"_s;

QJsonObject action(const QString &name, const QString &requestId = {})
{
    QJsonObject data {{u"action"_s, name}};
    if (!requestId.isEmpty())
        data.insert(u"requestId"_s, requestId);
    return data;
}

WireClient::Fits hasStatus(const QString &status)
{
    return [status](const QJsonObject &data) { return data.value("status"_L1) == status; };
}

} // namespace

// /ws/vms/{name} as its contract tells, against the program itself.
class VmRouteTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WireClient> connectAs(const QString &role, const QString &path = route);
    // Sends `action` and expects success and then (or before) this status.
    void perform(WireClient &client, const QString &name, const QString &status);

    std::unique_ptr<RunningServer> m_server;

private slots:
    void init();

    void greetsTellsAndMeasures_data();
    void greetsTellsAndMeasures();
    void performsEveryAction();
    void performsWithoutRequestId();
    void echoesHeartbeats();
    void refusesWhatTheStateForbids();
    void refusesUnknownActions_data();
    void refusesUnknownActions();
    void refusesMalformedMessages_data();
    void refusesMalformedMessages();
    void endsAfterTenMalformedMessages();
    void refusalsAreNotMalformed();
    void letsAViewerOnlyWatch();
    void answersARepeatedRequestFromMemory();
    void hidesWhatMayNotBeSeen_data();
    void hidesWhatMayNotBeSeen();
};

void VmRouteTest::init()
{
    m_server = std::make_unique<RunningServer>("websocket: {metricsInterval: 1s}\n"
                                               "limits: {commandsPerSecond: 100, "
                                               "commandsBurst: 100}\n");
    QVERIFY(m_server->addUser(u"operator"_s, u"operator"_s));
    QVERIFY(m_server->start());
}

std::unique_ptr<WireClient> VmRouteTest::connectAs(const QString &role, const QString &path)
{
    auto client = std::make_unique<WireClient>(m_server->url(path), m_server->token(role));
    if (!client->opened() || client->take(u"connection"_s).type.isEmpty())
        qWarning("no connection to %s", qPrintable(path));
    return client;
}

void VmRouteTest::greetsTellsAndMeasures_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("name") << QByteArray("/ws/vms/test");
    QTest::newRow("percent-encoded") << QByteArray("/ws/vms/t%65s%74");
    QTest::newRow("UUID") << QByteArray("/ws/vms/6695eb01-f6a4-8304-79aa-97f2502e193f");
}

void VmRouteTest::greetsTellsAndMeasures()
{
    QFETCH(const QByteArray, path);
    // Asked for by hand: a URL of Qt would decode the path.
    RawWebSocket raw(m_server->url(), path, m_server->token(u"operator"_s));
    QCOMPARE(raw.status(), 101);
    QStringList types;
    for (int i = 0; i < 3; ++i) {
        const auto frame = raw.next(RawWebSocket::Text, patience);
        QVERIFY(frame);
        const auto document = QJsonDocument::fromJson(frame->payload).object();
        types.append(document.value("type"_L1).toString());
        const auto data = document.value("data"_L1).toObject();
        if (i == 0) {
            QCOMPARE(data.value("status"_L1), u"connected"_s);
            QCOMPARE(data.value("vmName"_L1), u"test"_s);
            QVERIFY(data.value("message"_L1).isString());
        } else if (i == 1) {
            QCOMPARE(data.value("status"_L1), u"running"_s);
            QVERIFY(QDateTime::fromString(data.value("lastStateChange"_L1).toString(),
                                          Qt::ISODateWithMs)
                        .isValid());
        } else {
            QVERIFY(data.value("cpu"_L1).isObject());
            QVERIFY(data.value("memory"_L1).toObject().value("total"_L1).toInteger() > 0);
            QVERIFY(data.value("network"_L1).isObject());
            QVERIFY(data.value("disk"_L1).isObject());
        }
    }
    QCOMPARE(types, (QStringList {u"connection"_s, u"status"_s, u"metrics"_s}));
}

void VmRouteTest::perform(WireClient &client, const QString &name, const QString &status)
{
    const auto response = client.ask(u"command"_s, action(name));
    QCOMPARE(response.type, u"response"_s);
    QVERIFY2(response.succeeded(), qPrintable(response.data.value("message"_L1).toString()));
    QVERIFY(!response.data.contains("code"_L1));
    QVERIFY(response.data.value("message"_L1).isString());
    if (!status.isEmpty())
        QCOMPARE(client.take(u"status"_s, hasStatus(status)).type, u"status"_s);
}

void VmRouteTest::performsEveryAction()
{
    const auto client = connectAs(u"operator"_s);
    const auto watcher = connectAs(u"viewer"_s);
    QCOMPARE(client->take(u"status"_s, hasStatus(u"running"_s)).type, u"status"_s);
    QCOMPARE(watcher->take(u"status"_s, hasStatus(u"running"_s)).type, u"status"_s);
    const QList<std::pair<QString, QString>> steps {
        {u"suspend"_s, u"paused"_s}, {u"resume"_s, u"running"_s}, {u"restart"_s, {}},
        {u"stop"_s, u"stopped"_s},   {u"start"_s, u"running"_s},
    };
    for (const auto &[name, status] : steps) {
        perform(*client, name, status);
        if (!status.isEmpty())
            QCOMPARE(watcher->take(u"status"_s, hasStatus(status)).type, u"status"_s);
    }
}

void VmRouteTest::performsWithoutRequestId()
{
    const auto client = connectAs(u"operator"_s);
    client->send(u"command"_s, action(u"suspend"_s));
    const auto response = client->take(u"response"_s);
    QVERIFY(response.succeeded());
    QVERIFY(!response.data.contains("requestId"_L1));
    QCOMPARE(client->take(u"status"_s, hasStatus(u"paused"_s)).type, u"status"_s);
}

void VmRouteTest::echoesHeartbeats()
{
    const auto client = connectAs(u"viewer"_s);
    client->send(u"heartbeat"_s);
    QCOMPARE(client->take(u"heartbeat"_s).type, u"heartbeat"_s);
    // Without data and timestamp, too.
    client->sendText(uR"({"type":"heartbeat"})"_s);
    QCOMPARE(client->take(u"heartbeat"_s).type, u"heartbeat"_s);
}

void VmRouteTest::refusesWhatTheStateForbids()
{
    const auto client = connectAs(u"operator"_s);
    const auto refused = [&](const QString &name) {
        const auto response = client->ask(u"command"_s, action(name));
        return response.type == u"response"_s && !response.succeeded() ? response.code()
                                                                       : response.type;
    };
    QCOMPARE(refused(u"start"_s), u"CONFLICT"_s);
    QCOMPARE(refused(u"resume"_s), u"CONFLICT"_s);
    perform(*client, u"suspend"_s, u"paused"_s);
    QCOMPARE(refused(u"suspend"_s), u"CONFLICT"_s);
    perform(*client, u"resume"_s, u"running"_s);
    perform(*client, u"stop"_s, u"stopped"_s);
    for (const QString &name : {u"stop"_s, u"restart"_s, u"suspend"_s, u"resume"_s})
        QCOMPARE(refused(name), u"VM_NOT_RUNNING"_s);
}

void VmRouteTest::refusesUnknownActions_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nonsense") << u"explode"_s;
    QTest::newRow("of the native route") << u"force-off"_s;
    QTest::newRow("other case") << u"START"_s;
}

void VmRouteTest::refusesUnknownActions()
{
    QFETCH(const QString, name);
    const auto client = connectAs(u"operator"_s);
    const auto answer = client->ask(u"command"_s, action(name));
    QCOMPARE(answer.type, u"error"_s);
    QCOMPARE(answer.code(), u"INVALID_COMMAND"_s);
    QVERIFY(!answer.data.value("message"_L1).toString().isEmpty());
}

void VmRouteTest::refusesMalformedMessages_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no JSON") << u"{\"type\":"_s;
    QTest::newRow("nothing") << u""_s;
    QTest::newRow("two documents") << uR"({"type":"heartbeat"}{"type":"heartbeat"})"_s;
    QTest::newRow("no object") << u"[]"_s;
    QTest::newRow("unknown type") << uR"({"type":"explode","data":{}})"_s;
    QTest::newRow("type of the server") << uR"({"type":"status","data":{}})"_s;
    QTest::newRow("type of the native route")
        << uR"({"type":"subscribe","data":{"vms":["*"],"topics":["state"]}})"_s;
    QTest::newRow("type of the console route")
        << uR"({"type":"console_input","data":{"content":"x"}})"_s;
    QTest::newRow("no type") << uR"({"data":{}})"_s;
    QTest::newRow("type no text") << uR"({"type":1})"_s;
    QTest::newRow("data no object") << uR"({"type":"heartbeat","data":[]})"_s;
    QTest::newRow("unknown key outside") << uR"({"type":"heartbeat","data":{},"x":1})"_s;
    QTest::newRow("unknown key inside")
        << uR"({"type":"command","data":{"action":"suspend","x":1}})"_s;
    QTest::newRow("request no text")
        << uR"({"type":"command","data":{"action":"suspend","requestId":1}})"_s;
    QTest::newRow("no time") << uR"({"type":"heartbeat","timestamp":"yesterday","data":{}})"_s;
    QTest::newRow("too deep") << uR"({"type":"heartbeat","data":{"x":)"_s + QString(40, u'[')
            + QString(40, u']') + u"}}"_s;
    QTest::newRow("control character")
        << uR"({"type":"command","data":{"action":"suspend","requestId":"a\u0007b"}})"_s;
}

void VmRouteTest::refusesMalformedMessages()
{
    QFETCH(const QString, text);
    const auto bystander = connectAs(u"viewer"_s);
    const auto client = connectAs(u"operator"_s);
    client->sendText(text);
    const auto error = client->take(u"error"_s);
    QCOMPARE(error.code(), u"INVALID_MESSAGE"_s);
    QVERIFY(!error.data.value("message"_L1).toString().isEmpty());
    // Both go on.
    for (WireClient *alive : {client.get(), bystander.get()}) {
        alive->send(u"heartbeat"_s);
        QCOMPARE(alive->take(u"heartbeat"_s).type, u"heartbeat"_s);
    }
    QVERIFY(std::ranges::none_of(bystander->received, [](const WireClient::Message &message) {
        return message.type == u"error"_s;
    }));
}

void VmRouteTest::endsAfterTenMalformedMessages()
{
    const auto bystander = connectAs(u"operator"_s);
    const auto client = connectAs(u"operator"_s);
    constexpr int allowed = 9;
    for (int i = 0; i < allowed; ++i)
        client->sendText(u"nonsense"_s);
    client->send(u"heartbeat"_s);
    QCOMPARE(client->take(u"heartbeat"_s).type, u"heartbeat"_s);
    client->sendText(u"nonsense"_s);
    QCOMPARE(client->closeCode(), 4500);
    bystander->send(u"heartbeat"_s);
    QCOMPARE(bystander->take(u"heartbeat"_s).type, u"heartbeat"_s);
}

void VmRouteTest::refusalsAreNotMalformed()
{
    const auto client = connectAs(u"viewer"_s);
    for (int i = 0; i < 12; ++i) {
        client->send(u"command"_s, action(u"stop"_s));
        QCOMPARE(client->take(u"error"_s).code(), u"PERMISSION_DENIED"_s);
    }
    client->send(u"heartbeat"_s);
    QCOMPARE(client->take(u"heartbeat"_s).type, u"heartbeat"_s);
}

void VmRouteTest::letsAViewerOnlyWatch()
{
    const auto client = connectAs(u"viewer"_s);
    for (const QString &name : {u"start"_s, u"stop"_s, u"restart"_s, u"suspend"_s, u"resume"_s}) {
        const auto answer = client->ask(u"command"_s, action(name));
        QCOMPARE(answer.type, u"error"_s);
        QCOMPARE(answer.code(), u"PERMISSION_DENIED"_s);
    }
    QCOMPARE(client->take(u"metrics"_s).type, u"metrics"_s);
    RawWebSocket console(m_server->url(), "/ws/vms/test/console", m_server->token(u"viewer"_s));
    QCOMPARE(console.status(), 403);
}

void VmRouteTest::answersARepeatedRequestFromMemory()
{
    const auto client = connectAs(u"operator"_s);
    const auto other = connectAs(u"operator"_s);
    client->send(u"command"_s, action(u"suspend"_s, u"once"_s));
    const auto first = client->answer(u"once"_s);
    QVERIFY(first.succeeded());
    perform(*client, u"resume"_s, u"running"_s);
    // Over another connection of the same user; would it run again, the VM would be paused.
    other->send(u"command"_s, action(u"suspend"_s, u"once"_s));
    const auto again = other->answer(u"once"_s);
    QCOMPARE(again.data, first.data);
    QCOMPARE(client->ask(u"command"_s, action(u"resume"_s)).code(), u"CONFLICT"_s);
    other->send(u"command"_s, action(u"stop"_s, u"once"_s));
    const auto conflict = other->answer(u"once"_s);
    QVERIFY(!conflict.succeeded());
    QCOMPARE(conflict.code(), u"CONFLICT"_s);
}

void VmRouteTest::hidesWhatMayNotBeSeen_data()
{
    QTest::addColumn<QByteArray>("suffix");
    QTest::newRow("VM") << QByteArray();
    QTest::newRow("console") << QByteArray("/console");
}

void VmRouteTest::hidesWhatMayNotBeSeen()
{
    QFETCH(const QByteArray, suffix);
    QVERIFY(m_server->addUser(u"stranger"_s, u"admin"_s, {u"other-*"_s}));
    const QByteArray token = m_server->token(u"stranger"_s);
    RawWebSocket forbidden(m_server->url(), "/ws/vms/test" + suffix, token);
    QCOMPARE(forbidden.status(), 404);
    RawWebSocket unknown(m_server->url(), "/ws/vms/other-1" + suffix, token);
    QCOMPARE(unknown.status(), 404);
    QTRY_VERIFY_WITH_TIMEOUT(forbidden.isEnded() && unknown.isEnded(), patience);
    QCOMPARE(forbidden.body(), unknown.body());
}

QTEST_GUILESS_MAIN(VmRouteTest)
#include "tst_vmroute.moc"
