// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/limits.h"
#include "core/protocol/names.h"

#include <QCborValue>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Protocol;
using namespace Qt::StringLiterals;

namespace {

const QString vm = u"00000000-0000-0000-0000-0000000000a1"_s;

// Every JSON block of the document, by its line.
QList<std::pair<int, QString>> examples()
{
    QFile file(QStringLiteral(GUESTWIRE_SOURCE "/core/protocol/PROTOCOL.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<std::pair<int, QString>> blocks;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i)
        if (lines[i] == "```json"_L1)
            blocks.append({int(i + 2), lines[i + 1]});
    return blocks;
}

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

// Without the time, which is that of the writing.
QJsonObject timeless(QJsonObject message)
{
    message.remove("timestamp"_L1);
    return message;
}

Route routeOf(const QString &text)
{
    return text.contains("console_input"_L1) ? Route::VmConsole : Route::Native;
}

std::optional<Message> byClient(const QString &text, Route route)
{
    const auto decoded = decodeByClient(Frame::ofText(text), Format::Json, route);
    const auto *message = std::get_if<Message>(&decoded);
    return message ? std::optional(*message) : std::nullopt;
}

Malformed refused(const QString &text, Route route = Route::Native)
{
    const auto decoded = decodeByClient(Frame::ofText(text), Format::Json, route);
    const auto *malformed = std::get_if<Malformed>(&decoded);
    return malformed ? *malformed : Malformed {{ErrorCode::Unknown, u"accepted"_s}, {}};
}

QString command(const QString &rest)
{
    return u"{\"type\":\"command\",\"data\":{\"vm\":\"%1\",%2}}"_s.arg(vm, rest);
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT

private slots:

    void documentHasAnExampleForEveryMessage()
    {
        QSet<QString> types;
        for (const auto &[line, text] : examples())
            types.insert(objectOf(text).value("type"_L1).toString());
        const QStringList all {
            u"subscribe"_s,
            u"unsubscribe"_s,
            u"command"_s,
            u"snapshots"_s,
            u"details"_s,
            u"console_open"_s,
            u"console_take"_s,
            u"console_release"_s,
            u"console_resize"_s,
            u"console_close"_s,
            u"console_input"_s,
            u"connection"_s,
            u"response"_s,
            u"progress"_s,
            u"error"_s,
            u"vms"_s,
            u"vm"_s,
            u"vm_removed"_s,
            u"status"_s,
            u"metrics"_s,
            u"event"_s,
            u"events"_s,
            u"console_gap"_s,
            u"console_state"_s,
            u"console_ack"_s,
            u"console"_s,
            u"heartbeat"_s,
            u"history"_s,
            u"alerts"_s,
            u"alert_rule"_s,
            u"alert_acknowledge"_s,
            u"alert_snooze"_s,
            u"alert"_s,
            u"host"_s,
            u"console_ask"_s,
            u"console_answer"_s,
            u"console_record"_s,
            u"recordings"_s,
            u"recording_read"_s,
            u"recording_delete"_s,
            u"clients"_s,
            u"client_drop"_s,
            u"server"_s,
            u"server_listen"_s,
            u"accounts"_s,
            u"account_set"_s,
            u"account_remove"_s,
            u"token_issue"_s,
            u"command_cancel"_s,
        };
        for (const QString &type : all)
            QVERIFY2(types.contains(type), qPrintable(type));
        QCOMPARE(types.size(), all.size());
    }

    void exampleIsReadAndWrittenAsItStands_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &[line, text] : examples())
            QTest::addRow("line %d", line) << text;
    }

    // Read by the end that hears it and written again, it is the same. The routes of a single VM
    // have readers outside this program only.
    void exampleIsReadAndWrittenAsItStands()
    {
        QFETCH(const QString, text);
        const QJsonObject example = objectOf(text);
        QVERIFY2(!example.isEmpty(), "no JSON");
        if (const auto message = byClient(text, routeOf(text))) {
            const QJsonObject again = objectOf(encode(*message, Format::Json).text);
            QCOMPARE(timeless(again), timeless(example));
            return;
        }
        const QString type = example.value("type"_L1).toString();
        const bool hasReader = type != "status"_L1 && type != "console"_L1
            && !(type == "metrics"_L1
                 && !example.value("data"_L1).toObject().contains("samples"_L1));
        if (!hasReader)
            return;
        const auto decoded = decodeByServer(Frame::ofText(text), Format::Json);
        const auto *message = std::get_if<std::optional<Message>>(&decoded);
        QVERIFY(message && message->has_value());
        QCOMPARE(timeless(objectOf(encode(**message, Format::Json).text)), timeless(example));
    }

    void cborSaysTheSame_data() { exampleIsReadAndWrittenAsItStands_data(); }

    void cborSaysTheSame()
    {
        QFETCH(const QString, text);
        const auto message = byClient(text, routeOf(text));
        if (!message)
            return;
        const Frame frame = encode(*message, Format::Cbor);
        QVERIFY(frame.binary);
        QCOMPARE(frame.bytes.front(), '\0');
        const auto decoded = decodeByClient(frame, Format::Cbor, routeOf(text));
        QVERIFY(std::holds_alternative<Message>(decoded));
        QCOMPARE(std::get<Message>(decoded), *message);
    }

    void writesOfASingleVm()
    {
        Vm running;
        running.state = State::ShuttingDown;
        running.lastStateChange = QDateTime::fromMSecsSinceEpoch(1, Qt::UTC);
        running.startedAt = QDateTime::currentDateTimeUtc().addSecs(-90);
        const QJsonObject status =
            objectOf(encode(StatusOfVm {running}, Format::Json).text).value("data"_L1).toObject();
        QCOMPARE(status.value("status"_L1), QJsonValue("running"_L1));
        QCOMPARE(status.value("lastStateChange"_L1), QJsonValue("1970-01-01T00:00:00.001Z"_L1));
        QVERIFY(qAbs(status.value("uptime"_L1).toInteger() - 90) <= 1);

        Sample sample;
        sample.values.set(Metric::MemoryUsed, 5e9);
        const QString metrics = encode(MetricsOfVm {sample}, Format::Json).text;
        QVERIFY(metrics.contains(u"\"memory\":{\"used\":5000000000}"_s));
        QVERIFY(metrics.contains(u"\"cpu\":{}"_s)); // what is not known is absent
        QVERIFY(encode(ConsoleText {u"a\x1b"_s, true}, Format::Json)
                    .text.contains(u"{\"content\":\"a\\u001b\",\"eof\":true}"_s));
    }

    void encodesABatchOnce()
    {
        auto batch = std::make_shared<MetricsBatch>();
        batch->samples.append(Sample {});
        const QString first = encode(Metrics {batch}, Format::Json).text;
        QVERIFY(first.isSharedWith(encode(Metrics {batch}, Format::Json).text));
    }

    void encodesOnceWhatIsToldToMany()
    {
        HostStatus host;
        host.uri = u"test:///default"_s;
        for (const Format format : {Format::Json, Format::Cbor}) {
            const Frame first = encode(HostChanged {host}, format);
            const Frame second = encode(HostChanged {host}, format);
            QVERIFY(format == Format::Cbor ? second.bytes.isSharedWith(first.bytes)
                                           : second.text.isSharedWith(first.text));
            HostStatus other = host;
            other.vms = 3;
            const Frame third = encode(HostChanged {other}, format);
            QVERIFY(third.text != first.text || third.bytes != first.bytes);
        }
        // It bears its time, so it is not kept for long.
        const Frame before = encode(HostChanged {host}, Format::Json);
        QTest::qWait(50);
        QVERIFY(encode(HostChanged {host}, Format::Json).text != before.text);
    }

    void writesABatchAsItsTreeWould()
    {
        Sample full;
        full.vm = QUuid::createUuidV5(QUuid(), u"vm"_s);
        full.at = QDateTime::fromMSecsSinceEpoch(1'767'322'800'123, Qt::UTC);
        full.memorySource = MemorySource::Guest;
        double value = 0.1;
        for (const MetricInfo &row : allMetrics())
            full.values.set(row.metric, value *= 1.7);
        full.values.set(Metric::NetworkRxBytes, 9e15);
        full.values.set(Metric::NetworkTxBytes, 1.5e19);
        full.values.set(Metric::DiskReadLatency, 4e-9);
        Device nic {QString::fromUtf8("v\"n\\et\n\u00e4\xf0\x9f\x98\x80"), {}};
        nic.values.set(Metric::NetworkRxRate, 0);
        full.nics = {nic, {u"vnet1"_s, {}}};
        full.disks = {{u"vda"_s, full.values}};
        full.vcpus = {{u"0"_s, full.values}, {u"3"_s, {}}};
        auto batch = std::make_shared<MetricsBatch>();
        batch->samples = {full, Sample {}};
        const Metrics message {batch};
        const auto written = QJsonDocument::fromJson(encode(message, Format::Json).text.toUtf8());
        const QByteArray cbor = encode(message, Format::Cbor).bytes.mid(1);
        const QJsonObject tree = QCborValue::fromCbor(cbor).toJsonValue().toObject();
        QCOMPARE(written.object().value("data"_L1), tree.value("data"_L1));
        QCOMPARE(written.object().value("type"_L1), tree.value("type"_L1));
        QCOMPARE(written.object().keys(), tree.keys());
    }

    void consoleFramesAreBigEndian()
    {
        const Frame frame = encode(ConsoleOutput {0x01020304, false, 0x0506070809, "x"}, {});
        QCOMPARE(frame.bytes, QByteArray("\x01\x01\x02\x03\x04\0\0\0\x05\x06\x07\x08\x09x", 14));
        QCOMPARE(encode(ConsoleOutput {1, true, 0, {}}, {}).bytes.front(), '\x03');
        const auto input =
            decodeByClient(Frame::ofBytes(QByteArray("\x02\0\0\0\x01\0\0\0\0\0\0\0\x02ls", 15)),
                           Format::Json, Route::Native);
        QCOMPARE(std::get<Message>(input), Message(ConsoleInput {1, 2, "ls"}));
    }

    void refusesFrames_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("\x02\0\0\0\x01", 5);
        QTest::newRow("output from a client")
            << QByteArray("\x01\0\0\0\x01\0\0\0\0\0\0\0\x02x", 14);
        QTest::newRow("unknown kind") << QByteArray(20, '\x07');
    }

    void refusesFrames()
    {
        QFETCH(const QByteArray, bytes);
        const auto decoded = decodeByClient(Frame::ofBytes(bytes), Format::Json, Route::Native);
        QVERIFY(std::holds_alternative<Malformed>(decoded));
    }

    void refusesMessages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("names"); // what the words must name
        const auto row = [](const char *name, const QString &text, const QString &names,
                            ErrorCode code = ErrorCode::InvalidMessage) {
            QTest::newRow(name) << text << code << names;
        };
        row("nothing", u""_s, u"JSON"_s);
        row("no JSON", u"{"_s, u"JSON"_s);
        row("two documents", u"{\"type\":\"heartbeat\"}{}"_s, u"JSON"_s);
        row("array", u"[]"_s, u"object"_s);
        row("no type", u"{}"_s, u"type"_s);
        row("type of a wrong type", u"{\"type\":1}"_s, u"type"_s);
        row("unknown type", u"{\"type\":\"fly\"}"_s, u"fly"_s);
        row("a server's type", u"{\"type\":\"vms\"}"_s, u"vms"_s);
        row("unknown key outside", u"{\"type\":\"heartbeat\",\"x\":1}"_s, u"x"_s);
        row("unknown key inside", u"{\"type\":\"heartbeat\",\"data\":{\"x\":1}}"_s, u"x"_s);
        row("data of a wrong type", u"{\"type\":\"heartbeat\",\"data\":[]}"_s, u"data"_s);
        row("no time", u"{\"type\":\"heartbeat\",\"timestamp\":\"yesterday\"}"_s, u"timestamp"_s);
        row("too deep",
            u"{\"type\":\"heartbeat\",\"data\":"_s + u"["_s.repeated(17) + u"]"_s.repeated(17)
                + u"}"_s,
            u"deep"_s);
        row("request of a wrong type", u"{\"type\":\"heartbeat\",\"data\":{\"requestId\":1}}"_s,
            u"requestId"_s);
        row("request with a control character",
            u"{\"type\":\"heartbeat\",\"data\":{\"requestId\":\"a\\u0007\"}}"_s, u"requestId"_s);
        row("request too long",
            u"{\"type\":\"heartbeat\",\"data\":{\"requestId\":\"%1\"}}"_s.arg(QString(129, u'a')),
            u"requestId"_s);
        row("subscribe to nothing", u"{\"type\":\"subscribe\",\"data\":{\"topics\":[\"state\"]}}"_s,
            u"vms"_s);
        row("subscribe by name",
            u"{\"type\":\"subscribe\",\"data\":{\"vms\":[\"web\"],\"topics\":[\"state\"]}}"_s,
            u"web"_s);
        row("unknown topic",
            u"{\"type\":\"subscribe\",\"data\":{\"vms\":[\"*\"],\"topics\":[\"weather\"]}}"_s,
            u"weather"_s);
        row("no vm", u"{\"type\":\"snapshots\"}"_s, u"vm"_s);
        row("vm that is no id", u"{\"type\":\"snapshots\",\"data\":{\"vm\":\"web\"}}"_s, u"web"_s,
            ErrorCode::VmNotFound);
        row("no action", command(u"\"requestId\":\"1\""_s), u"start"_s, ErrorCode::InvalidCommand);
        row("unknown action", command(u"\"action\":\"fly\""_s), u"fly"_s,
            ErrorCode::InvalidCommand);
        row("argument missing", command(u"\"action\":\"set-vcpus\""_s), u"vcpus"_s);
        row("argument out of range", command(u"\"action\":\"set-vcpus\",\"vcpus\":0"_s),
            u"vcpus"_s);
        row("argument no whole number", command(u"\"action\":\"set-vcpus\",\"vcpus\":1.5"_s),
            u"vcpus"_s);
        row("argument of another action", command(u"\"action\":\"start\",\"vcpus\":1"_s),
            u"vcpus"_s);
        row("channel 0", u"{\"type\":\"console_close\",\"data\":{\"channel\":0}}"_s, u"channel"_s);
        row("size out of range",
            u"{\"type\":\"console_resize\",\"data\":{\"channel\":1,\"columns\":0,\"rows\":1}}"_s,
            u"columns"_s);
        row("interval below a second",
            u"{\"type\":\"subscribe\",\"data\":{\"vms\":[\"*\"],\"topics\":[\"metrics\"],\"interval\":0}}"_s,
            u"interval"_s);
        row("history that ends before it begins",
            u"{\"type\":\"history\",\"data\":{\"vm\":\"%1\",\"metrics\":[\"cpu.utilization\"],"
            "\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\",\"points\":1}}"_s
                .arg(vm),
            u"before"_s);
        row("history without a time",
            u"{\"type\":\"history\",\"data\":{\"vm\":\"%1\",\"metrics\":[\"cpu.utilization\"],"
            "\"from\":\"yesterday\",\"to\":\"2026-01-01T00:00:00Z\",\"points\":1}}"_s.arg(vm),
            u"from"_s);
        row("too many points",
            u"{\"type\":\"history\",\"data\":{\"vm\":\"%1\",\"metrics\":[\"cpu.utilization\"],"
            "\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\",\"points\":5001}}"_s
                .arg(vm),
            u"points"_s);
        row("recording or not", u"{\"type\":\"console_record\",\"data\":{\"channel\":1}}"_s,
            u"recording"_s);
        row("an answer to nobody",
            u"{\"type\":\"console_answer\",\"data\":{\"channel\":1,\"handOver\":true}}"_s,
            u"viewer"_s);
        row("snoozed for ever",
            u"{\"type\":\"alert_snooze\",\"data\":{\"alert\":\"a\",\"duration\":99999999}}"_s,
            u"duration"_s);
        row("offset below 0",
            u"{\"type\":\"console_open\",\"data\":{\"vm\":\"%1\",\"offset\":-1}}"_s.arg(vm),
            u"offset"_s);
    }

    void refusesMessages()
    {
        QFETCH(const QString, text);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, names);
        const Malformed malformed = refused(text);
        QCOMPARE(malformed.error.code, code);
        QVERIFY2(malformed.error.message.contains(names), qPrintable(malformed.error.message));
    }

    void answersCarryTheIdOfWhatWasMalformed()
    {
        const Malformed malformed = refused(command(u"\"action\":\"fly\",\"requestId\":\"r9\""_s));
        QCOMPARE(malformed.request, u"r9"_s);
    }

    void routesOfASingleVmTakeLess()
    {
        QCOMPARE(refused(u"{\"type\":\"subscribe\"}"_s, Route::Vm).error.code,
                 ErrorCode::InvalidMessage);
        QCOMPARE(refused(u"{\"type\":\"command\",\"data\":{\"action\":\"reset\"}}"_s, Route::Vm)
                     .error.code,
                 ErrorCode::InvalidCommand);
        QCOMPARE(refused(u"{\"type\":\"console_input\",\"data\":{\"content\":\"\"}}"_s, Route::Vm)
                     .error.code,
                 ErrorCode::InvalidMessage);
        const auto started =
            byClient(u"{\"type\":\"command\",\"data\":{\"action\":\"start\"}}"_s, Route::Vm);
        QCOMPARE(started, std::optional<Message>(Perform {{}, {}, {Action::Start}}));
    }

    void clientsPassOverWhatTheyDoNotKnow()
    {
        const auto unknown =
            decodeByServer(Frame::ofText(u"{\"type\":\"weather\",\"data\":{}}"_s), Format::Json);
        QVERIFY(!std::get<std::optional<Message>>(unknown));
        const auto more =
            decodeByServer(Frame::ofText(u"{\"type\":\"console_ack\",\"new\":1,"
                                         "\"data\":{\"channel\":1,\"number\":2,\"more\":[]}}"_s),
                           Format::Json);
        QCOMPARE(std::get<std::optional<Message>>(more), std::optional<Message>(ConsoleAck {1, 2}));
        QVERIFY(
            std::holds_alternative<Malformed>(decodeByServer(Frame::ofText(u"]"_s), Format::Json)));
        QVERIFY(std::holds_alternative<Malformed>(
            decodeByServer(Frame::ofBytes("\x01"), Format::Json)));
    }

    void timesAreThoseOfRfc3339_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds"); // since 1970; -1: refused
        QTest::newRow("plain") << u"1970-01-01T00:00:01Z"_s << qint64(1000);
        QTest::newRow("fraction") << u"1970-01-01T00:00:01.5Z"_s << qint64(1500);
        QTest::newRow("fine fraction") << u"1970-01-01T00:00:01.123456789Z"_s << qint64(1123);
        QTest::newRow("zone") << u"1970-01-01T01:00:01+01:00"_s << qint64(1000);
        QTest::newRow("small letters") << u"1970-01-01t00:00:01z"_s << qint64(1000);
        QTest::newRow("no zone") << u"1970-01-01T00:00:01"_s << qint64(-1);
        QTest::newRow("no such day") << u"1970-02-30T00:00:01Z"_s << qint64(-1);
        QTest::newRow("date alone") << u"1970-01-01"_s << qint64(-1);
    }

    void timesAreThoseOfRfc3339()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, milliseconds);
        const auto time = timeFromText(text);
        QCOMPARE(time ? time->toMSecsSinceEpoch() : -1, milliseconds);
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
