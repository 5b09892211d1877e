// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/secrets.h"

#include <QCryptographicHash>

#include <sodium.h>

namespace Guestwire {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QByteArray randomBytes(qsizetype size)
{
    if (sodium_init() < 0)
        qFatal("libsodium can not be started: the system gives no random numbers");
    QByteArray bytes(size, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(size));
    return bytes;
}

QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(base64Url);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    const QByteArray copy = text.toByteArray();
    const auto result =
        QByteArray::fromBase64Encoding(copy, base64Url | QByteArray::AbortOnBase64DecodingErrors);
    if (!result || toBase64Url(*result) != copy)
        return std::nullopt;
    return *result;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

bool isSameSecret(const QByteArray &one, const QByteArray &other)
{
    return one.size() == other.size()
        && sodium_memcmp(one.constData(), other.constData(), size_t(one.size())) == 0;
}

void wipe(QByteArray &secret)
{
    sodium_memzero(secret.data(), size_t(secret.size()));
    secret.clear();
}

} // namespace Guestwire
