// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wireclient.h"

#include "tests/support/patience.h"

#include <QCborValue>
#include <QJsonDocument>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QTest>
#include <QUuid>
#include <QWebSocketHandshakeOptions>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire::Test {

namespace {

constexpr qsizetype headerSize = 13; // u8 kind, u32 channel, u64 number

void fail(const QString &why)
{
    QTest::qFail(qPrintable(why), __FILE__, __LINE__);
}

QString envelopeFault(const QJsonObject &document)
{
    static const QRegularExpression time(
        u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"_s);
    if (document.keys() != QStringList {u"data"_s, u"timestamp"_s, u"type"_s})
        return u"an envelope has the keys %1"_s.arg(document.keys().join(u", "_s));
    if (!document.value("data"_L1).isObject() || !document.value("type"_L1).isString())
        return u"an envelope's type or data is of the wrong kind"_s;
    if (!time.match(document.value("timestamp"_L1).toString()).hasMatch())
        return u"a timestamp is %1"_s.arg(document.value("timestamp"_L1).toString());
    return {};
}

} // namespace

WireClient::WireClient(const QUrl &url, const QByteArray &token, const QString &subprotocol)
    : m_isCbor(subprotocol.endsWith("+cbor"_L1))
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &WireClient::takeText);
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &WireClient::takeBinary);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + token);
    QWebSocketHandshakeOptions options;
    if (!subprotocol.isEmpty())
        options.setSubprotocols({subprotocol});
    m_socket.open(request, options);
}

bool WireClient::opened()
{
    return QTest::qWaitFor([this] { return isOpen(); }, patience);
}

int WireClient::closeCode()
{
    const bool ended = QTest::qWaitFor(
        [this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, patience);
    return ended ? int(m_socket.closeCode()) : 0;
}

void WireClient::send(const QString &type, const QJsonObject &data)
{
    const QJsonObject document {
        {u"type"_s, type},
        {u"timestamp"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {u"data"_s, data}};
    if (m_isCbor)
        sendBinary('\0' + QCborValue::fromJsonValue(document).toCbor());
    else
        sendText(QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact)));
}

void WireClient::type(quint32 channel, quint64 number, const QByteArray &bytes)
{
    QByteArray frame(headerSize, '\2');
    qToBigEndian(channel, frame.data() + 1);
    qToBigEndian(number, frame.data() + 5);
    sendBinary(frame + bytes);
}

WireClient::Message WireClient::take(const QString &type, const Fits &fits, int milliseconds)
{
    const auto isIt = [&](const Message &message) {
        return message.type == type && (!fits || fits(message.data));
    };
    const bool came = QTest::qWaitFor([&] { return std::ranges::any_of(received, isIt); },
                                      milliseconds > 0 ? milliseconds : patience);
    if (!came)
        return {};
    return received.takeAt(std::ranges::find_if(received, isIt) - received.begin());
}

WireClient::Message WireClient::ask(const QString &type, QJsonObject data)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    data.insert(u"requestId"_s, id);
    send(type, data);
    return answer(id);
}

WireClient::Message WireClient::answer(const QString &requestId)
{
    const auto isIt = [&](const Message &message) {
        return (message.type == u"response"_s || message.type == u"error"_s)
            && message.data.value("requestId"_L1) == requestId;
    };
    const bool came =
        QTest::qWaitFor([&] { return std::ranges::any_of(received, isIt); }, bootPatience);
    if (!came)
        return {};
    return received.takeAt(std::ranges::find_if(received, isIt) - received.begin());
}

bool WireClient::shows(const QByteArray &text, int milliseconds)
{
    const bool shown = QTest::qWaitFor([&] { return output.contains(text); },
                                       milliseconds > 0 ? milliseconds : patience);
    if (!shown)
        qWarning("the console shows, at its end: %s",
                 qPrintable(QString::fromUtf8(output.right(2000))));
    return shown;
}

bool WireClient::awaitsScreen()
{
    return QTest::qWaitFor(
        [this] {
            return std::ranges::any_of(
                frames, [](const Frame &f) { return f.kind == 3 && f.bytes.isEmpty(); });
        },
        patience);
}

void WireClient::takeText(const QString &text)
{
    if (m_isCbor)
        fail(u"text came where CBOR was agreed on"_s);
    takeDocument(QJsonDocument::fromJson(text.toUtf8()).object());
}

void WireClient::takeBinary(const QByteArray &bytes)
{
    if (m_isCbor && bytes.startsWith('\0')) {
        takeDocument(QCborValue::fromCbor(bytes.mid(1)).toJsonValue().toObject());
        return;
    }
    if (bytes.size() < headerSize)
        return fail(u"a binary frame has %1 bytes"_s.arg(bytes.size()));
    follow({quint8(bytes.front()), qFromBigEndian<quint32>(bytes.constData() + 1),
            qFromBigEndian<quint64>(bytes.constData() + 5), bytes.mid(headerSize)});
}

void WireClient::takeDocument(const QJsonObject &document)
{
    if (const QString fault = envelopeFault(document); !fault.isEmpty())
        return fail(fault);
    const Message message {document.value("type"_L1).toString(),
                           document.value("data"_L1).toObject()};
    if (message.type == u"console"_s)
        output += message.data.value("content"_L1).toString().toUtf8();
    if (message.type == u"console_gap"_s)
        m_next[quint32(message.data.value("channel"_L1).toInteger())] =
            quint64(message.data.value("to"_L1).toInteger());
    received.append(message);
}

// Nothing is missing and nothing comes twice.
void WireClient::follow(const Frame &frame)
{
    frames.append(frame);
    if (frame.kind == 3) {
        m_next[frame.channel] = frame.number;
        return;
    }
    if (frame.kind != 1)
        return fail(u"a binary frame has kind %1"_s.arg(frame.kind));
    if (m_next.contains(frame.channel) && m_next.value(frame.channel) != frame.number)
        fail(u"output goes on at %1 instead of %2"_s.arg(frame.number)
                 .arg(m_next.value(frame.channel)));
    m_next[frame.channel] = frame.number + quint64(frame.bytes.size());
    output += frame.bytes;
}

} // namespace Guestwire::Test
