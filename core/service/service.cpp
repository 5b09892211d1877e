// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/service.h"

#include "core/config/configtable.h"
#include "core/link/websocketlink.h"
#include "core/service/nativesession.h"
#include "core/service/vmconsolesession.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

Q_LOGGING_CATEGORY(log, "guestwire.service")

constexpr auto hostPatience = 3s;
constexpr auto farewell = 2s;

} // namespace

Service::Service(const Config &config, const QString &stateDirectory,
                 std::vector<std::unique_ptr<Host>> hosts)
    : m_config(config)
    , m_audit(stateDirectory, config.audit)
    , m_accounts(stateDirectory)
    , m_tokens(m_accounts, stateDirectory)
    , m_passwords(config.limits.passwordHashings)
    , m_refreshTokens(m_accounts, stateDirectory)
    , m_tickets(m_tokens)
    , m_hub(std::move(hosts), m_config)
    , m_consoles(m_hub, m_config.limits)
    , m_alerts(m_hub, m_config, stateDirectory)
    , m_watches(m_hub, m_consoles, m_config)
    , m_recordings(m_hub, m_consoles, stateDirectory + u"/recordings"_s, m_config.recordings,
                   m_config.limits.questions)
    , m_server(m_config, serverParts(stateDirectory))
    , m_administration({m_config, m_accounts, m_passwords, m_tokens, m_server, m_audit,
                        stateDirectory, [this] { return refusals(); }})
{
    connect(&m_administration, &Administration::listeningWanted, this, &Service::listeningWanted);
    connect(&m_accounts, &Accounts::changed, this, [this] {
        if (hasAccounts())
            m_setupCode.clear();
        reviewSessions();
        emit accountsChanged();
    });
    m_tokens.follow(m_refreshTokens);
    connect(&m_tokens, &Tokens::changed, this, &Service::reviewSessions);
    connect(&m_refreshTokens, &RefreshTokens::ended, this, &Service::reviewSessions);
    connect(&m_consoles, &ConsoleHub::changed, this, &Service::tellStatus);
    watchDoor();
    connect(&m_hub, &Hub::hostChanged, this, &Service::checkHosts);
    if (config.history.enabled)
        keepHistory(stateDirectory);
    watchForAudit();
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_hostsKnown = true;
        emit hostsKnown();
    });
    m_farewell.setSingleShot(true);
    connect(&m_farewell, &QTimer::timeout, this, &Service::stopped);
}

Server::Parts Service::serverParts(const QString &stateDirectory)
{
    Server::Parts parts {
        {m_accounts, m_passwords, m_refreshTokens, m_setupCode, m_tickets, m_tokens, &m_audit},
        *this,
        [this](Admitted admitted) { welcome(std::move(admitted)); },
        [this] { return troubles(); },
        stateDirectory};
    parts.metrics = [this](const Grant &grant) { return metrics(grant); };
    return parts;
}

void Service::watchForAudit()
{
    connect(&m_hub, &Hub::performed, this,
            [this](const QString &user, const Vm &vm, Action action,
                   const CommandMemory::Answer &answer) {
                m_audit.record({.kind = AuditEntry::Kind::Command,
                                .user = user,
                                .vm = vm.id.toString(QUuid::WithoutBraces),
                                .subject = QLatin1StringView(info(action).name),
                                .message = answer ? u"done"_s : answer.error().message});
            });
    connect(&m_hub, &Hub::happened, this, [this](const Event &event) {
        if (event.kind == "console"_L1 && !event.by.isEmpty())
            m_audit.record({.kind = AuditEntry::Kind::Console,
                            .user = event.by,
                            .vm = event.vm.value_or(VmId()).toString(QUuid::WithoutBraces),
                            .message = event.message});
        // Rules that are set or removed, alerts that are acknowledged or snoozed.
        if (event.kind == "alert"_L1 && !event.by.isEmpty())
            m_audit.record({.kind = AuditEntry::Kind::Command,
                            .user = event.by,
                            .vm = event.vm ? event.vm->toString(QUuid::WithoutBraces) : QString(),
                            .subject = event.rule,
                            .message = event.message});
    });
    const auto tell = [this](const QString &message, Severity severity) {
        qCWarning(log).noquote() << message;
        Event event {QDateTime::currentDateTimeUtc(), {}, u"host"_s, message};
        event.severity = severity;
        m_hub.report(event);
    };
    connect(&m_server, &Server::certificateEnding, this,
            [tell](const QString &message, bool hasEnded) {
                tell(message, hasEnded ? Severity::Critical : Severity::Warning);
            });
    connect(&m_audit, &AuditLog::troubled, this, [tell](const QString &reason) {
        tell(
            u"%1. Guestwire goes on, and writes what it can keep as soon as that works again"_s.arg(
                reason),
            Severity::Critical);
    });
    connect(&m_audit, &AuditLog::recovered, this,
            [tell] { tell(u"the audit log is written again"_s, Severity::Info); });
}

void Service::recordStart()
{
    m_audit.record({.kind = AuditEntry::Kind::Started,
                    .message = u"version "_s + QCoreApplication::applicationVersion()});
    QStringList changed;
    for (const Setting &setting : settings())
        if (valueTexts(setting, m_config) != valueTexts(setting, Config()))
            changed.append(setting.key);
    // Names alone: an address or a rule may hold what is nobody else's business.
    m_audit.record({.kind = AuditEntry::Kind::Configuration,
                    .message = changed.isEmpty() ? u"everything has its default"_s
                                                 : u"not the default: "_s + changed.join(", "_L1)});
}

// A socket stops working once its server is gone: sessions end first.
Service::~Service()
{
    qDeleteAll(std::exchange(m_sessions, {}).keys());
}

void Service::keepHistory(const QString &stateDirectory)
{
    HistoryKeeper::Settings settings;
    settings.writer = {HistoryKeeper::fileIn(stateDirectory), m_config.history,
                       m_config.webSocket.metricsInterval};
    settings.questions = m_config.limits.questions;
    m_history = std::make_unique<HistoryKeeper>(settings);
    connect(&m_hub, &Hub::sampled, this, [this] { m_history->take(m_hub.tick()); });
    connect(&m_hub, &Hub::vmChanged, this,
            [this](const Vm &vm) { m_history->name(vm.id, vm.name); });
    connect(&m_hub, &Hub::vmRemoved, this, [this](const Vm &vm) { m_history->leave(vm.id); });
    connect(&m_hub, &Hub::happened, m_history.get(), &HistoryKeeper::record);
    connect(m_history.get(), &HistoryKeeper::told, this, [this](const QString &message) {
        m_hub.report(
            {QDateTime::currentDateTimeUtc(), {}, u"host"_s, message, {}, {}, Severity::Warning});
    });
}

Outcome Service::load()
{
    if (const auto loaded = m_accounts.load(); !loaded)
        return loaded;
    if (const auto loaded = m_tokens.load(); !loaded)
        return loaded;
    if (const auto loaded = m_refreshTokens.load(); !loaded)
        return loaded;
    if (const auto loaded = m_administration.load(); !loaded)
        return loaded;
    m_accounts.watch();
    m_tokens.watch();
    recordStart();
    return done();
}

void Service::open()
{
    m_patience.start(hostPatience);
    m_alerts.load();
    m_hub.open();
}

void Service::checkHosts()
{
    if (m_hostsKnown || !m_hub.areHostsKnown())
        return;
    m_hostsKnown = true;
    m_patience.stop();
    emit hostsKnown();
}

bool Service::isAnyHostConnected() const
{
    const auto hosts = m_hub.hostStatus();
    return std::ranges::any_of(
        hosts, [](const HostStatus &host) { return host.link == Host::Link::Connected; });
}

QStringList Service::hostTroubles() const
{
    QStringList troubles;
    for (const HostStatus &status : m_hub.hostStatus())
        if (status.link != Host::Link::Connected)
            troubles.append(status.uri + ": "_L1
                            + (status.reason.isEmpty() ? u"no answer"_s : status.reason));
    return troubles;
}

Result<QStringList> Service::serve()
{
    const auto urls = m_server.listen();
    m_status.urls = urls ? urls.value() : QStringList();
    m_status.why = urls ? QString() : urls.error().message;
    m_administration.setTrouble(m_status.why);
    emit statusChanged(m_status);
    return urls;
}

void Service::stopServing()
{
    m_server.close();
    m_administration.setTrouble({});
    m_administration.dropRemote(u"the server was turned off"_s);
    m_status.urls.clear();
    m_status.why.clear();
    emit statusChanged(m_status);
}

std::optional<Vm> Service::find(const QString &nameOrUuid) const
{
    const Vm *vm = m_hub.find(nameOrUuid);
    return vm ? std::optional(*vm) : std::nullopt;
}

SessionContext Service::context(bool isLocal)
{
    return {m_hub,     m_consoles,      m_config, isLocal ? nullptr : &m_tokens,
            &m_alerts, m_history.get(), &m_audit, &m_recordings,
            &m_administration};
}

void Service::adopt(std::unique_ptr<Link> link, const Identity &identity)
{
    add(std::make_unique<NativeSession>(context(true), std::move(link), identity), "window",
        {.kind = AuditEntry::Kind::SessionOpened, .user = identity.user, .subject = u"window"_s});
}

void Service::welcome(Admitted admitted)
{
    WebSocketLink::Settings settings;
    settings.end = WebSocketLink::End::Server;
    settings.route = admitted.route;
    settings.format = admitted.cbor ? Protocol::Format::Cbor : Protocol::Format::Json;
    settings.pingInterval = m_config.webSocket.pingInterval;
    settings.pongWait = m_config.webSocket.pongWait;
    settings.writeWait = m_config.webSocket.writeWait;
    settings.closeTimeout = m_config.limits.closeTimeout;
    settings.maxFragments = m_config.limits.fragments;
    settings.maxDepth = m_config.limits.depth;
    auto link =
        std::make_unique<WebSocketLink>(std::move(admitted.socket), admitted.transport, settings);
    const VmId vm = admitted.vm.value_or(VmId());
    AuditEntry opened {.kind = AuditEntry::Kind::SessionOpened,
                       .user = admitted.identity.user,
                       .address = admitted.peer.toString()};
    if (admitted.vm)
        opened.vm = vm.toString(QUuid::WithoutBraces);
    switch (admitted.route) {
    case Protocol::Route::Native:
        add(std::make_unique<NativeSession>(context(false), std::move(link), admitted.identity),
            "native", opened);
        return;
    case Protocol::Route::Vm:
        add(std::make_unique<VmSession>(context(false), std::move(link), admitted.identity, vm),
            "vm", opened);
        return;
    case Protocol::Route::VmConsole:
        add(std::make_unique<VmConsoleSession>(context(false), std::move(link), admitted.identity,
                                               vm),
            "vm-console", opened);
        return;
    }
}

void Service::add(std::unique_ptr<Session> session, const QByteArray &route,
                  const AuditEntry &opened)
{
    m_audit.record(opened);
    Session *added = session.release();
    m_administration.enter(*added, opened.address);
    m_sessions.insert(added, route);
    connect(added, &Session::limited, this, &Service::countLimit);
    connect(added, &Session::dropped, this, &Service::countDrop);
    connect(added, &Session::ended, this, [this, added, opened] {
        if (!m_sessions.remove(added))
            return;
        AuditEntry closed = opened;
        closed.kind = AuditEntry::Kind::SessionClosed;
        closed.at = QDateTime::currentDateTimeUtc();
        m_audit.record(closed);
        added->deleteLater();
        tellStatus();
        if (m_stopping && m_sessions.isEmpty())
            m_farewell.start(0ms);
    });
    tellStatus();
    // One that has nothing to offer, such as the console of a VM without any, ended while it was made.
    if (added->hasEnded())
        emit added->ended();
    else if (m_stopping)
        added->close(Protocol::CloseCode::GoingAway, u"the service ends"_s);
}

void Service::reviewSessions()
{
    const auto sessions = m_sessions.keys();
    for (Session *session : sessions)
        session->review();
}

QStringList Service::troubles() const
{
    QStringList reasons;
    for (const HostStatus &status : m_hub.hostStatus())
        if (status.link != Host::Link::Connected)
            reasons.append(u"a libvirt host is not connected"_s);
    if (m_history && !m_history->trouble().isEmpty())
        reasons.append(u"the history can not be written"_s);
    return reasons;
}

void Service::tellStatus()
{
    ServiceStatus status = m_status;
    // Of sessions, because their sockets go a little later.
    status.clients = int(std::ranges::count_if(
        std::as_const(m_sessions), [](const QByteArray &route) { return route != "window"; }));
    status.openConsoles = m_consoles.openConsoles();
    if (status != std::exchange(m_status, status))
        emit statusChanged(status);
}

void Service::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_audit.record({.kind = AuditEntry::Kind::Stopped});
    m_server.close();
    m_farewell.start(m_sessions.isEmpty() ? 0ms : std::chrono::milliseconds(farewell));
    const auto sessions = m_sessions.keys();
    for (Session *session : sessions)
        session->close(Protocol::CloseCode::GoingAway, u"the service ends"_s);
}

} // namespace Guestwire
