// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/certificate.h"

#include "core/service/hostnames.h"
#include "core/service/keypair.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryFile>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr qint64 maxPemSize = 256 * 1024; // bytes: a chain of many certificates fits
constexpr auto ownKeyFile = "/tls-key.pem"_L1;
constexpr auto ownCertificateFile = "/tls-certificate.pem"_L1;
constexpr std::chrono::hours clockSkew {24}; // clients whose clock is behind accept it too

Error fault(const QString &path, const QString &reason)
{
    return {ErrorCode::Unknown, u"%1: %2"_s.arg(path, reason)};
}

Result<QByteArray> readPem(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fault(path, file.errorString());
    const QByteArray pem = file.read(maxPemSize + 1);
    if (pem.size() > maxPemSize)
        return fault(path, u"too large to be a certificate or a key"_s);
    return pem;
}

// Group "ssl-cert" and its like may read a key; nobody else may, and only the owner writes.
Outcome checkKeyMode(const QString &path)
{
    constexpr auto forbidden =
        QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (QFileInfo(path).permissions() & forbidden)
        return fault(path, u"the key is open to others; run: chmod 0600 '%1'"_s.arg(path));
    return done();
}

std::optional<QSslKey> toKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return std::nullopt;
}

Outcome writePrivate(QFileDevice &file, const QByteArray &content)
{
    const bool written = file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(content) == content.size() && file.flush();
    return written ? done() : Outcome(fault(file.fileName(), file.errorString()));
}

// Two that start at the same moment end up with the same key: the rename that comes second fails.
Result<QByteArray> ownKey(const QString &path)
{
    if (!QFile::exists(path)) {
        const auto made = makeKey();
        if (!made)
            return made.error();
        QTemporaryFile file(path + u".XXXXXX"_s);
        if (!file.open())
            return fault(file.fileTemplate(), file.errorString());
        if (const auto written = writePrivate(file, made.value()); !written)
            return written.error();
        file.close();
        if (QFile::rename(file.fileName(), path))
            file.setAutoRemove(false);
        else if (!QFile::exists(path))
            return fault(path, u"can not be written"_s);
    }
    if (const auto mode = checkKeyMode(path); !mode)
        return mode.error();
    return readPem(path);
}

Outcome writeCertificate(const QString &path, const QByteArray &pem)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fault(path, file.errorString());
    if (const auto written = writePrivate(file, pem); !written)
        return written.error();
    return file.commit() ? done() : Outcome(fault(path, file.errorString()));
}

// A certificate made under another host name would not fit this machine any more.
bool isGood(const QByteArray &pem, const QByteArray &key, const QDateTime &now)
{
    const QSslCertificate certificate(pem);
    if (certificate.isNull() || !checkPair(pem, key))
        return false;
    const QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    const bool named = std::ranges::all_of(
        certificateNames(), [&names](const QString &name) { return names.contains(name); });
    return named && certificate.effectiveDate() <= now
        && certificate.expiryDate() > now + std::chrono::milliseconds(Certificate::renewal);
}

Result<QByteArray> ownCertificate(const QString &path, const QByteArray &key, const QDateTime &now)
{
    if (QFile::exists(path)) {
        auto kept = readPem(path);
        if (kept && isGood(kept.value(), key, now))
            return kept;
    }
    const CertificateWish wish {certificateNames(), loopbackAddresses(),
                                now - std::chrono::milliseconds(clockSkew),
                                now + std::chrono::milliseconds(Certificate::lifetime - clockSkew)};
    auto made = makeSelfSigned(key, wish);
    if (!made)
        return made;
    if (const auto written = writeCertificate(path, made.value()); !written)
        return written.error();
    return made;
}

} // namespace

Certificate::Certificate(QList<QSslCertificate> chain, QSslKey key)
    : m_chain(std::move(chain))
    , m_key(std::move(key))
{
}

QStringList Certificate::files(const TlsConfig &config, const QString &directory)
{
    if (!config.certificate.isEmpty())
        return {config.certificate, config.key};
    return {directory + ownCertificateFile, directory + ownKeyFile};
}

QString Certificate::warning(const TlsConfig &config, const QDateTime &now) const
{
    const qint64 left = now.msecsTo(expiry());
    if (left > std::chrono::milliseconds(renewal).count())
        return {};
    const QString end = expiry().toUTC().toString(Qt::ISODate);
    const QString fact = left > 0
        ? u"the TLS certificate ends on %1, in %2 days: "_s.arg(end).arg(now.daysTo(expiry()))
        : u"the TLS certificate ended on %1, and browsers refuse it: "_s.arg(end);
    // Not renewed, so the reason of that is in the log.
    const QString remedy = config.certificate.isEmpty()
        ? u"it could not be renewed; see the log of the server"_s
        : u"put a new one into %1 and %2, and it is taken at once"_s.arg(config.certificate,
                                                                         config.key);
    return fact + remedy;
}

Result<Certificate> Certificate::load(const TlsConfig &config, const QString &directory,
                                      const QDateTime &now)
{
    if (config.certificate.isEmpty() && config.key.isEmpty())
        return own(directory, now);
    if (config.certificate.isEmpty() || config.key.isEmpty())
        return Error {ErrorCode::Unknown,
                      u"tls.certificate and tls.key belong together: set both or none"_s};
    return fromFiles(config);
}

Result<Certificate> Certificate::fromFiles(const TlsConfig &config)
{
    const auto certificate = readPem(config.certificate);
    if (!certificate)
        return certificate.error();
    const auto key = readPem(config.key);
    if (!key)
        return key.error();
    if (const auto mode = checkKeyMode(config.key); !mode)
        return mode.error();
    if (const auto pair = checkPair(certificate.value(), key.value()); !pair)
        return fault(u"%1 and %2"_s.arg(config.certificate, config.key), pair.error().message);
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificate.value(), QSsl::Pem);
    const auto sslKey = toKey(key.value());
    if (chain.isEmpty() || !sslKey)
        return fault(config.key, u"neither an RSA key nor one on an elliptic curve"_s);
    return Certificate(chain, *sslKey);
}

Result<Certificate> Certificate::own(const QString &directory, const QDateTime &now)
{
    const QString keyPath = directory + ownKeyFile;
    const auto key = ownKey(keyPath);
    if (!key)
        return key.error();
    const auto sslKey = toKey(key.value());
    if (!sslKey)
        return fault(keyPath,
                     u"damaged; remove it for a new one, and every viewer asks for trust again"_s);
    const auto certificate =
        ownCertificate(directory + ownCertificateFile, key.value(), now);
    if (!certificate)
        return certificate.error();
    return Certificate(QSslCertificate::fromData(certificate.value(), QSsl::Pem), *sslKey);
}

} // namespace Guestwire
