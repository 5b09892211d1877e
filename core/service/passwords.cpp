// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/passwords.h"

#include "core/service/secrets.h"

#include <QPromise>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <memory>
#include <sodium.h>

namespace Guestwire {

namespace {

constexpr qsizetype minLength = 8; // characters
constexpr qsizetype maxLength = 1024; // bytes
constexpr unsigned long long passes = 3;
constexpr size_t memory = 64 * 1024 * 1024; // bytes

// No password has this hash; verifying against it takes as long as against a real one.
constexpr char nobody[] = "$argon2id$v=19$m=65536,t=3,p=1$"
                          "R3Vlc3R3aXJlIG5vYm9keQ$"
                          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

constexpr std::array firstTried {"password",  "passwort",      "changeme",  "changeit",
                                 "letmein1",  "12345678",      "123456789", "1234567890",
                                 "87654321",  "qwertyui",      "qwerty123", "password1",
                                 "guestwire", "administrator", "admin123"};

Error refused(const QString &message)
{
    return {ErrorCode::InvalidCommand, message};
}

bool isTriedFirst(const QString &password, const QString &user)
{
    const QString lower = password.toLower();
    return lower == user.toLower() || lower.count(lower.front()) == lower.size()
        || std::ranges::any_of(firstTried,
                               [&lower](const char *word) { return lower == QLatin1String(word); });
}

// Wiped however its life ends.
struct Secret
{
    explicit Secret(QByteArray &&secret) : bytes(std::move(secret)) { }
    ~Secret() { wipe(bytes); }
    Q_DISABLE_COPY_MOVE(Secret)

    QByteArray bytes;
};

bool matches(const QByteArray &hash, const QByteArray &password)
{
    const char *stored = hash.isEmpty() ? nobody : hash.constData();
    const bool right = crypto_pwhash_str_verify(stored, password.constData(),
                                                static_cast<unsigned long long>(password.size()))
        == 0;
    return right && !hash.isEmpty();
}

} // namespace

Outcome checkPassword(const QByteArray &password, const QString &user)
{
    if (password.size() > maxLength)
        return refused(QStringLiteral("A password has at most %1 bytes.").arg(maxLength));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(password);
    if (decoder.hasError())
        return refused(QStringLiteral("The password is no valid UTF-8."));
    if (std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return refused(QStringLiteral("A password has no control characters."));
    if (text.size() < minLength)
        return refused(QStringLiteral("A password has at least %1 characters.").arg(minLength));
    if (isTriedFirst(text, user))
        return refused(QStringLiteral("This password is one of the first that anybody would try. "
                                      "Choose another one."));
    return done();
}

Result<QByteArray> hashPassword(QByteArray &&password)
{
    std::array<char, crypto_pwhash_STRBYTES> hash = {};
    const bool hashed = sodium_init() >= 0
        && crypto_pwhash_str(hash.data(), password.constData(),
                             static_cast<unsigned long long>(password.size()), passes, memory)
            == 0;
    wipe(password);
    if (!hashed)
        return Error {ErrorCode::Unavailable,
                      QStringLiteral("There is not enough memory to hash a password (64 MiB).")};
    return QByteArray(hash.data());
}

Passwords::Passwords(int atOnce) : m_atOnce(atOnce)
{
    m_pool.setMaxThreadCount(atOnce);
}

Result<QFuture<bool>> Passwords::verify(const QByteArray &hash, QByteArray &&password)
{
    const auto secret = std::make_shared<Secret>(std::move(password));
    return run<bool>([hash, secret] { return sodium_init() >= 0 && matches(hash, secret->bytes); });
}

Result<QFuture<Result<QByteArray>>> Passwords::hash(QByteArray &&password)
{
    const auto secret = std::make_shared<Secret>(std::move(password));
    return run<Result<QByteArray>>([secret] { return hashPassword(std::move(secret->bytes)); });
}

template<typename T>
Result<QFuture<T>> Passwords::run(std::function<T()> work)
{
    if (m_busy.fetch_add(1) >= m_atOnce) {
        m_busy.fetch_sub(1);
        return Error {ErrorCode::RateLimited,
                      QStringLiteral("The server is busy with other passwords. Try again.")};
    }
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    m_pool.start([this, promise, work = std::move(work)] {
        promise->addResult(work());
        m_busy.fetch_sub(1);
        promise->finish();
    });
    return promise->future();
}

} // namespace Guestwire
