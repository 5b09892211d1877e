// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/testguest.h"
#include "tests/support/wireclient.h"

#include <QJsonArray>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

WireClient::Fits has(QLatin1StringView key, const QString &value)
{
    return [key, value](const QJsonObject &data) { return data.value(key) == value; };
}

} // namespace

// Machines that vanish while watched, and a libvirtd that dies and returns.
class HostTroubleTest : public QObject
{
    Q_OBJECT

private:
    void serve(const TestGuest &guest);
    std::unique_ptr<WireClient> connectTo(const QString &path);
    // Subscribes and gives the id of the machine with this name.
    QString idOf(WireClient &client, const QString &name);

    std::unique_ptr<RunningServer> m_server;

private slots:
    void initTestCase();
    void cleanup();

    void aMachineVanishes();
    void aMachineIsDestroyedElsewhere();
    void aMachineOfOthersVanishesUnseen();
    void libvirtDiesAndReturns();
    void libvirtStopsAnswering();
};

void HostTroubleTest::initTestCase()
{
    QVERIFY2(missingForGuests().isEmpty(), qPrintable(missingForGuests()));
}

void HostTroubleTest::cleanup()
{
    m_server.reset();
}

void HostTroubleTest::serve(const TestGuest &guest)
{
    QVERIFY(guest.isDefined());
    m_server = std::make_unique<RunningServer>("websocket: {metricsInterval: 1s}\n", guest.uri());
    QVERIFY(m_server->addUser(u"operator"_s, u"operator"_s));
    QVERIFY(m_server->start());
}

std::unique_ptr<WireClient> HostTroubleTest::connectTo(const QString &path)
{
    auto client = std::make_unique<WireClient>(m_server->url(path), m_server->token(u"operator"_s));
    if (!client->opened())
        qWarning("no connection to %s", qPrintable(path));
    return client;
}

QString HostTroubleTest::idOf(WireClient &client, const QString &name)
{
    client.ask(
        u"subscribe"_s,
        {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"state"_s, u"metrics"_s}}});
    for (const auto &vm : client.take(u"vms"_s).data.value("vms"_L1).toArray())
        if (vm.toObject().value("name"_L1) == name)
            return vm.toObject().value("id"_L1).toString();
    return {};
}

void HostTroubleTest::aMachineVanishes()
{
    const TestGuest stays(u"stays"_s);
    auto goes = std::make_unique<TestGuest>(u"goes"_s);
    serve(*goes);
    const auto native = connectTo(u"/ws"_s);
    const QString id = idOf(*native, goes->name());
    QVERIFY(!id.isEmpty());
    const auto opened = native->ask(u"console_open"_s, {{u"vm"_s, id}});
    QVERIFY(opened.succeeded());
    const auto single = connectTo(u"/ws/vms/"_s + goes->name());
    const auto console = connectTo(u"/ws/vms/"_s + goes->name() + u"/console"_s);
    const auto bystander = connectTo(u"/ws/vms/"_s + stays.name());
    goes.reset();

    QCOMPARE(native->take(u"vm_removed"_s, has("id"_L1, id)).type, u"vm_removed"_s);
    const auto lost = native->take(u"error"_s);
    QCOMPARE(lost.code(), u"VM_NOT_FOUND"_s);
    QCOMPARE(lost.data.value("channel"_L1), opened.result().value("channel"_L1));
    for (WireClient *client : {single.get(), console.get()}) {
        QCOMPARE(client->take(u"error"_s).code(), u"VM_NOT_FOUND"_s);
        QCOMPARE(client->closeCode(), 4500); // nothing to come back for
    }
    QCOMPARE(native->ask(u"details"_s, {{u"vm"_s, id}}).code(), u"VM_NOT_FOUND"_s);
    bystander->send(u"heartbeat"_s);
    QCOMPARE(bystander->take(u"heartbeat"_s).type, u"heartbeat"_s);
}

void HostTroubleTest::aMachineIsDestroyedElsewhere()
{
    const TestGuest guest(u"destroyed"_s);
    serve(guest);
    const auto single = connectTo(u"/ws/vms/"_s + guest.name());
    const auto console = connectTo(u"/ws/vms/"_s + guest.name() + u"/console"_s);
    QCOMPARE(single->take(u"status"_s, has("status"_L1, u"stopped"_s)).type, u"status"_s);
    // Started and ended by another administrator.
    QVERIFY(guest.virsh({u"start"_s, guest.name()}));
    QCOMPARE(single->take(u"status"_s, has("status"_L1, u"running"_s)).type, u"status"_s);
    QVERIFY(console->shows("GUEST-UP", bootPatience));
    QCOMPARE(single->take(u"metrics"_s).type, u"metrics"_s);
    QVERIFY(guest.virsh({u"destroy"_s, guest.name()}));
    QCOMPARE(single->take(u"status"_s, has("status"_L1, u"stopped"_s)).type, u"status"_s);
    const auto isEnd = [](const QJsonObject &data) { return data.value("eof"_L1).toBool(); };
    QCOMPARE(console->take(u"console"_s, isEnd).type, u"console"_s);
}

void HostTroubleTest::aMachineOfOthersVanishesUnseen()
{
    auto hidden = std::make_unique<TestGuest>(u"hidden"_s);
    serve(*hidden);
    QVERIFY(m_server->addUser(u"stranger"_s, u"admin"_s, {u"other-*"_s}));
    WireClient stranger(m_server->url(u"/ws"_s), m_server->token(u"stranger"_s));
    QVERIFY(stranger.opened());
    QCOMPARE(idOf(stranger, hidden->name()), QString());
    const auto witness = connectTo(u"/ws"_s);
    const QString id = idOf(*witness, hidden->name());
    hidden.reset();
    QCOMPARE(witness->take(u"vm_removed"_s, has("id"_L1, id)).type, u"vm_removed"_s);
    stranger.send(u"heartbeat"_s);
    QCOMPARE(stranger.take(u"heartbeat"_s).type, u"heartbeat"_s);
    for (const auto &message : std::as_const(stranger.received))
        QVERIFY2(message.type != u"vm_removed"_s, "it was told of a machine it may not see");
}

void HostTroubleTest::libvirtDiesAndReturns()
{
    TestHost host;
    QVERIFY(!host.uri().isEmpty());
    const TestGuest guest(u"survivor"_s, host.uri());
    serve(guest);
    const auto native = connectTo(u"/ws"_s);
    const QString id = idOf(*native, guest.name());
    const auto single = connectTo(u"/ws/vms/"_s + guest.name());
    const auto console = connectTo(u"/ws/vms/"_s + guest.name() + u"/console"_s);
    const auto opened = native->ask(u"console_open"_s, {{u"vm"_s, id}, {u"write"_s, true}});
    QVERIFY(opened.succeeded());
    QVERIFY(native->ask(u"command"_s, {{u"vm"_s, id}, {u"action"_s, u"start"_s}}).succeeded());
    QVERIFY(native->shows("GUEST-UP", bootPatience));
    QVERIFY(native->shows("# "));
    QCOMPARE(single->take(u"status"_s, has("status"_L1, u"running"_s)).type, u"status"_s);

    QVERIFY(host.control(u"kill"_s));
    QCOMPARE(single->take(u"status"_s, has("status"_L1, u"error"_s)).type, u"status"_s);
    const auto isUnknown = [](const QJsonObject &data) {
        return data.value("vm"_L1).toObject().value("state"_L1) == u"unknown"_s;
    };
    QCOMPARE(native->take(u"vm"_s, isUnknown).type, u"vm"_s);
    QCOMPARE(native->take(u"console_state"_s, has("state"_L1, u"lost"_s)).type, u"console_state"_s);
    const auto refused = native->ask(u"command"_s, {{u"vm"_s, id}, {u"action"_s, u"suspend"_s}});
    QVERIFY(!refused.succeeded());
    QCOMPARE(refused.code(), u"UNAVAILABLE"_s);

    native->received.clear();
    QVERIFY(host.control(u"restart"_s));
    QCOMPARE(single->take(u"status"_s, has("status"_L1, u"running"_s)).type, u"status"_s);
    QCOMPARE(native->take(u"console_state"_s, has("state"_L1, u"open"_s)).type, u"console_state"_s);
    const auto gap = native->take(u"console_gap"_s, has("reason"_L1, u"restarted"_s)).data;
    QVERIFY(gap.value("epoch"_L1).toInteger() > opened.result().value("epoch"_L1).toInteger());
    native->type(quint32(opened.result().value("channel"_L1).toInteger()), 1, "echo ali''ve\r");
    QVERIFY(native->shows("alive"));
    QVERIFY(console->shows("alive"));
    QVERIFY(single->isOpen());
    single->received.clear();
    QCOMPARE(single->take(u"metrics"_s).type, u"metrics"_s);
}

void HostTroubleTest::libvirtStopsAnswering()
{
    TestHost host;
    QVERIFY(!host.uri().isEmpty());
    const TestGuest guest(u"waiting"_s, host.uri());
    serve(guest);
    QVERIFY(guest.virsh({u"start"_s, guest.name()}));
    const auto native = connectTo(u"/ws"_s);
    QVERIFY(!idOf(*native, guest.name()).isEmpty());
    QCOMPARE(native->take(u"metrics"_s, {}, bootPatience).type, u"metrics"_s);
    const auto answers = [](bool answering) {
        return [answering](const QJsonObject &data) {
            const auto vm = data.value("vm"_L1).toObject();
            return vm.value("state"_L1) == u"running"_s
                && vm.value("answering"_L1).toBool(true) == answering;
        };
    };
    QVERIFY(host.control(u"pause"_s));
    const auto doubted = native->take(u"vm"_s, answers(false)).type;
    QVERIFY(host.control(u"continue"_s));
    QCOMPARE(doubted, u"vm"_s);
    QCOMPARE(native->take(u"vm"_s, answers(true), bootPatience).type, u"vm"_s);
}

QTEST_GUILESS_MAIN(HostTroubleTest)
#include "tst_hosttrouble.moc"
