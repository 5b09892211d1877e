// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/pairingstring.h"

#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr auto scheme = "guestwire-pair"_L1;
constexpr auto urlPinPrefix = "sha256-"_L1;
constexpr auto pinPrefix = "sha256/"_L1;
constexpr qsizetype maxLength = 1024; // characters
constexpr qsizetype hashSize = 32; // bytes of SHA-256
constexpr quint16 usualPort = 8443;
constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Error refused(const QString &reason)
{
    return {ErrorCode::InvalidCommand,
            u"This is no pairing string as \"guestwire pair\" prints it: %1."_s.arg(reason)};
}

// Empty where it is no pin.
QString pinFrom(const QString &value)
{
    if (!value.startsWith(urlPinPrefix))
        return {};
    const auto hash =
        QByteArray::fromBase64Encoding(value.sliced(urlPinPrefix.size()).toLatin1(),
                                       base64Url | QByteArray::AbortOnBase64DecodingErrors);
    if (!hash || (*hash).size() != hashSize)
        return {};
    return pinPrefix + QLatin1StringView((*hash).toBase64());
}

QString forUrl(const QString &pin)
{
    const QByteArray hash = QByteArray::fromBase64(pin.sliced(pinPrefix.size()).toLatin1());
    return urlPinPrefix + QLatin1StringView(hash.toBase64(base64Url));
}

bool isUser(const QString &user)
{
    static const QRegularExpression shape(u"\\A[A-Za-z0-9_@][A-Za-z0-9._@-]{0,63}\\z"_s);
    return shape.match(user).hasMatch();
}

bool isCode(const QString &code)
{
    static const QRegularExpression shape(u"\\A[0-9a-z]{26}\\z"_s);
    return shape.match(code).hasMatch();
}

std::optional<Error> faultOf(const QUrl &url)
{
    if (!url.isValid() || url.scheme() != scheme)
        return refused(u"it does not begin with guestwire-pair:"_s);
    if (url.host().isEmpty() || url.port(usualPort) == 0)
        return refused(u"it names no server"_s);
    if (!url.userInfo().isEmpty() || url.hasFragment()
        || !(url.path().isEmpty() || url.path() == "/"_L1))
        return refused(u"there is too much in it"_s);
    return std::nullopt;
}

} // namespace

QUrl PairingString::url() const
{
    QUrl url;
    url.setScheme(u"wss"_s);
    url.setHost(host);
    url.setPort(port);
    return url;
}

QString PairingString::text() const
{
    QUrl url = this->url();
    url.setScheme(scheme);
    QUrlQuery query {{u"pin"_s, forUrl(pin)}};
    if (!code.isEmpty()) {
        query.addQueryItem(u"user"_s, user);
        query.addQueryItem(u"code"_s, code);
    }
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

bool isPairingString(QStringView text)
{
    return text.trimmed().startsWith(u"guestwire-pair:", Qt::CaseInsensitive);
}

Result<PairingString> parsePairingString(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() > maxLength)
        return refused(u"it is too long"_s);
    const QUrl url(trimmed, QUrl::StrictMode);
    if (const auto fault = faultOf(url))
        return *fault;
    PairingString pairing {url.host(), quint16(url.port(usualPort)), {}};
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        QString *place = key == "pin"_L1 ? &pairing.pin
            : key == "user"_L1           ? &pairing.user
            : key == "code"_L1           ? &pairing.code
                                         : nullptr;
        if (!place || !place->isEmpty() || value.isEmpty())
            return refused(u"there is something in it that is not understood"_s);
        *place = value;
    }
    pairing.pin = pinFrom(pairing.pin);
    if (pairing.pin.isEmpty())
        return refused(u"the pin of the server's key is missing or damaged"_s);
    if (pairing.user.isEmpty() && pairing.code.isEmpty())
        return pairing;
    pairing.code = pairing.code.toLower();
    if (!isUser(pairing.user) || !isCode(pairing.code))
        return refused(u"its user or one-time code is damaged"_s);
    return pairing;
}

} // namespace Guestwire
