// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connector.h"

#include "core/client/secretturn.h"
#include "core/link/websocketlink.h"
#include "core/protocol/limits.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

constexpr auto stepTimeout = 15s; // for TLS, one HTTP answer, or the upgrade
constexpr auto firstDelay = 500ms;
constexpr auto longestDelay = 30'000ms;
constexpr auto pingInterval = 5s;
constexpr auto pongWait = 30s;
constexpr qint64 maxReply = 64 * 1024; // bytes of an API answer
constexpr quint16 defaultPort = 8443;

QString messageOf(const QJsonObject &body, const QString &otherwise)
{
    const QString message = body.value("error"_L1).toObject().value("message"_L1).toString();
    return message.isEmpty() ? otherwise : message;
}

} // namespace

Connector::Connector(const QUrl &url, Client &client, KnownServers &servers, QObject *parent)
    : QObject(parent)
    , m_url(plainUrl(url))
    , m_client(client)
    , m_servers(servers)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Connector::probe);
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(stepTimeout);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { retryLater(u"%1 does not answer"_s.arg(server())); });
    connect(&m_client, &Client::closed, this, &Connector::linkLost);
}

Connector::~Connector()
{
    dropAttempt();
}

QString Connector::server() const
{
    return serverOf(m_url);
}

QUrl Connector::plainUrl(const QUrl &url)
{
    QUrl plain = url;
    plain.setPort(url.port(defaultPort));
    plain.setPath({});
    return plain;
}

QString Connector::serverOf(const QUrl &url)
{
    return url.host() + u':' + QString::number(url.port(defaultPort));
}

std::chrono::milliseconds Connector::backOff(int attempts, double random)
{
    const auto whole = std::min(longestDelay, firstDelay * (1 << std::min(attempts, 10)));
    return std::chrono::milliseconds(qint64(double(whole.count()) * (0.5 + random / 2)));
}

void Connector::pairWith(const PairingString &pairing)
{
    m_pairing = pairing;
}

void Connector::start()
{
    m_attempts = 0;
    m_failure.clear();
    m_isKeyChanged = false;
    probe();
}

void Connector::stop()
{
    dropAttempt();
    setState(State::Idle);
    m_client.detach();
}

void Connector::retryNow()
{
    if (m_state == State::Waiting)
        probe();
    else if (m_state == State::Failed || m_state == State::Idle)
        start();
}

void Connector::dropAttempt()
{
    ++m_attempt;
    m_turn.reset();
    m_retry.stop();
    m_deadline.stop();
    if (m_probe) {
        m_probe->disconnect(this);
        m_probe.release()->deleteLater();
    }
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater();
    }
}

void Connector::signIn()
{
    if (!m_accessToken.isEmpty()) {
        requestTicket();
    } else if (!m_pairing.code.isEmpty()) {
        m_user = m_pairing.user;
        post(u"/api/v1/pair"_s, {{"code"_L1, m_pairing.code}}, &Connector::paired);
    } else if (!m_refreshToken.isEmpty() || (!m_hasReadSecret && !secretKey().isEmpty())) {
        refresh();
    } else {
        askLogin({});
    }
}

void Connector::paired(int status, const QJsonObject &body)
{
    if (status != 200 && status != 401) {
        retryLater(messageOf(body, u"the server refused with status %1"_s.arg(status)));
        return;
    }
    m_pairing.code.clear();
    loggedIn(status, body);
}

void Connector::askLogin(const QString &reason)
{
    m_accessToken.clear();
    if (!m_refreshToken.isEmpty())
        forgetSecret();
    setState(State::AskingLogin);
    emit loginAsked(reason);
}

void Connector::logIn(const QString &user, const QString &password)
{
    if (m_state != State::AskingLogin)
        return;
    setState(State::Connecting);
    m_user = user;
    post(u"/api/v1/login"_s, {{"username"_L1, user}, {"password"_L1, password}},
         &Connector::loggedIn);
}

void Connector::useToken(const QString &token)
{
    m_accessToken = token;
    m_refreshToken.clear();
    m_hasReadSecret = true; // this token says who it is
    if (m_state == State::AskingLogin) {
        setState(State::Connecting);
        signIn();
    }
}

void Connector::post(const QString &path, const QJsonObject &body, Done done)
{
    QUrl url = m_url;
    url.setScheme(m_url.scheme() == "wss"_L1 ? u"https"_s : u"http"_s);
    url.setPath(path);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(int(std::chrono::milliseconds(stepTimeout).count()));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Accept-Encoding", "identity"); // or a proxy would hide the length
    if (!m_accessToken.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_accessToken.toLatin1());
    m_reply = m_http.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    m_reply->ignoreSslErrors(expectedErrors());
    connect(m_reply, &QNetworkReply::encrypted, this,
            [this] { checkPin(m_reply->sslConfiguration().peerCertificate()); });
    m_deadline.start(); // of the whole answer: one that trickles would never run into the other
    // Progress is told too seldom to stop a fast flood. A server of ours says how long its answer
    // is.
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        const QVariant size = m_reply->header(QNetworkRequest::ContentLengthHeader);
        if (!size.isValid() || size.toLongLong() > maxReply)
            retryLater(u"%1 answers with too much"_s.arg(server()));
    });
    connect(m_reply, &QNetworkReply::finished, this, [this, done] {
        QNetworkReply &reply = *std::exchange(m_reply, nullptr);
        reply.deleteLater();
        m_deadline.stop();
        const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            retryLater(u"cannot reach %1: %2"_s.arg(server(), reply.errorString()));
        else
            (this->*done)(status, QJsonDocument::fromJson(reply.readAll()).object());
    });
}

void Connector::keepTokens(const QJsonObject &body)
{
    m_accessToken = body.value("accessToken"_L1).toString();
    m_refreshToken = body.value("refreshToken"_L1).toString();
    // The one before is of no use any more: it is the next one's turn when this one can be read.
    const auto turn = std::exchange(m_turn, {});
    if (!m_refreshToken.isEmpty() && !secretKey().isEmpty())
        m_secrets->write(secretKey(), m_refreshToken, [turn] {});
}

void Connector::loggedIn(int status, const QJsonObject &body)
{
    if (status != 200) {
        askLogin(messageOf(body, u"the server refused with status %1"_s.arg(status)));
        return;
    }
    if (const auto kept = m_servers.setUser(server(), m_user); !kept)
        m_failure = kept.error().message;
    keepTokens(body);
    requestTicket();
}

void Connector::requestTicket()
{
    post(u"/api/v1/ticket"_s, {}, &Connector::ticketGiven);
}

void Connector::ticketGiven(int status, const QJsonObject &body)
{
    if (status == 200) {
        openSocket(body.value("ticket"_L1).toString());
    } else if (status == 401 && !m_refreshToken.isEmpty()) {
        refresh();
    } else if (status == 401) {
        askLogin(messageOf(body, u"the log-in has ended"_s));
    } else {
        retryLater(messageOf(body, u"the server refused with status %1"_s.arg(status)));
    }
}

void Connector::refreshed(int status, const QJsonObject &body)
{
    if (status == 200) {
        keepTokens(body);
        requestTicket();
    } else if (status == 401) {
        askLogin(messageOf(body, u"the log-in has ended"_s));
        m_turn.reset();
    } else {
        retryLater(messageOf(body, u"the server refused with status %1"_s.arg(status)));
    }
}

void Connector::openSocket(const QString &ticket)
{
    QUrl url = m_url;
    url.setPath(u"/ws"_s);
    url.setQuery(QUrlQuery {{u"ticket"_s, ticket}});
    m_deadline.start();
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingFrameSize(Protocol::maxServerMessage);
    m_socket->setMaxAllowedIncomingMessageSize(Protocol::maxServerMessage);
    m_socket->ignoreSslErrors(expectedErrors());
    connect(m_socket.get(), &QWebSocket::connected, this, &Connector::socketOpened);
    // Before `connected` every end is a failed attempt, whatever code Qt makes of it.
    connect(m_socket.get(), &QWebSocket::disconnected, this, [this] {
        retryLater(u"%1 did not open the WebSocket: %2"_s.arg(server(), m_socket->errorString()));
    });
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QLatin1StringView(Protocol::subprotocolJson)});
    m_socket->open(url, options);
    // QWebSocket does not tell of the handshake; its request waits in the socket until that is
    // over.
    if (auto *tls = m_socket->findChild<QSslSocket *>())
        connect(tls, &QSslSocket::encrypted, this, [this, tls] {
            if (!checkPin(tls->peerCertificate()))
                tls->abort();
        });
}

void Connector::socketOpened()
{
    m_deadline.stop();
    m_socket->disconnect(this);
    m_attempts = 0;
    m_failure.clear();
    WebSocketLink::Settings settings;
    settings.pingInterval = pingInterval;
    settings.pongWait = pongWait;
    m_client.attach(std::make_unique<WebSocketLink>(std::move(m_socket), nullptr, settings));
    setState(State::Connected);
}

void Connector::linkLost(Protocol::CloseCode code, const QString &reason)
{
    if (m_state != State::Connected)
        return;
    if (code == Protocol::CloseCode::TokenExpired) {
        probe();
    } else if (code == Protocol::CloseCode::NotAuthenticated) {
        askLogin(reason.isEmpty() ? u"the log-in has ended"_s : reason);
    } else if (Protocol::isFinal(code)) {
        fail(u"%1 closed the connection for good: %2 (%3)"_s.arg(server(), reason).arg(int(code)));
    } else {
        retryLater(reason.isEmpty() ? u"the connection to %1 broke"_s.arg(server()) : reason);
    }
}

void Connector::retryLater(const QString &why)
{
    dropAttempt();
    if (m_state == State::Idle)
        return; // only the log-out is not heard
    m_failure = why;
    m_retry.start(backOff(m_attempts++, QRandomGenerator::global()->generateDouble()));
    setState(State::Waiting);
}

void Connector::fail(const QString &why)
{
    dropAttempt();
    m_failure = why;
    setState(State::Failed);
}

void Connector::setState(State state)
{
    if (m_state == state && state != State::Waiting)
        return;
    m_state = state;
    emit stateChanged();
}

} // namespace Guestwire
