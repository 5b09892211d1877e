// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hookserver.h"
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/testguest.h"
#include "tests/support/wireclient.h"

#include <QJsonArray>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

WireClient::Fits alertOf(const QString &rule, const QString &state = u"firing"_s)
{
    return [rule, state](const QJsonObject &data) {
        const QJsonObject alert = data.value("alert"_L1).toObject();
        return alert.value("rule"_L1) == rule && alert.value("state"_L1) == state;
    };
}

} // namespace

// Alerts of the program itself, on a real guest.
class AlertsLifeTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WireClient> connectAs(const QString &role);
    QString vmId(WireClient &client);
    QJsonObject alertNow(WireClient &client, const QString &rule); // as it is listed
    bool boot(WireClient &client);

    HookServer m_hook;
    std::unique_ptr<TestGuest> m_guest;
    std::unique_ptr<RunningServer> m_server;
    quint32 m_channel = 0;

private slots:
    void initTestCase();
    void cleanupTestCase();

    // In this order the guest boots once only.
    void aBusyLoopFires();
    void everybodySeesAnAcknowledgement();
    void aRestartKeepsIt();
    void itIsOverWithTheLoop();
    void anEndThatNobodyAskedForFires();
};

void AlertsLifeTest::initTestCase()
{
    QVERIFY2(missingForGuests().isEmpty(), qPrintable(missingForGuests()));
    // On a loaded host the timers that other tests give their guests make an idle one busy.
    m_guest = std::make_unique<TestGuest>(u"alerts-life"_s, QString(),
                                          QStringList {u"--kernel"_s, QString()});
    QVERIFY(m_guest->isDefined());
    m_server = std::make_unique<RunningServer>("websocket: {metricsInterval: 1s}\n"
                                               "alerts:\n"
                                               "  rules:\n"
                                               "    - 'gone: stopped unexpectedly'\n"
                                               "  webhook: '"
                                                   + m_hook.url().toString().toLatin1() + "'\n",
                                               m_guest->uri());
    QVERIFY(m_server->start());
}

void AlertsLifeTest::cleanupTestCase()
{
    m_server.reset();
    m_guest.reset();
}

std::unique_ptr<WireClient> AlertsLifeTest::connectAs(const QString &role)
{
    auto client = std::make_unique<WireClient>(m_server->url(u"/ws"_s), m_server->token(role));
    if (!client->opened())
        return nullptr;
    const auto subscribed = client->ask(
        u"subscribe"_s,
        {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"events"_s, u"state"_s}}});
    return subscribed.succeeded() ? std::move(client) : nullptr;
}

QString AlertsLifeTest::vmId(WireClient &client)
{
    for (const auto &vm : client.take(u"vms"_s).data.value("vms"_L1).toArray())
        if (vm.toObject().value("name"_L1) == m_guest->name())
            return vm.toObject().value("id"_L1).toString();
    return {};
}

QJsonObject AlertsLifeTest::alertNow(WireClient &client, const QString &rule)
{
    const QJsonObject list = client.ask(u"alerts"_s).result();
    for (const auto &alert : list.value("alerts"_L1).toArray())
        if (alert.toObject().value("rule"_L1) == rule)
            return alert.toObject();
    return {};
}

bool AlertsLifeTest::boot(WireClient &client)
{
    const QString vm = vmId(client);
    if (!client.ask(u"command"_s, {{u"vm"_s, vm}, {u"action"_s, u"start"_s}}).succeeded())
        return false;
    const auto opened = client.ask(u"console_open"_s, {{u"vm"_s, vm}, {u"write"_s, true}});
    m_channel = quint32(opened.result().value("channel"_L1).toInt());
    return client.shows("GUEST-UP", bootPatience) && client.shows("# ");
}

void AlertsLifeTest::aBusyLoopFires()
{
    const auto client = connectAs(u"operator"_s);
    QVERIFY(client);
    QVERIFY(boot(*client));
    const QJsonArray rules = client->ask(u"alerts"_s).result().value("rules"_L1).toArray();
    QCOMPARE(rules.size(), 1);
    QCOMPARE(rules[0].toObject().value("source"_L1).toString(), u"configuration"_s);
    client->type(m_channel, 1,
                 "(while :; do :; done) & a=$!; (while :; do :; done) & b=$!; echo lo''oping\r");
    QVERIFY(client->shows("looping"));
    // Now: while it boots a guest is busy too.
    const auto admin = connectAs(u"admin"_s);
    QVERIFY(admin);
    const QJsonObject busy {
        {u"rule"_s, u"busy: cpu.utilization > 10 for 3s, clears < 9, on alerts-*, critical"_s}};
    QVERIFY(admin->ask(u"alert_rule"_s, busy).succeeded());
    const auto message = client->take(u"alert"_s, alertOf(u"busy"_s), bootPatience);
    const QJsonObject alert = message.data.value("alert"_L1).toObject();
    QCOMPARE(alert.value("metric"_L1).toString(), u"cpu.utilization"_s);
    QCOMPARE(alert.value("severity"_L1).toString(), u"critical"_s);
    QVERIFY(alert.value("value"_L1).toDouble() > 10);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hook.taken.isEmpty(), patience);
    QCOMPARE(m_hook.taken[0].value("vm"_L1).toString(), m_guest->name());
}

void AlertsLifeTest::everybodySeesAnAcknowledgement()
{
    const auto first = connectAs(u"operator"_s);
    const auto second = connectAs(u"viewer"_s);
    QVERIFY(first && second);
    const QJsonObject alert = alertNow(*first, u"busy"_s);
    const QJsonObject which {{u"alert"_s, alert.value("id"_L1)}};
    QCOMPARE(second->ask(u"alert_acknowledge"_s, which).code(), u"PERMISSION_DENIED"_s);
    QVERIFY(first->ask(u"alert_acknowledge"_s, which).succeeded());
    const auto told =
        second->take(u"alert"_s, alertOf(u"busy"_s)).data.value("alert"_L1).toObject();
    QCOMPARE(told.value("acknowledgedBy"_L1).toString(), u"operator"_s);
    const auto event = second->take(u"event"_s, [](const QJsonObject &data) {
        return data.value("kind"_L1) == "alert"_L1 && data.value("by"_L1) == "operator"_L1;
    });
    QCOMPARE(event.data.value("rule"_L1).toString(), u"busy"_s);
}

void AlertsLifeTest::aRestartKeepsIt()
{
    const auto admin = connectAs(u"admin"_s);
    QVERIFY(admin);
    const QString id = alertNow(*admin, u"busy"_s).value("id"_L1).toString();
    QVERIFY(!id.isEmpty());
    QVERIFY(admin->ask(u"alert_rule"_s, {{u"rule"_s, u"mine: crashed, on db-*"_s}}).succeeded());
    m_server->terminate();
    QCOMPARE(m_server->exitStatus(), 0);
    QVERIFY(m_server->start());
    const auto again = connectAs(u"viewer"_s);
    QVERIFY(again);
    const QJsonObject alert = alertNow(*again, u"busy"_s);
    QCOMPARE(alert.value("id"_L1).toString(), id);
    QCOMPARE(alert.value("acknowledgedBy"_L1).toString(), u"operator"_s);
    const QJsonArray rules = again->ask(u"alerts"_s).result().value("rules"_L1).toArray();
    QCOMPARE(rules.size(), 3);
    QCOMPARE(rules[2].toObject().value("text"_L1).toString(), u"mine: crashed, on db-*"_s);
}

void AlertsLifeTest::itIsOverWithTheLoop()
{
    const auto client = connectAs(u"operator"_s);
    QVERIFY(client);
    const QString vm = vmId(*client);
    const auto opened = client->ask(u"console_open"_s, {{u"vm"_s, vm}, {u"write"_s, true}});
    const auto channel = quint32(opened.result().value("channel"_L1).toInt());
    client->type(channel, 1, "kill $a $b\r");
    QVERIFY(
        !client->take(u"alert"_s, alertOf(u"busy"_s, u"cleared"_s), bootPatience).type.isEmpty());
    QVERIFY(alertNow(*client, u"busy"_s).isEmpty());
}

void AlertsLifeTest::anEndThatNobodyAskedForFires()
{
    const auto client = connectAs(u"operator"_s);
    QVERIFY(client);
    QVERIFY(m_guest->virsh({u"destroy"_s, m_guest->name()}));
    const auto message = client->take(u"alert"_s, alertOf(u"gone"_s), bootPatience);
    const QJsonObject alert = message.data.value("alert"_L1).toObject();
    QCOMPARE(alert.value("message"_L1).toString(),
             u"%1: it was forced off by another program"_s.arg(m_guest->name()));
    QVERIFY(client->ask(u"alert_acknowledge"_s, {{u"alert"_s, alert.value("id"_L1)}}).succeeded());
    QVERIFY(!client->take(u"alert"_s, alertOf(u"gone"_s, u"cleared"_s)).type.isEmpty());
}

QTEST_GUILESS_MAIN(AlertsLifeTest)

#include "tst_alertslife.moc"
