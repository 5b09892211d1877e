// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/server.h"

#include "core/service/audit.h"
#include "core/service/filewatch.h"
#include "core/service/httpconnection.h"
#include "core/service/listener.h"

#include <QJsonArray>
#include <QLoggingCategory>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

Q_LOGGING_CATEGORY(log, "guestwire.service.door")

constexpr std::chrono::milliseconds renewalCheck = std::chrono::hours(24); // clocks are set
constexpr std::chrono::milliseconds renewalRetry = std::chrono::hours(1);
constexpr QByteArrayView healthPath = "/healthz";
constexpr QByteArrayView metricsPath = "/metrics";
constexpr char metricsType[] = "text/plain; version=0.0.4; charset=utf-8";

std::optional<HttpResponse> noReading(const HttpHead &head)
{
    if (head.method == "GET" || head.method == "HEAD")
        return std::nullopt;
    return errorResponse(405, u"This can only be read: use GET or HEAD."_s)
        .with({"Allow", "GET, HEAD"});
}

// A machine without IPv6 has no [::1]; that is no reason not to serve 127.0.0.1.
bool isDispensable(const Listener &listener, const ListenAddress &address)
{
    const auto error = listener.serverError();
    return address.address == QHostAddress(QHostAddress::LocalHostIPv6)
        && (error == QAbstractSocket::SocketAddressNotAvailableError
            || error == QAbstractSocket::UnsupportedSocketOperationError);
}

} // namespace

Server::Server(const Config &config, Parts parts, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_parts(std::move(parts))
    , m_tls(needsTls(config))
    , m_hosts(listenAddresses(config), config.origins, m_tls)
    , m_files(m_parts.webFiles)
    , m_gate(m_config.webSocket, m_parts.keyring.tokens, m_parts.keyring.tickets, m_parts.routes)
    , m_api(m_parts.keyring, m_parts.directory, m_config.limits.passwordAttemptsPerMinute)
    , m_seats(m_config.limits)
    , m_upgrader(m_tls, m_config.webSocket.maxMessageSize, m_parts.welcome)
    , m_record(m_parts.keyring.audit)
{
    connect(&m_api, &HttpApi::loginRefused, this, &Server::loginRefused);
    connect(&m_api, &HttpApi::limited, this, &Server::limited);
    m_renewal.setSingleShot(true);
    connect(&m_renewal, &QTimer::timeout, this, &Server::renewCertificate);
}

Server::~Server()
{
    close();
}

Result<QStringList> Server::listen()
{
    if (const auto ready = prepareTls(); !ready)
        return ready.error();
    if (const auto opened = open(listenAddresses(m_config)); !opened) {
        close();
        return opened.error();
    }
    openLobby();
    return urls();
}

void Server::openLobby()
{
    m_lobby = std::make_unique<Lobby>(m_config.limits);
    connect(m_lobby.get(), &Lobby::accepted, this, &Server::accepted);
    connect(m_lobby.get(), &Lobby::answered, this, &Server::answered);
    connect(m_lobby.get(), &Lobby::limited, this,
            [this](const QByteArray &limit, const QHostAddress &peer) {
                m_record.add(limit, peer);
                emit limited(limit);
            });
    connect(m_lobby.get(), &Lobby::dropped, this,
            [this](const QByteArray &reason, const QHostAddress &peer) {
                if (reason != "tls") // many a scanner, and no limit
                    m_record.add(reason, peer);
                emit dropped(reason);
            });
    connect(m_lobby.get(), &Lobby::requested, this,
            [this](HttpConnection *connection) { handle(*connection); });
    for (const auto &listener : m_listeners)
        m_lobby->watch(*listener);
}

qsizetype Server::waiting() const
{
    return m_lobby ? m_lobby->size() : 0;
}

void Server::close()
{
    m_renewal.stop();
    m_certificateFiles.clear();
    m_lobby.reset();
    m_listeners.clear();
}

Outcome Server::prepareTls()
{
    if (!m_tls)
        return done();
    auto certificate = Certificate::load(m_config.tls, m_parts.directory);
    if (!certificate)
        return Error {ErrorCode::Unavailable,
                      u"Can not listen with TLS: %1"_s.arg(certificate.error().message)};
    m_certificate = std::move(certificate).value();
    watchCertificate();
    armRenewal();
    return done();
}

void Server::watchCertificate()
{
    m_certificateFiles.clear();
    for (const QString &path : Certificate::files(m_config.tls, m_parts.directory)) {
        m_certificateFiles.push_back(std::make_unique<FileWatch>(path));
        connect(m_certificateFiles.back().get(), &FileWatch::changed, this,
                &Server::renewCertificate);
    }
}

// One of ours is renewed as soon as it is due; one of the user's is only read again. Its end is
// told as it comes.
void Server::armRenewal()
{
    const std::chrono::milliseconds left(
        QDateTime::currentDateTimeUtc().msecsTo(m_certificate->expiry()));
    const std::chrono::milliseconds due = left - std::chrono::milliseconds(Certificate::renewal);
    warnOfEnd();
    if (due.count() > 0)
        m_renewal.start(std::min<std::chrono::milliseconds>(due + 1s, renewalCheck));
    else
        m_renewal.start(left.count() > 0
                            ? std::min<std::chrono::milliseconds>(left + 1s, renewalRetry)
                            : renewalRetry);
}

void Server::warnOfEnd()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString warning = m_certificate->warning(m_config.tls, now);
    const bool hasEnded = now >= m_certificate->expiry();
    if (warning.isEmpty() || (m_warned == now.date() && m_warnedTooLate == hasEnded))
        return;
    m_warned = now.date();
    m_warnedTooLate = hasEnded;
    emit certificateEnding(warning, hasEnded);
}

Outcome Server::open(const QList<ListenAddress> &addresses)
{
    std::optional<QSslConfiguration> tls;
    if (m_certificate)
        tls = tlsConfiguration(*m_certificate);
    Outcome missing =
        Error {ErrorCode::Unavailable, u"There is no address to listen on; set 'listen'."_s};
    for (const ListenAddress &address : addresses) {
        auto listener = std::make_unique<Listener>(tls, m_config.limits);
        if (const auto opened = listener->open(address); opened)
            m_listeners.push_back(std::move(listener));
        else if (isDispensable(*listener, address))
            missing = opened;
        else
            return opened;
    }
    return m_listeners.empty() ? missing : done();
}

void Server::renewCertificate()
{
    auto certificate = Certificate::load(m_config.tls, m_parts.directory);
    if (!certificate)
        // Of a pair that is being replaced one file is there before the other.
        qCWarning(log).noquote() << "The certificate stays the one from before:"
                                 << certificate.error().message;
    else if (certificate.value().chain() != m_certificate->chain())
        use(std::move(certificate).value());
    armRenewal();
}

void Server::use(Certificate certificate)
{
    m_certificate = std::move(certificate);
    m_warned = {};
    for (const auto &listener : m_listeners)
        listener->setTls(tlsConfiguration(*m_certificate));
    const QString message = u"another certificate, until %1, with the pin %2"_s.arg(
        m_certificate->expiry().toString(Qt::ISODate), m_certificate->pin());
    qCInfo(log).noquote() << message;
    if (m_parts.keyring.audit)
        m_parts.keyring.audit->record(
            {.kind = AuditEntry::Kind::Configuration, .message = message});
}

QStringList Server::urls() const
{
    QStringList urls;
    for (const auto &listener : m_listeners)
        urls.append(listener->url());
    return urls;
}

QString Server::pin() const
{
    return m_certificate ? m_certificate->pin() : QString();
}

void Server::handle(HttpConnection &connection)
{
    const HttpRequest &request = connection.request();
    if (const auto refusal = foreign(request.head)) {
        recordRefusal(request, {}, *refusal);
        return connection.answer(*refusal);
    }
    if (request.head.asksForWebSocket())
        return handleUpgrade(connection);
    if (request.head.path == metricsPath && m_parts.metrics)
        return connection.answer(metrics(request));
    if (!HttpApi::isPath(request.head.path))
        return connection.answer(read(request.head));
    m_api.handle(request, [waiting = QPointer(&connection)](const HttpResponse &response) {
        if (waiting)
            waiting->answer(response);
    });
}

void Server::handleUpgrade(HttpConnection &connection)
{
    const HttpRequest &request = connection.request();
    if (!Gate::isRoute(request.head.path))
        return connection.answer(errorResponse(404, u"There is no WebSocket at this path."_s));
    const auto decision = m_gate.decide(request.head);
    if (const auto *refusal = std::get_if<HttpResponse>(&decision)) {
        recordRefusal(request, {}, *refusal);
        return connection.answer(*refusal);
    }
    const auto &admission = std::get<Admission>(decision);
    if (const auto full = m_seats.refusal(admission.identity.user, request.peer)) {
        emit limited(full->limit);
        recordRefusal(request, admission.identity.user, full->response);
        return connection.answer(full->response);
    }
    const QHostAddress peer = request.peer;
    auto socket = connection.takeSocket();
    m_seats.take(*socket, admission.identity.user, peer);
    m_upgrader.upgrade(std::move(socket), admission);
}

void Server::recordRefusal(const HttpRequest &request, const QString &user,
                           const HttpResponse &refusal) const
{
    if (!m_parts.keyring.audit)
        return;
    using Kind = AuditEntry::Kind;
    const Kind kind = refusal.status == 401              ? Kind::LoginFailed
        : refusal.status == 403 || refusal.status == 404 ? Kind::Denied
                                                         : Kind::LimitTripped;
    m_parts.keyring.audit->record({.kind = kind,
                                   .user = user,
                                   .address = request.peer.toString(),
                                   .subject = QString::fromUtf8(request.head.path),
                                   .message = u"answered with status %1"_s.arg(refusal.status)});
}

std::optional<HttpResponse> Server::foreign(const HttpHead &head) const
{
    const QByteArray host = head.field("host").value_or(QByteArray());
    if (!m_hosts.knowsHost(host))
        return errorResponse(
            403,
            u"This server does not go by that name. If it should, add its address, as in "
            "https://name:8443, to 'origins' in config.yaml."_s);
    const auto origin = head.field("origin");
    if (origin && !m_hosts.allowsOrigin(*origin, host))
        return errorResponse(
            403,
            u"Pages from there may not use this server. If they should, add their origin to "
            "'origins' in config.yaml."_s);
    return std::nullopt;
}

HttpResponse Server::read(const HttpHead &head) const
{
    if (head.path == healthPath)
        return health(head);
    if (Gate::isRoute(head.path)) {
        return errorResponse(426, u"There is a WebSocket at this path, and nothing else."_s)
            .with({"Upgrade", "websocket"});
    }
    return m_files.respond(head).value_or(errorResponse(404, u"There is nothing at this path."_s));
}

HttpResponse Server::health(const HttpHead &head) const
{
    if (const auto refusal = noReading(head))
        return *refusal;
    const QStringList reasons = m_parts.health();
    if (reasons.isEmpty())
        return jsonResponse(200, {{"status"_L1, u"ok"_s}});
    return jsonResponse(
        503,
        {{"status"_L1, u"unavailable"_s}, {"reasons"_L1, QJsonArray::fromStringList(reasons)}});
}

Result<Grant> Server::mayReadMetrics(const HttpRequest &request) const
{
    if (m_config.prometheus.access == "loopback"_L1) {
        if (request.peer.isLoopback())
            return Grant {};
        return Error {
            ErrorCode::PermissionDenied,
            u"This page is for the server's own machine; prometheus.access in config.yaml "
            "says so."_s};
    }
    const auto identity = bearer(request.head, m_parts.keyring.tokens);
    return identity ? Result<Grant>(identity.value().grant) : identity.error();
}

HttpResponse Server::metrics(const HttpRequest &request) const
{
    if (const auto refusal = noReading(request.head))
        return *refusal;
    const auto grant = mayReadMetrics(request);
    if (!grant)
        return errorResponse(grant.error().code == ErrorCode::AuthError ? 401 : 403,
                             grant.error().message);
    const QByteArray page = m_parts.metrics(grant.value());
    if (page.size() > m_config.limits.metricsPage)
        return errorResponse(
            503,
            u"The page is larger than limits.metricsPage. Raise it, or use a token for fewer VMs."_s);
    return {200, metricsType, page, {}};
}

} // namespace Guestwire
