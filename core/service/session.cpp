// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/session.h"

#include "core/protocol/access.h"
#include "core/service/audit.h"
#include "core/service/hub.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

constexpr auto minute = 60'000; // ms
constexpr auto longestTimer = std::chrono::milliseconds(24h); // re-armed; a QTimer ends at 24 days

Protocol::RequestId requestOf(const Protocol::Message &message)
{
    return std::visit(
        [](const auto &m) {
            if constexpr (requires { m.request; })
                return Protocol::RequestId(m.request);
            else
                return Protocol::RequestId();
        },
        message);
}

} // namespace

Session::Session(const SessionContext &context, std::unique_ptr<Link> link,
                 const Identity &identity)
    : m_context(context)
    , m_link(std::move(link))
    , m_identity(identity)
    , m_messages(config().limits.messagesPerSecond, config().limits.messagesBurst)
    , m_commands(config().limits.commandsPerSecond, config().limits.commandsBurst)
{
    m_clock.start();
    connect(m_link.get(), &Link::received, this, &Session::take);
    connect(m_link.get(), &Link::heard, this,
            [this] { m_heardAt = QDateTime::currentDateTimeUtc(); });
    connect(m_link.get(), &Link::malformed, this, &Session::takeMalformed);
    connect(m_link.get(), &Link::drained, this, [this] {
        watchBudget();
        if (!isCongested())
            drained();
    });
    connect(m_link.get(), &Link::heard, this, &Session::watchBudget);
    connect(m_link.get(), &Link::limited, this, [this](const QByteArray &limit) {
        recordLimit(limit, u"the connection met this limit"_s);
        emit dropped(limit);
    });
    connect(m_link.get(), &Link::closed, this, [this] {
        m_hasEnded = true;
        emit ended();
    });
    connect(&hub(), &Hub::progressed, this, &Session::tellProgress);
    m_slow.setInterval(config().limits.slowTimeout);
    m_slow.setSingleShot(true);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        drop(pending() > config().limits.outputQueue ? "outputQueue" : "slowTimeout",
             Protocol::CloseCode::Slow, u"this client reads too slowly"_s);
        m_link->abort();
    });
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &Session::review);
    armExpiry();
}

Session::~Session() = default;

ClientInfo Session::describe() const
{
    ClientInfo info;
    info.user = m_identity.user;
    info.since = m_since;
    info.heardAt = m_heardAt;
    info.queued = pending();
    info.sent = m_link->sentBytes();
    return info;
}

void Session::armExpiry()
{
    if (!m_context.tokens)
        return;
    const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(m_identity.expiresAt);
    m_expiry.start(std::chrono::milliseconds(std::clamp<qint64>(left, 0, longestTimer.count())));
}

void Session::review()
{
    if (!m_context.tokens)
        return;
    if (m_identity.expiresAt <= QDateTime::currentDateTimeUtc()) {
        emit dropped("tokenExpired");
        close(Protocol::CloseCode::TokenExpired, u"the token has expired"_s);
        return;
    }
    const auto current = m_context.tokens->current(m_identity);
    if (!current) {
        const bool isRetired = m_context.tokens->isRetired(m_identity);
        emit dropped(isRetired ? "tokenExpired" : "notAuthenticated");
        close(isRetired ? Protocol::CloseCode::TokenExpired
                        : Protocol::CloseCode::NotAuthenticated,
              current.error().message);
        return;
    }
    armExpiry();
    if (current.value() == m_identity)
        return;
    m_identity = current.value();
    permissionsChanged();
}

void Session::close(Protocol::CloseCode code, const QString &reason)
{
    m_link->close(code, reason);
}

void Session::drop(const QByteArray &limit, Protocol::CloseCode code, const QString &message)
{
    recordLimit(limit, message);
    emit dropped(limit);
    close(code, message);
}

void Session::send(const Protocol::Message &message)
{
    m_link->send(message);
    watchBudget();
}

void Session::watchBudget()
{
    if (!isCongested()) {
        m_slow.stop();
        return;
    }
    if (!m_slow.isActive())
        m_slow.start();
    if (m_link->pending() > config().limits.outputQueue)
        m_slow.start(0ms); // from the event loop: whoever is sending is not done yet
}

void Session::refuse(const Protocol::RequestId &request, ErrorCode code, const QString &message)
{
    recordRefusal(code, message);
    send(Protocol::Failure {request, {code, message}, {}, {}});
}

void Session::recordRefusal(ErrorCode code, const QString &message)
{
    if (!m_context.audit)
        return;
    if (code == ErrorCode::PermissionDenied)
        m_context.audit->record(
            {.kind = AuditEntry::Kind::Denied, .user = m_identity.user, .message = message});
    else if (code == ErrorCode::RateLimited)
        recordLimit({}, message);
}

void Session::recordLimit(const QByteArray &limit, const QString &message)
{
    if (m_context.audit)
        m_context.audit->record({.kind = AuditEntry::Kind::LimitTripped,
                                 .user = m_identity.user,
                                 .subject = QString::fromLatin1(limit),
                                 .message = message});
}

void Session::refuseAt(const QByteArray &limit, const Protocol::RequestId &request,
                       const QString &message)
{
    recordLimit(limit, message);
    emit limited(limit);
    send(Protocol::Failure {request, {ErrorCode::RateLimited, message}, {}, {}});
}

Permissions Session::permissionsOn(VmId id) const
{
    const Vm *vm = hub().vm(id);
    // Patterns are matched for what is not there too, so that the time does not tell which it is.
    const Permissions permissions =
        Guestwire::permissionsOn(m_identity.grant, vm ? vm->name : QString());
    return vm ? permissions : Permissions();
}

bool Session::allow(const Protocol::RequestId &request, VmId vm, Permissions needed)
{
    const auto missing = Protocol::firstMissing(needed | Permission::Monitor, permissionsOn(vm));
    if (!missing)
        return true;
    // Without this one it looks like a VM that is not there.
    if (*missing == Permission::Monitor) {
        refuse(request, ErrorCode::VmNotFound,
               u"there is no VM with the id %1, or it is not yours to see"_s.arg(
                   vm.toString(QUuid::WithoutBraces)));
        recordRefusal(ErrorCode::PermissionDenied, u"asked for a VM that it may not see"_s);
        return false;
    }
    refuse(request, ErrorCode::PermissionDenied,
           u"%1 lacks the permission \"%2\" on %3"_s.arg(m_identity.user, toName(*missing),
                                                         displayText(hub().vm(vm)->name)));
    return false;
}

void Session::perform(const Protocol::RequestId &request, VmId vm, const Command &command)
{
    const UnderWay underWay {request, vm, command.action};
    m_underWay.append(underWay);
    hub().perform(m_identity.user, vm, request, command, this,
                  [this, request, underWay](const CommandMemory::Answer &answer) {
                      m_underWay.removeOne(underWay);
                      if (answer)
                          send(Protocol::Response {
                              request, true, answer.value().message, {}, answer.value()});
                      else
                          send(Protocol::Response {
                              request, false, answer.error().message, answer.error().code, {}});
                  });
}

// Nobody needs an old figure: one that has to wait is left out.
void Session::tellProgress(VmId vm, Action action, double percent)
{
    for (const UnderWay &one : std::as_const(m_underWay))
        if (one.vm == vm && one.action == action && !one.request.isEmpty() && !isCongested())
            send(Protocol::Progress {one.request, percent,
                                     QLatin1StringView(info(action).name) + u" is under way"_s});
}

bool Session::isTooFast(const Protocol::Message &message)
{
    // Input has its own bound, the bytes that wait for the guest: none of it may be dropped here.
    // The window's own session needs no guard against its own process.
    if (!m_context.tokens || std::holds_alternative<Protocol::ConsoleInput>(message))
        return false;
    if (!m_messages.take()) {
        if (++m_tooFast > config().limits.messagesBurst)
            drop("messagesPerSecond", Protocol::CloseCode::Rate, u"messages come too fast"_s);
        else
            refuseAt("messagesPerSecond", requestOf(message),
                     u"at most %1 messages a second"_s.arg(config().limits.messagesPerSecond));
        return true;
    }
    m_tooFast = 0;
    const auto *command = std::get_if<Protocol::Perform>(&message);
    if (command && !m_commands.take()) {
        refuseAt(
            "commandsPerSecond", command->request,
            u"at most %1 commands a second; try again"_s.arg(config().limits.commandsPerSecond));
        return true;
    }
    return false;
}

void Session::take(const Protocol::Message &message)
{
    if (!isTooFast(message))
        receive(message);
}

void Session::takeMalformed(const Error &error, const QString &request)
{
    refuse(request, error.code, error.message);
    if (error.code != ErrorCode::InvalidMessage && error.code != ErrorCode::InvalidCommand)
        return;
    m_malformed.push_back(m_clock.elapsed());
    while (m_malformed.front() < m_clock.elapsed() - minute)
        m_malformed.pop_front();
    if (m_malformed.size() >= size_t(config().limits.malformedPerMinute)) {
        drop("malformedPerMinute", Protocol::CloseCode::BadRequest,
             u"too many malformed messages"_s);
    }
}

} // namespace Guestwire
