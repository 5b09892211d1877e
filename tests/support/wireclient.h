// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWebSocket>

#include <functional>
#include <optional>

namespace Guestwire::Test {

// A client written after the contract alone: it shares no code with the program. It keeps all that
// comes until a test takes it, and fails the test at an envelope or a number that breaks the
// contract.
class WireClient : public QObject
{
    Q_OBJECT

public:
    struct Message
    {
        QString type; // empty: none came
        QJsonObject data;

        QString code() const { return data.value(u"code").toString(); }
        QJsonObject result() const { return data.value(u"result").toObject(); }
        bool succeeded() const { return type == u"response" && data.value(u"success").toBool(); }
    };
    struct Frame
    {
        int kind;
        quint32 channel;
        quint64 number;
        QByteArray bytes;
    };
    using Fits = std::function<bool(const QJsonObject &data)>;

    WireClient(const QUrl &url, const QByteArray &token, const QString &subprotocol = {});

    bool opened(); // waits for it
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    int closeCode(); // waits for the end; 0: it goes on
    void close() { m_socket.close(); }
    void abort() { m_socket.abort(); }

    void send(const QString &type, const QJsonObject &data = {});
    void sendText(const QString &text) { m_socket.sendTextMessage(text); }
    void sendBinary(const QByteArray &bytes) { m_socket.sendBinaryMessage(bytes); }
    // Console bytes with their number.
    void type(quint32 channel, quint64 number, const QByteArray &bytes);

    // Waits for such a message and takes it out of what was received.
    Message take(const QString &type, const Fits &fits = {}, int milliseconds = 0);
    // Sends it with a new requestId and waits for the response or error with that id.
    Message ask(const QString &type, QJsonObject data = {});
    Message answer(const QString &requestId);

    // Waits until the console's output has this text.
    bool shows(const QByteArray &text, int milliseconds = 0);
    bool awaitsScreen(); // the empty frame that ends a rebuild

    QList<Message> received; // and not taken
    QList<Frame> frames; // of kind 1 and 3, all of them
    QByteArray output; // of the console: frames of kind 1, or `console` messages as UTF-8

private:
    void takeText(const QString &text);
    void takeBinary(const QByteArray &bytes);
    void takeDocument(const QJsonObject &document);
    void follow(const Frame &frame);

    QWebSocket m_socket;
    bool m_isCbor;
    QHash<quint32, quint64> m_next; // number of the next output, by channel
};

} // namespace Guestwire::Test
