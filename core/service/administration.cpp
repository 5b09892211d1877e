// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/administration.h"

#include "core/service/accounts.h"
#include "core/service/audit.h"
#include "core/service/jsonfile.h"
#include "core/service/passwords.h"
#include "core/service/server.h"
#include "core/service/session.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

QString switchFile(const QString &directory)
{
    return directory + u"/server.json"_s;
}

CertificateInfo describe(const Certificate &certificate, const TlsConfig &config)
{
    const QSslCertificate &first = certificate.chain().constFirst();
    return {first.subjectInfo(QSslCertificate::CommonName).join(u", "_s), certificate.pin(),
            QString::fromLatin1(first.digest(QCryptographicHash::Sha256).toHex()),
            first.expiryDate().toUTC(), config.certificate.isEmpty()};
}

QString describe(const AccountChange &change)
{
    QStringList parts;
    if (change.role)
        parts.append(u"role %1"_s.arg(toName(*change.role)));
    if (change.vms)
        parts.append(u"VMs %1"_s.arg(change.vms->isEmpty() ? u"*"_s : change.vms->join(u' ')));
    if (change.password)
        parts.append(u"password set, tokens revoked"_s);
    return (change.create ? u"added: "_s : u"changed: "_s) + parts.join(u"; "_s);
}

} // namespace

Administration::Administration(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

Outcome Administration::load()
{
    const auto kept = readPrivateJson(switchFile(m_parts.directory));
    if (!kept)
        return kept.error();
    if (kept.value())
        m_isListeningWanted = kept.value()->value("listen"_L1).toBool(true);
    return done();
}

void Administration::enter(Session &session, const QString &address)
{
    m_sessions.insert(&session, {++m_lastClient, address});
    connect(&session, &Session::ended, this,
            [this, entered = &session] { m_sessions.remove(entered); });
    connect(&session, &QObject::destroyed, this,
            [this, entered = &session] { m_sessions.remove(entered); });
}

QList<ClientInfo> Administration::clients(const Session *asking) const
{
    QList<ClientInfo> clients;
    for (auto it = m_sessions.cbegin(); it != m_sessions.cend(); ++it) {
        ClientInfo info = it.key()->describe();
        info.id = it->id;
        info.address = it->address;
        info.self = it.key() == asking;
        clients.append(info);
    }
    std::ranges::sort(clients, {}, &ClientInfo::id);
    return clients;
}

Outcome Administration::drop(ClientId client, const Session &by)
{
    Session *session = nullptr;
    for (auto it = m_sessions.cbegin(); it != m_sessions.cend(); ++it)
        if (it->id == client)
            session = it.key();
    if (!session)
        return Error {ErrorCode::Conflict, u"there is no such connection any more"_s};
    if (session == &by)
        return Error {ErrorCode::Conflict, u"this is your own connection: close it instead"_s};
    if (session->isLocal())
        return Error {ErrorCode::Conflict,
                      u"this is the window that the service runs in: it can not be dropped"_s};
    record(by.identity().user, session->identity().user,
           u"connection from %1 dropped"_s.arg(m_sessions.value(session).address));
    // Final, or the client would be back within a second.
    session->close(Protocol::CloseCode::Forbidden, u"an administrator closed this connection"_s);
    return done();
}

void Administration::dropRemote(const QString &reason)
{
    const QList<Session *> sessions = m_sessions.keys();
    for (Session *session : sessions)
        if (!session->isLocal())
            session->close(Protocol::CloseCode::GoingAway, reason);
}

// Why this server can not be turned on or off by one who asks.
QString Administration::obstacle(bool isLocal) const
{
    if (!m_parts.config.webSocket.enabled)
        return u"websocket.enabled is false in the configuration, which comes first."_s;
    if (!isLocal)
        return u"It is turned on and off in the window that it runs beside, or with the service, but "
               "not by those who are connected by it."_s;
    return m_isSwitchOffered ? QString() : u"This window's service has no server of its own."_s;
}

ServerInfo Administration::server(const Session &asking) const
{
    const LimitsConfig &limits = m_parts.config.limits;
    ServerInfo info;
    info.reason = obstacle(asking.isLocal());
    info.switchable = info.reason.isEmpty();
    info.addresses = m_parts.server.urls();
    info.enabled = m_isSwitchOffered ? m_isListeningWanted : !info.addresses.isEmpty();
    if (info.addresses.isEmpty() && !m_trouble.isEmpty())
        info.reason = m_trouble;
    else if (info.addresses.isEmpty() && info.switchable && m_parts.accounts.isEmpty())
        info.reason = u"There is no account yet that anybody could log in with."_s;
    if (const auto &certificate = m_parts.server.certificate())
        info.certificate = describe(*certificate, m_parts.config.tls);
    info.limits = {{u"clients"_s, limits.clients},
                   {u"clientsPerUser"_s, limits.clientsPerUser},
                   {u"clientsPerAddress"_s, limits.clientsPerAddress},
                   {u"connections"_s, limits.connections}};
    info.refusals = m_parts.refusals();
    return info;
}

Outcome Administration::setListening(bool enabled, const Session &by)
{
    if (const QString why = obstacle(by.isLocal()); !why.isEmpty())
        return Error {ErrorCode::Conflict, why};
    if (enabled && m_parts.accounts.isEmpty())
        return Error {ErrorCode::Conflict,
                      u"There is no account yet that anybody could log in with: make one first."_s};
    const auto written = writePrivateJson(switchFile(m_parts.directory), {{"listen"_L1, enabled}});
    if (!written)
        return written;
    m_isListeningWanted = enabled;
    record(by.identity().user, {}, enabled ? u"server turned on"_s : u"server turned off"_s);
    emit listeningWanted(enabled);
    if (enabled && !m_trouble.isEmpty())
        return Error {ErrorCode::Unavailable, m_trouble};
    return done();
}

QList<AccountInfo> Administration::accounts() const
{
    QList<AccountInfo> accounts;
    for (const Account &account : m_parts.accounts.all())
        accounts.append({account.name, account.grant});
    std::ranges::sort(accounts, {}, &AccountInfo::name);
    return accounts;
}

void Administration::setAccount(AccountChange change, const QString &by, QObject *context,
                                const std::function<void(const Outcome &)> &answered)
{
    if (!change.password)
        return answered(apply(change, {}, by));
    QByteArray password = change.password->toUtf8();
    change.password = QString(); // that there is one is all that has to be known from here on
    if (const Outcome good = checkPassword(password, change.name); !good)
        return answered(good);
    auto hash = m_parts.passwords.hash(std::move(password));
    if (!hash)
        return answered(hash.error());
    hash.value().then(context, [this, change, by, answered](const Result<QByteArray> &made) {
        answered(made ? apply(change, made.value(), by) : Outcome(made.error()));
    });
}

Outcome Administration::apply(const AccountChange &change, const QByteArray &hash,
                              const QString &by)
{
    const Outcome changed = m_parts.accounts.apply(change, hash);
    if (changed)
        record(by, change.name, describe(change));
    return changed;
}

Outcome Administration::removeAccount(const QString &name, const QString &by)
{
    const Outcome removed = m_parts.accounts.removeUnlessLast(name);
    if (removed)
        record(by, name, u"removed, tokens revoked"_s);
    return removed;
}

Result<IssuedToken> Administration::issueToken(const QString &name, std::chrono::seconds lifetime,
                                               const QString &by)
{
    if (!m_parts.accounts.find(name))
        return Error {ErrorCode::Conflict, u"there is no user \"%1\""_s.arg(displayText(name))};
    const QDateTime expiresAt = QDateTime::currentDateTimeUtc().addSecs(qint64(lifetime.count()));
    const auto token = m_parts.tokens.issue(name, lifetime);
    if (!token)
        return token.error();
    m_parts.audit.record({.kind = AuditEntry::Kind::TokenIssued,
                          .user = by,
                          .subject = name,
                          .message = u"for %1 seconds"_s.arg(lifetime.count())});
    return IssuedToken {QString::fromLatin1(token.value()), expiresAt};
}

void Administration::record(const QString &by, const QString &subject, const QString &message) const
{
    m_parts.audit.record(
        {.kind = AuditEntry::Kind::Account, .user = by, .subject = subject, .message = message});
}

} // namespace Guestwire
