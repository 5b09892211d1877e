// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/testguest.h"
#include "tests/support/wireclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

// What an asciicast shows, once its last terminal reset is behind it.
QByteArray shown(const QByteArray &file)
{
    const QList<QByteArray> lines = file.split('\n');
    QByteArray output;
    for (const QByteArray &line : lines.sliced(1)) {
        const QJsonArray event = QJsonDocument::fromJson(line).array();
        const QByteArray text = event.at(2).toString().toUtf8();
        if (event.at(1) == u"o"_s)
            output = text
                    == "\x1b"
                       "c"
                ? QByteArray()
                : output + text;
    }
    return output;
}

} // namespace

// Recordings and watch rules on the native route, of a real guest's console.
class RecordingRouteTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WireClient> connectAs(const QString &role);
    QJsonArray recordings(WireClient &client);
    QByteArray read(WireClient &client, const QString &id);
    WireClient::Message takeEvent(WireClient &client, const QString &kind, const QString &rule,
                                  int milliseconds = patience);

    std::unique_ptr<TestGuest> m_guest;
    std::unique_ptr<RunningServer> m_server;
    QString m_vm;

private slots:
    void initTestCase();
    void cleanupTestCase();
    void keepsEveryByteOfABootAndSurvivesAKill();
};

void RecordingRouteTest::initTestCase()
{
    QVERIFY2(missingForGuests().isEmpty(), qPrintable(missingForGuests()));
    m_guest = std::make_unique<TestGuest>(u"recording-route"_s);
    QVERIFY(m_guest->isDefined());
    // The guest has a shell where others ask who is there.
    m_server = std::make_unique<RunningServer>(
        "alerts: {console: [\"login: /^GUEST-UP/, info\"]}\n", m_guest->uri());
    QVERIFY(m_server->start());
}

void RecordingRouteTest::cleanupTestCase()
{
    m_server.reset();
    m_guest.reset();
}

std::unique_ptr<WireClient> RecordingRouteTest::connectAs(const QString &role)
{
    auto client = std::make_unique<WireClient>(m_server->url(u"/ws"_s), m_server->token(role));
    if (!client->opened())
        qWarning("no connection as %s", qPrintable(role));
    client->send(u"subscribe"_s,
                 {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"events"_s}}});
    for (const auto &vm : client->take(u"vms"_s).data.value("vms"_L1).toArray())
        if (vm.toObject().value("name"_L1) == m_guest->name())
            m_vm = vm.toObject().value("id"_L1).toString();
    return client;
}

QJsonArray RecordingRouteTest::recordings(WireClient &client)
{
    return client.ask(u"recordings"_s, {{u"vm"_s, m_vm}}).result().value("recordings"_L1).toArray();
}

QByteArray RecordingRouteTest::read(WireClient &client, const QString &id)
{
    QByteArray file;
    for (;;) {
        const auto answer =
            client.ask(u"recording_read"_s,
                       {{u"vm"_s, m_vm}, {u"recording"_s, id}, {u"offset"_s, file.size()}});
        const QByteArray part =
            QByteArray::fromBase64(answer.result().value("content"_L1).toString().toLatin1());
        if (part.isEmpty())
            return file;
        file += part;
    }
}

WireClient::Message RecordingRouteTest::takeEvent(WireClient &client, const QString &kind,
                                                  const QString &rule, int milliseconds)
{
    return client.take(
        u"event"_s,
        [&](const QJsonObject &data) {
            return data.value("kind"_L1) == kind && data.value("rule"_L1).toString() == rule;
        },
        milliseconds);
}

void RecordingRouteTest::keepsEveryByteOfABootAndSurvivesAKill()
{
    auto client = connectAs(u"admin"_s);
    QVERIFY(!m_vm.isEmpty());
    const auto opened =
        client->ask(u"console_open"_s, {{u"vm"_s, m_vm}, {u"offset"_s, 0}, {u"write"_s, true}});
    QVERIFY(opened.succeeded());
    const auto channel = quint32(opened.result().value("channel"_L1).toInteger());
    QVERIFY(
        client->ask(u"console_record"_s, {{u"channel"_s, qint64(channel)}, {u"recording"_s, true}})
            .succeeded());
    QVERIFY(client->ask(u"command"_s, {{u"vm"_s, m_vm}, {u"action"_s, u"start"_s}}).succeeded());
    QVERIFY(client->shows("GUEST-UP", bootPatience));
    QVERIFY(client->shows("# "));
    const auto boot = takeEvent(*client, u"boot"_s, {});
    QVERIFY2(boot.data.value("message"_L1).toString().contains(u"booted in"_s),
             "no event of the boot");
    client->type(channel, 1, "seq 1 3000; echo Kernel pa''nic - not syncing\r");
    QVERIFY(client->shows("\nKernel panic - not syncing"));
    const auto watch = takeEvent(*client, u"watch"_s, u"kernel panic"_s);
    QCOMPARE(watch.data.value("severity"_L1), u"critical"_s);
    QCOMPARE(watch.data.value("vm"_L1), m_vm);

    const QJsonArray during = recordings(*client);
    QCOMPARE(during.size(), 1);
    QVERIFY(during.first()["active"_L1].toBool());
    const QString id = during.first()["id"_L1].toString();
    QTRY_COMPARE_WITH_TIMEOUT(shown(read(*client, id)), client->output, patience);
    const QByteArray sent = client->output;
    QVERIFY(sent.size() > 10'000);

    m_server->kill();
    QVERIFY(m_server->start());
    client = connectAs(u"admin"_s);
    const QJsonArray after = recordings(*client);
    QCOMPARE(after.size(), 1);
    QVERIFY(!after.first()["active"_L1].toBool(true));
    QCOMPARE(after.first()["by"_L1], u"admin"_s);
    QVERIFY(after.first()["duration"_L1].toDouble() > 0);
    const QByteArray file = read(*client, id);
    QCOMPARE(qint64(file.size()), after.first()["size"_L1].toInteger());
    QCOMPARE(shown(file), sent);

    const auto bystander = connectAs(u"operator"_s);
    QCOMPARE(recordings(*bystander).size(), 1);
    const QJsonObject which {{u"vm"_s, m_vm}, {u"recording"_s, id}};
    QCOMPARE(bystander->ask(u"recording_delete"_s, which).code(), u"PERMISSION_DENIED"_s);
    QVERIFY(client->ask(u"recording_delete"_s, which).succeeded());
    QVERIFY(recordings(*client).isEmpty());
}

QTEST_GUILESS_MAIN(RecordingRouteTest)
#include "tst_recordingroute.moc"
