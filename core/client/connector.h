// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/client.h"
#include "core/client/knownservers.h"
#include "core/client/pairingstring.h"
#include "core/client/secretstore.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslError>
#include <QTimer>
#include <QUrl>

#include <memory>

class QNetworkReply;
class QSslSocket;
class QWebSocket;

namespace Guestwire {

class SecretTurn;

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
        Waiting, // tries again after untilNextAttempt()
        Failed, // finally; failure() says why. start() tries once more
    };

    // `servers` keeps the pins; both references outlive this.
    Connector(const QUrl &url, Client &client, KnownServers &servers, QObject *parent = nullptr);
    ~Connector() override;

    State state() const { return m_state; }
    QUrl url() const { return m_url; } // wss://host:port, no path
    QString server() const; // host:port
    QString lastUser() const { return m_servers.user(server()); }
    QString failure() const { return m_failure; } // English; the last one, final or not
    // It failed because the server shows another key than the one that is remembered.
    bool hasChangedKey() const { return m_state == State::Failed && m_isKeyChanged; }
    std::chrono::milliseconds untilNextAttempt() const { return m_retry.remainingTimeAsDuration(); }

    // Before start(): its pin is trusted without asking and no other is; its code logs in, once.
    void pairWith(const PairingString &pairing);

    // Before start(): log-ins are kept in it, by the server's pin and the user; it outlives this. Only where a
    // server has a pin, because nothing else tells who it is.
    void keepLoginsIn(SecretStore *secrets) { m_secrets = secrets; }

    void start();
    void stop();
    void logOut(); // ends the log-in on the server, forgets it here, and stops
    void retryNow();

    void trust(); // the certificate that trustAsked() showed, from now on
    void logIn(const QString &user, const QString &password);
    void useToken(const QString &token);

    static QString serverOf(const QUrl &url); // host:port
    static QUrl plainUrl(const QUrl &url); // as url() gives it

    // The key of the log-in that is kept for the server "host:port"; empty where none can be.
    static QString secretKey(const KnownServers &servers, const QString &server);

    // 0.5 s doubled with each attempt up to 30 s, then a random half to whole of it, so that a
    // crowd does not come back at once.
    static std::chrono::milliseconds backOff(int attempts, double random);

signals:
    void stateChanged();
    // First contact. A certificate with another key than the pinned one is never asked about: the
    // state is Failed then, and the old pin must be removed deliberately.
    void trustAsked(const QString &pin, const QSslCertificate &certificate);
    void loginAsked(const QString &reason); // empty at first, else why the last attempt failed

private:
    using Done = void (Connector::*)(int status, const QJsonObject &body);

    void probe();
    void probed();
    void keepPin(const QString &pin);
    bool checkPin(const QSslCertificate &shown);
    void failForKey(const QString &expected, const QString &offered);
    void signIn();
    void readSecret();
    void postRefresh();
    void forgetSecret();
    QString secretKey() const; // empty where none can be kept
    void refresh();
    void requestTicket();
    void openSocket(const QString &ticket);
    void socketOpened();
    void linkLost(Protocol::CloseCode code, const QString &reason);
    void post(const QString &path, const QJsonObject &body, Done done);
    void loggedIn(int status, const QJsonObject &body);
    void paired(int status, const QJsonObject &body);
    void refreshed(int status, const QJsonObject &body);
    void loggedOut(int status, const QJsonObject &body);
    void ticketGiven(int status, const QJsonObject &body);
    void keepTokens(const QJsonObject &body);
    void askLogin(const QString &reason);
    void retryLater(const QString &why);
    void fail(const QString &why);
    void setState(State state);
    void dropAttempt();
    QList<QSslError> expectedErrors() const;

    QUrl m_url;
    Client &m_client;
    KnownServers &m_servers;
    State m_state = State::Idle;
    QString m_failure;
    bool m_isKeyChanged = false;
    QString m_accessToken;
    QString m_refreshToken;
    QString m_user;
    SecretStore *m_secrets = nullptr;
    std::shared_ptr<SecretTurn> m_turn; // while a kept log-in is used up
    bool m_hasReadSecret = false;
    PairingString m_pairing; // its pin empty: none; its code empty once it was answered
    QList<QSslCertificate> m_chain; // that the server showed to this attempt
    int m_attempts = 0; // that failed in a row
    int m_attempt = 0; // tells this step from one that was given up
    QTimer m_retry;
    QTimer m_deadline; // of the step under way
    QNetworkAccessManager m_http;
    QNetworkReply *m_reply = nullptr;
    std::unique_ptr<QSslSocket> m_probe;
    std::unique_ptr<QWebSocket> m_socket;
};

} // namespace Guestwire
