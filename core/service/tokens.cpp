// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/tokens.h"

#include "core/service/accounts.h"
#include "core/service/filewatch.h"
#include "core/service/jsonfile.h"
#include "core/service/refreshtokens.h"
#include "core/service/secrets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QLoggingCategory>

#include <algorithm>
#include <openssl/evp.h>
#include <optional>

namespace Guestwire {

namespace {

Q_LOGGING_CATEGORY(log, "guestwire.tokens", QtInfoMsg)

constexpr int fileVersion = 1;
constexpr qsizetype keySize = 32; // bytes
constexpr qsizetype maxKeys = 2; // one that signs, one before it
constexpr qsizetype macSize = 32; // bytes of HMAC-SHA-256
constexpr qint64 clockSkew = 30; // seconds that another clock may be ahead, for nbf only
constexpr qsizetype idSize = 16; // bytes

constexpr QLatin1StringView ourName("guestwire"); // issuer and audience
constexpr QLatin1StringView algorithm("HS256");
constexpr QLatin1StringView tokenType("JWT");

Error refused(const char *why)
{
    qCDebug(log, "token refused: %s", why);
    return {ErrorCode::AuthError, QStringLiteral("The token is not valid, or not any more.")};
}

QByteArray sign(const QByteArray &secret, QByteArrayView text)
{
    QByteArray mac(macSize, Qt::Uninitialized);
    size_t size = 0;
    const auto *made = EVP_Q_mac(
        nullptr, "HMAC", nullptr, "SHA256", nullptr, secret.constData(), size_t(secret.size()),
        reinterpret_cast<const unsigned char *>(text.data()), size_t(text.size()),
        reinterpret_cast<unsigned char *>(mac.data()), macSize, &size);
    return made != nullptr && size == size_t(macSize) ? mac : QByteArray();
}

bool isSignedWith(const QByteArray &secret, QByteArrayView text, const QByteArray &signature)
{
    const QByteArray mac = sign(secret, text);
    return !mac.isEmpty() && isSameSecret(mac, signature);
}

std::optional<QJsonObject> decodedObject(QByteArrayView text)
{
    const auto bytes = fromBase64Url(text);
    if (!bytes)
        return std::nullopt;
    const auto document = QJsonDocument::fromJson(*bytes);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

QByteArray encoded(const QJsonObject &object)
{
    return toBase64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

// header.payload.signature
struct Parts
{
    QByteArrayView header;
    QByteArrayView payload;
    QByteArrayView signature;
    QByteArrayView signedText;
};

std::optional<Parts> partsOf(QByteArrayView token)
{
    const qsizetype first = token.indexOf('.');
    const qsizetype last = token.lastIndexOf('.');
    if (token.size() > Tokens::maxSize || first < 0 || last <= first
        || token.sliced(first + 1, last - first - 1).contains('.'))
        return std::nullopt;
    return Parts {token.first(first), token.sliced(first + 1, last - first - 1),
                  token.sliced(last + 1), token.first(last)};
}

// A whole number of seconds, as we write them; -1 where there is none.
qint64 secondsIn(const QJsonObject &claims, QLatin1String name)
{
    return claims.value(name).toInteger(-1);
}

Result<Identity> identityFrom(const QJsonObject &claims, qint64 now)
{
    if (claims.value(u"iss") != ourName || claims.value(u"aud") != ourName)
        return refused("issuer or audience");
    const qint64 notBefore = secondsIn(claims, QLatin1String("nbf"));
    const qint64 expires = secondsIn(claims, QLatin1String("exp"));
    if (secondsIn(claims, QLatin1String("iat")) < 0 || notBefore < 0 || notBefore > now + clockSkew)
        return refused("not valid yet");
    if (expires <= now)
        return refused("expired");
    const qint64 generation = claims.value(u"gen").toInteger(-1);
    const QString id = claims.value(u"jti").toString();
    if (id.isEmpty() || generation < 0)
        return refused("no id or generation");
    return Identity {claims.value(u"sub").toString(),
                     {},
                     id,
                     QDateTime::fromSecsSinceEpoch(expires, Qt::UTC),
                     quint64(generation),
                     {},
                     claims.value(u"sid").toString()};
}

QByteArray keyIdOf(const QByteArray &secret)
{
    return sha256(secret).first(8).toHex();
}

QString randomId()
{
    return QString::fromLatin1(toBase64Url(randomBytes(idSize)));
}

} // namespace

Tokens::Tokens(const Accounts &accounts, const QString &directory, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_path(directory + QStringLiteral("/token-keys.json"))
{
}

Tokens::~Tokens() = default;

Outcome Tokens::load()
{
    if (const Outcome read = readKeys(); !read || !m_keys.isEmpty())
        return read;
    const auto lock = lockPrivateFile(m_path);
    if (!lock)
        return lock.error();
    // Another process may have made it meanwhile.
    if (const Outcome read = readKeys(); !read || !m_keys.isEmpty())
        return read;
    return makeKey();
}

void Tokens::watch()
{
    m_watch = std::make_unique<FileWatch>(m_path);
    const auto reload = [this] {
        if (const Outcome read = load(); !read)
            qCWarning(log).noquote() << read.error().message;
    };
    connect(m_watch.get(), &FileWatch::changed, this, reload);
    // Between load() and here somebody else may have written.
    reload();
}

Outcome Tokens::rotateKey()
{
    const auto lock = lockPrivateFile(m_path);
    if (!lock)
        return lock.error();
    if (const Outcome read = readKeys(); !read)
        return read;
    return makeKey();
}

Result<QByteArray> Tokens::issue(const QString &user, std::chrono::seconds lifetime,
                                 const QString &session) const
{
    const auto account = m_accounts.find(user);
    if (!account)
        return Error {ErrorCode::AuthError, QStringLiteral("There is no user \"%1\".").arg(user)};
    if (m_keys.isEmpty())
        return Error {ErrorCode::Unavailable,
                      QStringLiteral("There is no key to sign tokens with.")};
    if (lifetime.count() < 1 || lifetime > maxLifetime)
        return Error {ErrorCode::InvalidCommand,
                      QStringLiteral("A token lives from one second to 366 days.")};
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const Key &key = m_keys.first();
    QJsonObject claims {{QStringLiteral("iss"), ourName},
                        {QStringLiteral("aud"), ourName},
                        {QStringLiteral("sub"), user},
                        {QStringLiteral("iat"), now},
                        {QStringLiteral("nbf"), now},
                        {QStringLiteral("exp"), now + qint64(lifetime.count())},
                        {QStringLiteral("jti"), randomId()},
                        {QStringLiteral("gen"), qint64(account->generation)}};
    if (!session.isEmpty())
        claims.insert(QStringLiteral("sid"), session);
    const QByteArray text = encoded({{QStringLiteral("alg"), algorithm},
                                     {QStringLiteral("kid"), QString::fromLatin1(key.id)},
                                     {QStringLiteral("typ"), tokenType}})
        + '.' + encoded(claims);
    return QByteArray(text + '.' + toBase64Url(sign(key.secret, text)));
}

Result<Identity> Tokens::verify(QByteArrayView token) const
{
    const auto parts = partsOf(token);
    if (!parts)
        return refused("size or number of parts");
    const auto header = decodedObject(parts->header);
    if (!header || header->contains(u"crit") || header->value(u"typ") != tokenType)
        return refused("header");
    const Key *key = keyOf(header->value(u"kid").toString().toLatin1());
    if (key == nullptr || header->value(u"alg") != algorithm)
        return refused("key or algorithm");
    const auto signature = fromBase64Url(parts->signature);
    if (!signature || !isSignedWith(key->secret, parts->signedText, *signature))
        return refused("signature");
    const auto claims = decodedObject(parts->payload);
    if (!claims)
        return refused("claims");
    auto identity = identityFrom(*claims, QDateTime::currentSecsSinceEpoch());
    if (!identity)
        return identity.error();
    identity.value().keyId = key->id;
    return current(identity.value());
}

Result<Identity> Tokens::current(const Identity &identity) const
{
    const auto account = m_accounts.find(identity.user);
    if (!account || account->generation != identity.generation)
        return refused("account gone or changed");
    if (isRetired(identity))
        return refused("key retired");
    if (m_sessions && !identity.session.isEmpty() && !m_sessions->isAlive(identity.session))
        return refused("logged out");
    if (identity.expiresAt <= QDateTime::currentDateTimeUtc())
        return refused("expired");
    Identity now = identity;
    now.grant = account->grant;
    return now;
}

Outcome Tokens::readKeys()
{
    const auto object = readPrivateJson(m_path);
    if (!object)
        return object.error();
    QList<Key> keys;
    if (object.value()) {
        const QJsonArray list = object.value()->value(u"keys").toArray();
        if (object.value()->value(u"version").toInteger() != fileVersion || list.isEmpty()
            || list.size() > maxKeys)
            return damagedFile(m_path, QStringLiteral("it does not hold one or two keys"));
        for (const QJsonValue &value : list) {
            const auto secret = fromBase64Url(value.toString().toLatin1());
            if (!secret || secret->size() != keySize)
                return damagedFile(m_path, QStringLiteral("a key in it is damaged"));
            keys.append({keyIdOf(*secret), *secret});
        }
    }
    use(keys);
    return done();
}

void Tokens::use(const QList<Key> &keys)
{
    if (keys == std::exchange(m_keys, keys))
        return;
    emit changed();
}

Outcome Tokens::makeKey()
{
    const QByteArray secret = randomBytes(keySize);
    QList<Key> keys = m_keys;
    keys.prepend({keyIdOf(secret), secret});
    keys.resize(std::min(keys.size(), maxKeys));
    QJsonArray list;
    for (const Key &key : keys)
        list.append(QString::fromLatin1(toBase64Url(key.secret)));
    const Outcome written = writePrivateJson(
        m_path, {{QStringLiteral("version"), fileVersion}, {QStringLiteral("keys"), list}});
    if (written)
        use(keys);
    return written;
}

const Tokens::Key *Tokens::keyOf(QByteArrayView id) const
{
    const auto found = std::ranges::find_if(m_keys, [id](const Key &key) { return key.id == id; });
    return found == m_keys.end() ? nullptr : &*found;
}

} // namespace Guestwire
