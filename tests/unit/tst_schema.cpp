// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Protocol;
using namespace Qt::StringLiterals;

namespace {

// Every JSON block of the document, with its line as a name.
QList<std::pair<QString, QJsonObject>> examples()
{
    QFile file(QStringLiteral(GUESTWIRE_SOURCE "/core/protocol/PROTOCOL.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<std::pair<QString, QJsonObject>> found;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i] != "```json"_L1)
            continue;
        const QJsonObject object = QJsonDocument::fromJson(lines[i + 1].toUtf8()).object();
        found.append({u"line %1, %2"_s.arg(i + 2).arg(object.value("type"_L1).toString()), object});
    }
    return found;
}

QString textOf(const QJsonObject &message)
{
    return QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

Route routeOf(const QJsonObject &message)
{
    return message.value("type"_L1) == "console_input"_L1 ? Route::VmConsole : Route::Native;
}

// What was wrong with it; nothing where it was understood.
std::optional<Error> refusal(const QJsonObject &message)
{
    const auto decoded =
        decodeByClient(Frame::ofText(textOf(message)), Format::Json, routeOf(message));
    const auto *malformed = std::get_if<Malformed>(&decoded);
    return malformed ? std::optional(malformed->error) : std::nullopt;
}

bool isByClient(const QJsonObject &message)
{
    return !refusal(message);
}

QJsonObject withData(QJsonObject message, const QString &key, const QJsonValue &value)
{
    QJsonObject data = message.value("data"_L1).toObject();
    if (value.isUndefined())
        data.remove(key);
    else
        data.insert(key, value);
    message.insert("data"_L1, data);
    return message;
}

const QList<std::pair<const char *, QJsonValue>> &oneOfEachType()
{
    static const QList<std::pair<const char *, QJsonValue>> values {
        {"null", QJsonValue(QJsonValue::Null)},
        {"boolean", true},
        {"number", 7},
        {"text", u"x"_s},
        {"list", QJsonArray {1}},
        {"object", QJsonObject {{u"a"_s, 1}}},
    };
    return values;
}

// Text in which lines are allowed, and which is as long as the message may be.
const QStringList freeTexts {u"content"_s, u"description"_s};

// All the ways in which one value of a server can be spoilt, at every depth.
QList<QJsonValue> spoilt(const QJsonValue &value)
{
    QList<QJsonValue> all;
    for (const auto &[name, other] : oneOfEachType())
        if (other.type() != value.type())
            all.append(other);
    if (value.isString())
        all += {QString(100'000, u'x'), QString(QChar(7))};
    if (value.isDouble())
        all += {1e300, -1e300, -1, 0.5, double(1ULL << 63)};
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            QJsonObject without = object;
            without.remove(it.key());
            all.append(without);
            for (const QJsonValue &inner : spoilt(it.value())) {
                QJsonObject with = object;
                with.insert(it.key(), inner);
                all.append(with);
            }
        }
    }
    if (value.isArray() && !value.toArray().isEmpty()) {
        const QJsonValue first = value.toArray().first();
        QJsonArray many;
        for (int i = 0; i < 12'000; ++i)
            many.append(first);
        all.append(many);
        for (const QJsonValue &inner : spoilt(first))
            all.append(QJsonArray {inner});
    }
    return all;
}

} // namespace

// Each message of the document, each of its keys, and each way to get them wrong.
class SchemaTest : public QObject
{
    Q_OBJECT

    // Rows for each key of each message of a client.
    static void eachKey()
    {
        QTest::addColumn<QJsonObject>("message");
        QTest::addColumn<QString>("key");
        for (const auto &[name, message] : examples()) {
            if (!isByClient(message))
                continue;
            const QJsonObject data = message.value("data"_L1).toObject();
            for (const QString &key : data.keys())
                QTest::addRow("%s, %s", qPrintable(name), qPrintable(key)) << message << key;
        }
    }

    static void isRefusedBecauseOf(const QJsonObject &message, const QString &key)
    {
        const auto why = refusal(message);
        QVERIFY2(why, qPrintable(textOf(message).left(500)));
        QVERIFY2(why->message.contains(key), qPrintable(why->message));
    }

private slots:
    void theDocumentHasBothSides()
    {
        int clients = 0;
        int servers = 0;
        for (const auto &[name, message] : examples())
            ++(isByClient(message) ? clients : servers);
        QVERIFY(clients > 20);
        QVERIFY(servers > 15);
    }

    void refusesAWrongType_data() { eachKey(); }
    void refusesAWrongType()
    {
        QFETCH(const QJsonObject, message);
        QFETCH(const QString, key);
        const auto right = message.value("data"_L1).toObject().value(key).type();
        for (const auto &[name, value] : oneOfEachType())
            if (value.type() != right)
                isRefusedBecauseOf(withData(message, key, value), key);
    }

    void refusesAHugeValue_data() { eachKey(); }
    void refusesAHugeValue()
    {
        QFETCH(const QJsonObject, message);
        QFETCH(const QString, key);
        const QJsonValue right = message.value("data"_L1).toObject().value(key);
        if (right.isString() && key != "content"_L1)
            isRefusedBecauseOf(withData(message, key, QString(10'000, u'a')), key);
        if (right.isDouble())
            for (const double number : {1e300, -1.0, 0.5, 9.1e15})
                isRefusedBecauseOf(withData(message, key, number), key);
        if (right.isArray()) {
            QJsonArray many;
            for (int i = 0; i < 5000; ++i)
                many.append(right.toArray().first());
            isRefusedBecauseOf(withData(message, key, many), key);
            isRefusedBecauseOf(withData(message, key, QJsonArray()), key);
            for (const auto &[name, value] : oneOfEachType())
                if (!value.isString())
                    isRefusedBecauseOf(withData(message, key, QJsonArray {value}), key);
        }
    }

    void refusesControlCharacters_data() { eachKey(); }
    void refusesControlCharacters()
    {
        QFETCH(const QJsonObject, message);
        QFETCH(const QString, key);
        const QJsonValue right = message.value("data"_L1).toObject().value(key);
        if (freeTexts.contains(key))
            return;
        for (const char16_t control : {u'\0', u'\n', u'\x1b', u'\x7f', u'\x9b'}) {
            const QString text = u"a"_s + QChar(control);
            if (right.isString())
                isRefusedBecauseOf(withData(message, key, text), key);
            if (right.isArray())
                isRefusedBecauseOf(withData(message, key, QJsonArray {text}), key);
        }
    }

    void refusesAKeyThatNobodyKnows_data() { eachKey(); }
    void refusesAKeyThatNobodyKnows()
    {
        QFETCH(const QJsonObject, message);
        QFETCH(const QString, key);
        isRefusedBecauseOf(withData(message, key + u'x', 1), key + u'x');
        QJsonObject outside = message;
        outside.insert(u"surplus"_s, 1);
        isRefusedBecauseOf(outside, u"surplus"_s);
    }

    // A key may be left out, or its absence is what the refusal names.
    void namesWhatIsMissing_data() { eachKey(); }
    void namesWhatIsMissing()
    {
        static const QStringList optional {
            u"requestId"_s, u"device"_s,   u"epoch"_s,  u"offset"_s,      u"clientId"_s, u"write"_s,
            u"memory"_s,    u"interval"_s, u"remove"_s, u"description"_s, u"children"_s};
        QFETCH(const QJsonObject, message);
        QFETCH(const QString, key);
        const QJsonObject without = withData(message, key, QJsonValue(QJsonValue::Undefined));
        const auto why = refusal(without);
        if (why)
            QVERIFY2(why->message.contains(key), qPrintable(why->message));
        else
            QVERIFY2(optional.contains(key), qPrintable(textOf(without)));
    }

    void aServersMessageIsNeverTooOdd_data()
    {
        QTest::addColumn<QJsonObject>("message");
        for (const auto &[name, message] : examples())
            if (!isByClient(message) || message.value("type"_L1) == "heartbeat"_L1)
                QTest::newRow(qPrintable(name)) << message;
    }
    void aServersMessageIsNeverTooOdd()
    {
        QFETCH(const QJsonObject, message);
        for (const QJsonValue &data : spoilt(message.value("data"_L1))) {
            QJsonObject odd = message;
            odd.insert(u"data"_s, data);
            const auto decoded = decodeByServer(Frame::ofText(textOf(odd)), Format::Json);
            const auto *read = std::get_if<std::optional<Message>>(&decoded);
            QVERIFY2(read, qPrintable(textOf(odd).left(500)));
            // What was read can be told to others.
            if (*read)
                QVERIFY(!encode(**read, Format::Json).text.isEmpty()
                        || encode(**read, Format::Json).binary);
        }
    }

    void aServerMaySayMore_data() { aServersMessageIsNeverTooOdd_data(); }
    void aServerMaySayMore()
    {
        QFETCH(const QJsonObject, message);
        const auto read = [](const QJsonObject &object) {
            return std::get<std::optional<Message>>(
                decodeByServer(Frame::ofText(textOf(object)), Format::Json));
        };
        QJsonObject more = withData(message, u"from the future"_s, QJsonArray {1, 2});
        more.insert(u"surplus"_s, 1);
        const auto right = read(message);
        const auto with = read(more);
        QCOMPARE(with.has_value(), right.has_value());
        // Times that are counted back from now differ by the moment of reading.
        if (right)
            QCOMPARE(with->index(), right->index());
    }
};

QTEST_APPLESS_MAIN(SchemaTest)
#include "tst_schema.moc"
