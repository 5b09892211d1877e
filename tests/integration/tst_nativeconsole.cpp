// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runningserver.h"
#include "tests/support/testguest.h"
#include "tests/support/wireclient.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ringSize = 64 * 1024; // bytes

// A connection with one console open.
struct Seat
{
    std::unique_ptr<WireClient> client;
    quint32 channel = 0;
    qint64 epoch = 0;
    qint64 offset = 0;
    quint64 number = 0; // of the last input

    void type(const QByteArray &bytes) { client->type(channel, ++number, bytes); }
};

WireClient::Fits hasState(const QString &state)
{
    return [state](const QJsonObject &data) { return data.value("state"_L1) == state; };
}

QByteArray bytesOfKind(const WireClient &client, int kind)
{
    QByteArray bytes;
    for (const auto &frame : client.frames)
        if (frame.kind == kind)
            bytes += frame.bytes;
    return bytes;
}

} // namespace

// Consoles on the native route, of a real guest. The guest is shared; each test brings it into the
// state that it needs.
class NativeConsoleTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WireClient> connectAs(const QString &role);
    Seat open(const QString &role, QJsonObject data = {});
    bool perform(WireClient &client, const QString &action);
    void ensureOff();
    void ensureRunning();
    // Types a command whose answer is nowhere in what is typed, and waits for the answer.
    bool answers(Seat &seat);

    std::unique_ptr<TestGuest> m_guest;
    std::unique_ptr<RunningServer> m_server;
    QString m_vm;
    int m_question = 0;

private slots:
    void initTestCase();
    void cleanupTestCase();

    // In this order the guest boots twice only.
    void refusesInputWhileOff();
    void showsTheBootFromTheFirstByte();
    void rebuildsTheScreenForTheLate();
    void resumesExactly();
    void tellsWhatWasOverwritten();
    void tellsOfAnotherEpoch();
    void typesOnce();
    void typesOnceAcrossReconnects();
    void hasOneKeyboard();
    void resizesForItsHolder();
    void closes();
    void refusesWithoutPermission();
    void opensTheOtherConsole();
    void goesOnAfterANewStart();
};

void NativeConsoleTest::initTestCase()
{
    QVERIFY2(missingForGuests().isEmpty(), qPrintable(missingForGuests()));
    m_guest = std::make_unique<TestGuest>(u"native-console"_s);
    QVERIFY(m_guest->isDefined());
    m_server = std::make_unique<RunningServer>("limits: {consoleRing: 64KiB}\n", m_guest->uri());
    QVERIFY(m_server->start());
    const auto client = connectAs(u"operator"_s);
    client->send(u"subscribe"_s,
                 {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"events"_s}}});
    for (const auto &vm : client->take(u"vms"_s).data.value("vms"_L1).toArray())
        if (vm.toObject().value("name"_L1) == m_guest->name())
            m_vm = vm.toObject().value("id"_L1).toString();
    QVERIFY(!m_vm.isEmpty());
}

void NativeConsoleTest::cleanupTestCase()
{
    m_server.reset();
    m_guest.reset();
}

std::unique_ptr<WireClient> NativeConsoleTest::connectAs(const QString &role)
{
    auto client = std::make_unique<WireClient>(m_server->url(u"/ws"_s), m_server->token(role));
    if (!client->opened())
        qWarning("no connection as %s", qPrintable(role));
    return client;
}

Seat NativeConsoleTest::open(const QString &role, QJsonObject data)
{
    Seat seat {connectAs(role)};
    data.insert(u"vm"_s, m_vm);
    const auto answer = seat.client->ask(u"console_open"_s, data);
    if (!answer.succeeded())
        qWarning("console_open: %s", qPrintable(answer.data.value("message"_L1).toString()));
    seat.channel = quint32(answer.result().value("channel"_L1).toInteger());
    seat.epoch = answer.result().value("epoch"_L1).toInteger();
    seat.offset = answer.result().value("offset"_L1).toInteger();
    return seat;
}

bool NativeConsoleTest::perform(WireClient &client, const QString &action)
{
    const auto answer = client.ask(u"command"_s, {{u"vm"_s, m_vm}, {u"action"_s, action}});
    if (!answer.succeeded())
        qWarning("%s: %s", qPrintable(action),
                 qPrintable(answer.data.value("message"_L1).toString()));
    return answer.succeeded();
}

void NativeConsoleTest::ensureOff()
{
    const auto client = connectAs(u"operator"_s);
    const auto answer = client->ask(u"command"_s, {{u"vm"_s, m_vm}, {u"action"_s, u"force-off"_s}});
    QVERIFY(answer.succeeded() || answer.code() == u"VM_NOT_RUNNING"_s);
}

void NativeConsoleTest::ensureRunning()
{
    Seat seat = open(u"operator"_s, {{u"offset"_s, 0}});
    const auto answer =
        seat.client->ask(u"command"_s, {{u"vm"_s, m_vm}, {u"action"_s, u"start"_s}});
    if (answer.code() == u"CONFLICT"_s)
        return;
    QVERIFY(answer.succeeded());
    QVERIFY(seat.client->shows("GUEST-UP", bootPatience));
    QVERIFY(seat.client->shows("# "));
}

bool NativeConsoleTest::answers(Seat &seat)
{
    const QByteArray number = QByteArray::number(++m_question);
    seat.type("echo ans''wer" + number + ".\r");
    return seat.client->shows("answer" + number + '.');
}

void NativeConsoleTest::showsTheBootFromTheFirstByte()
{
    ensureOff();
    const Seat seat = open(u"operator"_s);
    QCOMPARE(seat.offset, 0);
    QCOMPARE(seat.client->take(u"console_state"_s).data.value("state"_L1), u"off"_s);
    QVERIFY(perform(*seat.client, u"start"_s));
    QVERIFY(seat.client->shows("GUEST-UP", bootPatience));
    QVERIFY(seat.client->take(u"console_state"_s, hasState(u"open"_s)).type.size() > 0);
    // An empty screen, then every byte from number 0 on.
    QCOMPARE(seat.client->frames.first().kind, 3);
    QCOMPARE(bytesOfKind(*seat.client, 3), QByteArray());
    QCOMPARE(seat.client->frames.at(1).number, 0U);
    const qsizetype firstLine = seat.client->output.indexOf("Linux version");
    QVERIFY2(firstLine >= 0, seat.client->output.left(500).constData());
    QVERIFY(seat.client->output.indexOf("0.000000]") < firstLine);
    for (const auto &message : std::as_const(seat.client->received))
        QVERIFY(message.type != u"console_gap"_s);
    QVERIFY(seat.client->shows("# "));
}

void NativeConsoleTest::rebuildsTheScreenForTheLate()
{
    ensureRunning();
    Seat early = open(u"operator"_s, {{u"write"_s, true}});
    QVERIFY(answers(early));
    const QByteArray shown = "answer" + QByteArray::number(m_question) + '.';
    const Seat late = open(u"admin"_s);
    QVERIFY(late.client->awaitsScreen());
    QVERIFY(bytesOfKind(*late.client, 3).contains(shown));
    for (const auto &frame : std::as_const(late.client->frames))
        if (frame.kind == 3)
            QCOMPARE(qint64(frame.number), late.offset);
    QVERIFY(answers(early));
    QVERIFY(late.client->shows("answer" + QByteArray::number(m_question) + '.'));
}

void NativeConsoleTest::resumesExactly()
{
    ensureRunning();
    Seat first = open(u"operator"_s, {{u"write"_s, true}});
    QVERIFY(answers(first));
    const qint64 middle = first.offset + first.client->output.size() / 2;
    QVERIFY(answers(first));
    Seat again = open(u"admin"_s, {{u"offset"_s, middle}, {u"epoch"_s, first.epoch}});
    QCOMPARE(again.offset, middle);
    QCOMPARE(again.epoch, first.epoch);
    const QByteArray rest = first.client->output.mid(middle - first.offset);
    QVERIFY(again.client->shows(rest));
    QVERIFY(again.client->output.startsWith(rest));
    QCOMPARE(qint64(again.client->frames.first().number), middle);
    QCOMPARE(bytesOfKind(*again.client, 3), QByteArray());
    QCOMPARE(again.client->frames.first().kind, 1);
}

void NativeConsoleTest::tellsWhatWasOverwritten()
{
    ensureRunning();
    Seat seat = open(u"operator"_s, {{u"write"_s, true}});
    const qint64 start = seat.offset;
    QVERIFY(answers(seat));
    seat.type("yes 0123456789abcdef | head -n 6000; echo flo''oded\r");
    QVERIFY(seat.client->shows("flooded", bootPatience));
    // All of it reached who was there, and nothing was announced as lost.
    QVERIFY(seat.client->output.count("0123456789abcdef") >= 6000);
    Seat late = open(u"admin"_s, {{u"offset"_s, start}, {u"epoch"_s, seat.epoch}});
    const auto gap = late.client->take(u"console_gap"_s).data;
    QCOMPARE(gap.value("reason"_L1), u"overwritten"_s);
    QCOMPARE(gap.value("from"_L1).toInteger(), start);
    QCOMPARE(gap.value("to"_L1).toInteger(), late.offset);
    QCOMPARE(gap.value("epoch"_L1).toInteger(), seat.epoch);
    QVERIFY(late.offset > start);
    QVERIFY(late.client->shows("flooded"));
    QCOMPARE(qint64(late.client->frames.first().number), late.offset);
    const QByteArray &all = seat.client->output;
    QVERIFY(all.size() - (late.offset - seat.offset) >= ringSize);
    QVERIFY(late.client->output.startsWith(all.mid(late.offset - seat.offset)));
}

void NativeConsoleTest::tellsOfAnotherEpoch()
{
    ensureRunning();
    const Seat seat = open(u"operator"_s, {{u"offset"_s, 5}, {u"epoch"_s, 1}});
    const auto gap = seat.client->take(u"console_gap"_s).data;
    QCOMPARE(gap.value("reason"_L1), u"restarted"_s);
    QCOMPARE(gap.value("epoch"_L1).toInteger(), seat.epoch);
    QVERIFY(seat.epoch != 1);
    QCOMPARE(gap.value("to"_L1).toInteger(), seat.offset);
}

void NativeConsoleTest::typesOnce()
{
    ensureRunning();
    Seat seat = open(u"operator"_s, {{u"write"_s, true}});
    const auto isAcknowledged = [&seat](const QJsonObject &data) {
        return data.value("channel"_L1).toInteger() == seat.channel
            && data.value("number"_L1).toInteger() == 7;
    };
    seat.client->type(seat.channel, 7, "echo on''ce\r");
    QCOMPARE(seat.client->take(u"console_ack"_s, isAcknowledged).type, u"console_ack"_s);
    seat.client->type(seat.channel, 7, "echo on''ce\r");
    QCOMPARE(seat.client->take(u"console_ack"_s, isAcknowledged).type, u"console_ack"_s);
    seat.number = 7;
    QVERIFY(answers(seat));
    QCOMPARE(seat.client->output.count("once"), 1);
}

void NativeConsoleTest::typesOnceAcrossReconnects()
{
    ensureRunning();
    const QJsonObject asClient {{u"write"_s, true}, {u"clientId"_s, u"laptop"_s}};
    Seat before = open(u"operator"_s, asClient);
    before.client->type(before.channel, 1, "echo on''ce\r");
    QCOMPARE(before.client->take(u"console_ack"_s).type, u"console_ack"_s);
    before.client->abort();
    Seat after = open(u"operator"_s, asClient);
    after.client->type(after.channel, 1, "echo twi''ce\r");
    QCOMPARE(after.client->take(u"console_ack"_s).data.value("number"_L1), 1);
    after.number = 1;
    QVERIFY(answers(after));
    QVERIFY(!after.client->output.contains("twice"));
    // A number is one client's own.
    Seat other = open(u"operator"_s, {{u"write"_s, true}, {u"clientId"_s, u"desktop"_s}});
    QVERIFY(other.client->ask(u"console_take"_s, {{u"channel"_s, int(other.channel)}}).succeeded());
    QVERIFY(answers(other));
}

void NativeConsoleTest::hasOneKeyboard()
{
    ensureRunning();
    Seat first = open(u"operator"_s, {{u"write"_s, true}});
    Seat second = open(u"admin"_s, {{u"write"_s, true}});
    QVERIFY(answers(first)); // takes the free keyboard
    const auto state = second.client->take(
        u"console_state"_s, [](const QJsonObject &data) { return data.contains("holder"_L1); });
    const auto viewers = state.data.value("viewers"_L1).toArray();
    QCOMPARE(viewers.size(), 2);
    const auto holder = std::ranges::find_if(viewers, [&](const auto &viewer) {
        return viewer.toObject().value("id"_L1) == state.data.value("holder"_L1);
    });
    QVERIFY(holder != viewers.end());
    QCOMPARE((*holder).toObject().value("user"_L1), u"operator"_s);

    second.type("echo sto''len\r");
    const auto conflict = second.client->take(u"error"_s).data;
    QCOMPARE(conflict.value("code"_L1), u"CONFLICT"_s);
    QCOMPARE(conflict.value("channel"_L1).toInteger(), second.channel);
    QCOMPARE(conflict.value("number"_L1).toInteger(), qint64(second.number));

    const QJsonObject secondChannel {{u"channel"_s, int(second.channel)}};
    QVERIFY(second.client->ask(u"console_take"_s, secondChannel).succeeded());
    first.type("echo sto''len\r");
    QCOMPARE(first.client->take(u"error"_s).code(), u"CONFLICT"_s);
    QVERIFY(answers(second));
    QVERIFY(second.client->ask(u"console_release"_s, secondChannel).succeeded());
    const auto isFree = [](const QJsonObject &data) { return !data.contains("holder"_L1); };
    QCOMPARE(first.client->take(u"console_state"_s, isFree).type, u"console_state"_s);
    QVERIFY(answers(first));
    QVERIFY(!first.client->output.contains("stolen"));
}

void NativeConsoleTest::resizesForItsHolder()
{
    ensureRunning();
    Seat holder = open(u"operator"_s, {{u"write"_s, true}});
    Seat other = open(u"admin"_s, {{u"write"_s, true}});
    QVERIFY(answers(holder));
    const auto size = [](const Seat &seat, int columns, int rows) {
        return QJsonObject {
            {u"channel"_s, int(seat.channel)}, {u"columns"_s, columns}, {u"rows"_s, rows}};
    };
    QVERIFY(holder.client->ask(u"console_resize"_s, size(holder, 132, 43)).succeeded());
    const auto isResized = [](const QJsonObject &data) {
        return data.value("columns"_L1) == 132 && data.value("rows"_L1) == 43;
    };
    QCOMPARE(other.client->take(u"console_state"_s, isResized).type, u"console_state"_s);
    QCOMPARE(other.client->ask(u"console_resize"_s, size(other, 80, 24)).code(), u"CONFLICT"_s);
    QVERIFY(holder.client->ask(u"console_resize"_s, size(holder, 80, 24)).succeeded());
}

void NativeConsoleTest::closes()
{
    ensureRunning();
    Seat stays = open(u"operator"_s);
    Seat goes = open(u"admin"_s, {{u"write"_s, true}});
    const auto viewersAre = [](int count) {
        return [count](const QJsonObject &data) {
            return data.value("viewers"_L1).toArray().size() == count;
        };
    };
    QCOMPARE(stays.client->take(u"console_state"_s, viewersAre(2)).type, u"console_state"_s);
    const QJsonObject channel {{u"channel"_s, int(goes.channel)}};
    QVERIFY(goes.client->ask(u"console_close"_s, channel).succeeded());
    stays.client->received.clear();
    goes.type("echo lost\r");
    QCOMPARE(goes.client->take(u"error"_s).type, u"error"_s);
    QCOMPARE(goes.client->ask(u"console_close"_s, channel).type, u"error"_s);
    Seat watcher = open(u"operator"_s);
    QCOMPARE(stays.client->take(u"console_state"_s, viewersAre(2)).type, u"console_state"_s);
}

void NativeConsoleTest::refusesWithoutPermission()
{
    const auto viewer = connectAs(u"viewer"_s);
    QCOMPARE(viewer->ask(u"console_open"_s, {{u"vm"_s, m_vm}}).code(), u"PERMISSION_DENIED"_s);
    const auto admin = connectAs(u"admin"_s);
    QCOMPARE(admin->ask(u"console_open"_s, {{u"vm"_s, m_vm}, {u"device"_s, u"serial9"_s}}).type,
             u"error"_s);
    // Opened for watching only.
    ensureRunning();
    Seat seat = open(u"operator"_s);
    seat.type("echo lost\r");
    QCOMPARE(seat.client->take(u"error"_s).code(), u"PERMISSION_DENIED"_s);
    QCOMPARE(seat.client->ask(u"console_take"_s, {{u"channel"_s, int(seat.channel)}}).code(),
             u"PERMISSION_DENIED"_s);
}

void NativeConsoleTest::refusesInputWhileOff()
{
    ensureOff();
    Seat seat = open(u"operator"_s, {{u"write"_s, true}});
    seat.type("echo lost\r");
    const auto error = seat.client->take(u"error"_s);
    QCOMPARE(error.code(), u"VM_NOT_RUNNING"_s);
    QCOMPARE(error.data.value("number"_L1), 1);
}

void NativeConsoleTest::goesOnAfterANewStart()
{
    ensureRunning();
    Seat seat = open(u"operator"_s, {{u"write"_s, true}});
    QVERIFY(answers(seat));
    QVERIFY(perform(*seat.client, u"force-off"_s));
    QCOMPARE(seat.client->take(u"console_state"_s, hasState(u"off"_s)).type, u"console_state"_s);
    seat.client->output.clear();
    QVERIFY(perform(*seat.client, u"start"_s));
    QCOMPARE(seat.client->take(u"console_state"_s, hasState(u"open"_s)).type, u"console_state"_s);
    const auto gap = seat.client->take(u"console_gap"_s).data;
    QCOMPARE(gap.value("reason"_L1), u"restarted"_s);
    QVERIFY(gap.value("epoch"_L1).toInteger() > seat.epoch);
    QVERIFY(seat.client->shows("GUEST-UP", bootPatience));
    QVERIFY(seat.client->output.contains("Linux version"));
    QVERIFY(seat.client->shows("# "));
    QVERIFY(answers(seat));
}

void NativeConsoleTest::opensTheOtherConsole()
{
    ensureRunning();
    Seat serial = open(u"operator"_s, {{u"write"_s, true}});
    Seat second = open(u"operator"_s, {{u"write"_s, true}, {u"device"_s, u"console1"_s}});
    QVERIFY(second.channel != 0);
    second.type("tty\r");
    QVERIFY(second.client->shows("/dev/hvc0"));
    QVERIFY(answers(serial));
    QVERIFY(!serial.client->output.contains("hvc0"));
}

QTEST_GUILESS_MAIN(NativeConsoleTest)
#include "tst_nativeconsole.moc"
