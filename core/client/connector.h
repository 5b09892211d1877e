// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/client.h"
#include "core/client/knownservers.h"

#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

class QNetworkAccessManager;
class QNetworkReply;
class QSslCertificate;
class QWebSocket;

namespace Guestwire {

// Keeps a Client connected to one server: certificate pin, log-in, WebSocket, back-off with jitter.
// Transient failures are tried again for ever; final ones wait for a person.
class Connector : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle, // not asked to connect
        Connecting,
        AskingTrust, // trustAsked() was emitted: answer trust() or stop()
        AskingLogin, // loginAsked() was emitted: answer logIn(), useToken() or stop()
        Connected,
        Waiting, // tries again at nextAttempt()
        Failed, // finally; failure() says why. start() tries once more
    };

    // `servers` keeps pins; both outlive this.
    Connector(const QUrl &url, Client &client, KnownServers &servers, QObject *parent = nullptr);
    ~Connector() override;

    State state() const { return m_state; }
    QUrl url() const { return m_url; } // wss://host:port, no path
    QString failure() const { return m_failure; } // English; the last one, final or not
    std::chrono::milliseconds untilNextAttempt() const;

    void start();
    void stop();
    void retryNow();

    void trust(); // the certificate that trustAsked() showed, from now on
    void logIn(const QString &user, const QString &password);
    void useToken(const QString &token);

signals:
    void stateChanged();
    // `known` is the pin that was kept, empty at first contact. A changed pin is never accepted here:
    // the state is Failed then, and the person must remove the old pin deliberately.
    void trustAsked(const QString &fingerprint, const QSslCertificate &certificate);
    void loginAsked(const QString &reason); // empty at first, else why the last attempt failed

private:
    void probe();
    void openSocket();
    void requestTicket();
    void post(const QString &path, const QByteArray &body, void (Connector::*done)(QNetworkReply &));
    void loggedIn(QNetworkReply &reply);
    void ticketGiven(QNetworkReply &reply);
    void connected();
    void lost(Protocol::CloseCode code, const QString &reason);
    void retryLater(const QString &why);
    void fail(const QString &why);
    void setState(State state);
    bool checkPin(const QSslCertificate &certificate);

    QUrl m_url;
    Client &m_client;
    KnownServers &m_servers;
    State m_state = State::Idle;
    QString m_failure;
    QString m_accessToken;
    QString m_refreshToken;
    QByteArray m_offered; // pin of the certificate that was shown
    int m_attempts = 0;
    QTimer m_retry;
    std::unique_ptr<QNetworkAccessManager> m_http;
    std::unique_ptr<QWebSocket> m_socket;
};

} // namespace Guestwire
