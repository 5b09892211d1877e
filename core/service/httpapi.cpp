// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/httpapi.h"

#include "core/service/accounts.h"
#include "core/service/gate.h"
#include "core/service/passwords.h"
#include "core/service/refreshtokens.h"
#include "core/service/setupcode.h"
#include "core/service/tickets.h"

#include <QJsonDocument>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

using Kind = AuditEntry::Kind;

constexpr QByteArrayView prefix = "/api/v1/";
constexpr std::chrono::seconds attemptsPause = 60s; // the limiter counts by the minute
constexpr std::chrono::seconds busyPause = 2s; // hashing a password takes less

HttpResponse busy(const QString &message, std::chrono::seconds retryAfter)
{
    return errorResponse(429, message)
        .with({"Retry-After", QByteArray::number(qint64(retryAfter.count()))});
}

HttpResponse refused(const Error &error)
{
    switch (error.code) {
    case ErrorCode::AuthError:
        return errorResponse(401, error.message);
    case ErrorCode::RateLimited:
        return busy(error.message, busyPause);
    case ErrorCode::Conflict:
        return errorResponse(409, error.message);
    case ErrorCode::InvalidCommand:
        return errorResponse(400, error.message);
    default:
        return errorResponse(503, error.message);
    }
}

// A page that is not ours can send no such type without asking first, which it is never allowed.
bool isJson(const HttpHead &head)
{
    const QByteArray type = head.field("content-type").value_or(QByteArray());
    return type.split(';').constFirst().trimmed().compare("application/json", Qt::CaseInsensitive)
        == 0;
}

bool hasExactly(const QJsonObject &object, const QStringList &keys)
{
    return object.size() == keys.size() && std::ranges::all_of(keys, [&object](const QString &key) {
               return object.value(key).isString();
           });
}

std::optional<QJsonObject> parseBody(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document =
        QJsonDocument::fromJson(body.isEmpty() ? QByteArray("{}") : body, &error);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

} // namespace

HttpApi::HttpApi(const Keyring &keyring, const QString &directory, int passwordAttemptsPerMinute,
                 QObject *parent)
    : QObject(parent)
    , m_keyring(keyring)
    , m_pairingCodes(keyring.accounts, directory)
    , m_limiter(passwordAttemptsPerMinute)
{
}

bool HttpApi::isPath(QByteArrayView path)
{
    return path.startsWith(prefix);
}

const QList<HttpApi::Endpoint> &HttpApi::endpoints()
{
    static const QList<Endpoint> table {
        {"login", {u"username"_s, u"password"_s}, &HttpApi::logIn},
        {"refresh", {u"refreshToken"_s}, &HttpApi::refresh},
        {"logout", {u"refreshToken"_s}, &HttpApi::logOut},
        {"ticket", {}, &HttpApi::ticket},
        {"pair", {u"code"_s}, &HttpApi::pair},
        {"setup", {u"code"_s, u"username"_s, u"password"_s}, &HttpApi::setUp},
    };
    return table;
}

void HttpApi::handle(const HttpRequest &request, const Answer &answer)
{
    const QByteArrayView path = QByteArrayView(request.head.path).sliced(prefix.size());
    const auto endpoint = std::ranges::find(endpoints(), path, &Endpoint::path);
    if (endpoint == endpoints().end())
        return answer(errorResponse(404, u"There is nothing at this path."_s));
    if (request.head.method != "POST") {
        return answer(errorResponse(405, u"Use POST."_s).with({"Allow", "POST"}));
    }
    // What takes no values may come without a body; its token shows that no foreign page sent it.
    const bool hasNothing = endpoint->keys.isEmpty() && request.body.isEmpty();
    if (!hasNothing && !isJson(request.head))
        return answer(
            errorResponse(415, u"The body has to be JSON, with Content-Type: application/json."_s));
    const auto body = hasNothing ? QJsonObject() : parseBody(request.body);
    if (!body || !hasExactly(*body, endpoint->keys))
        return answer(errorResponse(
            400,
            endpoint->keys.isEmpty()
                ? u"The body has to be an empty JSON object."_s
                : u"The body has to be a JSON object of exactly these texts: %1."_s.arg(
                    endpoint->keys.join(u", "_s))));
    (this->*endpoint->act)(request, *body, answer);
}

void HttpApi::logIn(const HttpRequest &request, const QJsonObject &body, const Answer &answer)
{
    if (m_keyring.accounts.isEmpty())
        return answer(errorResponse(
            401, "SETUP_REQUIRED"_L1,
            u"There is no account yet. Make the first one with the one-time code that the "
            "service printed, or with: guestwire user add NAME"_s));
    Login login {request.peer, body.value("username"_L1).toString(),
                 body.value("password"_L1).toString().toUtf8()};
    const auto delay = m_limiter.admit(login.peer, login.user);
    if (!delay) {
        emit limited("passwordAttemptsPerMinute");
        record(Kind::LimitTripped, login.peer, login.user, delay.error().message);
        return answer(busy(delay.error().message, attemptsPause));
    }
    QTimer::singleShot(delay.value(), this, [this, login = std::move(login), answer]() mutable {
        verify(std::move(login), answer);
    });
}

void HttpApi::verify(Login login, const Answer &answer)
{
    const auto account = m_keyring.accounts.find(login.user);
    const QByteArray hash = account ? account->passwordHash : QByteArray();
    auto verifying = m_keyring.passwords.verify(hash, std::move(login.password));
    if (!verifying) {
        if (verifying.error().code == ErrorCode::RateLimited) {
            emit limited("passwordHashings");
            record(Kind::LimitTripped, login.peer, login.user, verifying.error().message);
        }
        return answer(refused(verifying.error()));
    }
    login.password = {};
    verifying.value().then(this, [this, login = std::move(login), hash, answer](bool right) {
        verified(right, login, hash, answer);
    });
}

void HttpApi::verified(bool right, const Login &login, const QByteArray &hash, const Answer &answer)
{
    // The account may have been removed or got another password while the hashing went on.
    const auto account = m_keyring.accounts.find(login.user);
    if (!right || !account || account->passwordHash != hash) {
        m_limiter.failed(login.user);
        emit loginRefused();
        record(Kind::LoginFailed, login.peer, login.user, u"wrong user name or password"_s);
        return answer(errorResponse(401, u"User name or password is wrong."_s));
    }
    m_limiter.succeeded(login.peer, login.user);
    record(Kind::Login, login.peer, login.user, {});
    answer(begin(login.user));
}

HttpResponse HttpApi::begin(const QString &user)
{
    const auto refreshToken = m_keyring.refreshTokens.begin(user);
    if (!refreshToken)
        return refused(refreshToken.error());
    return tokens(user, refreshToken.value());
}

HttpResponse HttpApi::tokens(const QString &user, const QByteArray &refreshToken) const
{
    const auto accessToken = m_keyring.tokens.issue(user, Tokens::accessLifetime,
                                                    RefreshTokens::sessionOf(refreshToken));
    if (!accessToken)
        return refused(accessToken.error());
    return jsonResponse(200,
                        {{"accessToken"_L1, QString::fromLatin1(accessToken.value())},
                         {"expiresIn"_L1, qint64(Tokens::accessLifetime.count())},
                         {"refreshToken"_L1, QString::fromLatin1(refreshToken)}});
}

void HttpApi::refresh(const HttpRequest &request, const QJsonObject &body, const Answer &answer)
{
    const auto rotation =
        m_keyring.refreshTokens.rotate(body.value("refreshToken"_L1).toString().toUtf8());
    if (const auto *error = std::get_if<Error>(&rotation)) {
        record(Kind::LoginFailed, request.peer, {}, u"a refresh token that is void"_s);
        return answer(refused(*error));
    }
    if (const auto *reused = std::get_if<RefreshTokens::Reused>(&rotation)) {
        record(Kind::TokenRevoked, request.peer, reused->user,
               u"a refresh token came a second time, so it was stolen: its log-in was ended"_s);
        return answer(refused(reused->error));
    }
    const auto &rotated = std::get<RefreshTokens::Rotated>(rotation);
    record(Kind::TokenIssued, request.peer, rotated.user, u"refreshed"_s);
    answer(tokens(rotated.user, rotated.token));
}

void HttpApi::logOut(const HttpRequest &request, const QJsonObject &body, const Answer &answer)
{
    const auto ended =
        m_keyring.refreshTokens.end(body.value("refreshToken"_L1).toString().toUtf8());
    if (ended)
        record(Kind::Logout, request.peer, ended.value(), {});
    answer(ended ? HttpResponse {204, {}, {}, {}} : refused(ended.error()));
}

void HttpApi::ticket(const HttpRequest &request, const QJsonObject &, const Answer &answer)
{
    const auto identity = bearer(request.head, m_keyring.tokens);
    if (!identity)
        return answer(refused(identity.error()));
    const auto ticket = m_keyring.tickets.issue(identity.value());
    if (!ticket)
        return answer(refused(ticket.error()));
    record(Kind::TokenIssued, request.peer, identity.value().user, u"ticket"_s);
    answer(jsonResponse(200,
                        {{"ticket"_L1, QString::fromLatin1(ticket.value())},
                         {"expiresIn"_L1, qint64(Tickets::lifetime.count())}}));
}

// Counts as an attempt with a password does, so that nobody makes the server read files for ever.
void HttpApi::pair(const HttpRequest &request, const QJsonObject &body, const Answer &answer)
{
    if (const auto admitted = m_limiter.admit(request.peer, {}); !admitted) {
        emit limited("passwordAttemptsPerMinute");
        record(Kind::LimitTripped, request.peer, {}, admitted.error().message);
        return answer(busy(admitted.error().message, attemptsPause));
    }
    const auto user = m_pairingCodes.redeem(body.value("code"_L1).toString());
    if (!user) {
        emit loginRefused();
        const bool isWrong = user.error().code == ErrorCode::AuthError;
        record(Kind::LoginFailed, request.peer, {},
               isWrong ? u"wrong pairing code"_s : user.error().message);
        // Where files lie is nothing to tell a stranger.
        return answer(isWrong ? refused(user.error())
                              : errorResponse(503,
                                              u"Nobody can be paired at the moment; the server's "
                                              "audit log says why."_s));
    }
    m_limiter.succeeded(request.peer, user.value());
    record(Kind::Login, request.peer, user.value(), u"with a pairing code"_s);
    answer(begin(user.value()));
}

void HttpApi::setUp(const HttpRequest &request, const QJsonObject &body, const Answer &answer)
{
    if (!request.peer.isLoopback())
        return answer(errorResponse(
            403, u"The first account is made on the server itself, over loopback."_s));
    if (!m_keyring.accounts.isEmpty())
        return answer(errorResponse(409, u"There is an account already."_s));
    if (!m_keyring.setupCode.matches(body.value("code"_L1).toString())) {
        record(Kind::LoginFailed, request.peer, {}, u"wrong one-time code"_s);
        return answer(errorResponse(
            401,
            u"The one-time code is wrong or too old. Start the service again for a new "
            "one, or use: guestwire user add NAME"_s));
    }
    const QString user = body.value("username"_L1).toString();
    QByteArray password = body.value("password"_L1).toString().toUtf8();
    if (const auto name = checkUserName(user); !name)
        return answer(refused(name.error()));
    if (const auto good = checkPassword(password, user); !good)
        return answer(refused(good.error()));
    auto hashing = m_keyring.passwords.hash(std::move(password));
    if (!hashing)
        return answer(refused(hashing.error()));
    hashing.value().then(this,
                         [this, peer = request.peer, user, answer](const Result<QByteArray> &hash) {
                             addFirst(peer, user, hash, answer);
                         });
}

void HttpApi::addFirst(const QHostAddress &peer, const QString &user,
                       const Result<QByteArray> &hash, const Answer &answer)
{
    if (!hash)
        return answer(refused(hash.error()));
    if (const auto added = m_keyring.accounts.addFirst(user, hash.value()); !added)
        return answer(refused(added.error()));
    m_keyring.setupCode.clear();
    record(Kind::Account, peer, user, u"made the first administrator with the one-time code"_s);
    answer(begin(user));
}

void HttpApi::record(Kind kind, const QHostAddress &peer, const QString &user,
                     const QString &message) const
{
    if (m_keyring.audit)
        m_keyring.audit->record(
            {.kind = kind, .user = user, .address = peer.toString(), .message = message});
}

} // namespace Guestwire
