// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/httphead.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace Guestwire {

namespace {

// Two of one of these would let two readers of a request disagree on what it asks.
constexpr std::array<QByteArrayView, 10> onlyOnce {
    "host",    "origin", "content-length",    "content-type",          "authorization",
    "upgrade", "expect", "sec-websocket-key", "sec-websocket-version", "if-none-match",
};

constexpr QByteArrayView version = "HTTP/1.1";
constexpr int maxLengthDigits = 12;

bool isTokenCharacter(char c)
{
    const bool letterOrDigit =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letterOrDigit || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter);
}

bool isControl(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && c != '\t') || code == 0x7f;
}

bool isVisibleAscii(char c)
{
    return c > 0x20 && c < 0x7f;
}

std::optional<int> hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

std::optional<HeadRefusal> readRequestLine(QByteArrayView line, HttpHead &head)
{
    const qsizetype afterMethod = line.indexOf(' ');
    const qsizetype afterTarget = line.lastIndexOf(' ');
    if (afterMethod < 0 || afterMethod == afterTarget)
        return HeadRefusal {400, "The request line is not 'METHOD target HTTP/1.1'."};
    const QByteArrayView method = line.first(afterMethod);
    const QByteArrayView target = line.sliced(afterMethod + 1, afterTarget - afterMethod - 1);
    const QByteArrayView protocol = line.sliced(afterTarget + 1);
    if (!isToken(method) || !target.startsWith('/') || target.contains('#')
        || !std::ranges::all_of(target, isVisibleAscii))
        return HeadRefusal {400, "The request line is not 'METHOD target HTTP/1.1'."};
    if (protocol != version)
        return HeadRefusal {protocol.startsWith("HTTP/") ? 505 : 400,
                            "Only HTTP/1.1 is spoken here."};
    const qsizetype question = target.indexOf('?');
    head.method = method.toByteArray();
    head.path = target.first(question < 0 ? target.size() : question).toByteArray();
    if (question >= 0)
        head.query = target.sliced(question + 1).toByteArray();
    return std::nullopt;
}

std::optional<HeadRefusal> readField(QByteArrayView line, HttpHead &head)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return HeadRefusal {400, "A header field goes on over two lines."};
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)))
        return HeadRefusal {400, "A header field is not 'name: value'."};
    HttpField field {line.first(colon).toByteArray().toLower(),
                     line.sliced(colon + 1).trimmed().toByteArray()};
    const bool again = head.field(field.name).has_value();
    if (again && std::ranges::find(onlyOnce, QByteArrayView(field.name)) != onlyOnce.end())
        return HeadRefusal {400, "A header field that may stand once stands twice."};
    head.fields.append(std::move(field));
    return std::nullopt;
}

std::optional<HeadRefusal> readLength(HttpHead &head)
{
    const auto length = head.field("content-length");
    if (!length)
        return std::nullopt;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (length->isEmpty() || !std::ranges::all_of(*length, isDigit))
        return HeadRefusal {400, "Content-Length is no number."};
    if (length->size() > maxLengthDigits)
        return HeadRefusal {413, "The body is too large."};
    head.contentLength = length->toLongLong();
    return std::nullopt;
}

std::optional<HeadRefusal> checkWhole(HttpHead &head)
{
    if (!head.field("host"))
        return HeadRefusal {400, "The Host header field is missing."};
    if (head.field("transfer-encoding"))
        return HeadRefusal {400, "Transfer-Encoding is not taken: send Content-Length."};
    return readLength(head);
}

std::optional<HeadRefusal> checkCharacters(QByteArrayView line)
{
    if (std::ranges::any_of(line, isControl))
        return HeadRefusal {400, "There is a control character in the head."};
    return std::nullopt;
}

// What is there of a line that has not ended yet.
std::optional<HeadRefusal> checkUnfinished(QByteArrayView rest)
{
    if (rest.endsWith('\r'))
        rest.chop(1);
    return checkCharacters(rest);
}

} // namespace

std::optional<QByteArray> HttpHead::field(QByteArrayView name) const
{
    const auto found =
        std::ranges::find_if(fields, [name](const HttpField &field) { return field.name == name; });
    return found == fields.end() ? std::nullopt : std::optional(found->value);
}

bool HttpHead::lists(QByteArrayView name, QByteArrayView token) const
{
    for (const HttpField &field : fields) {
        if (field.name != name)
            continue;
        for (const QByteArray &entry : field.value.split(','))
            if (entry.trimmed().compare(token, Qt::CaseInsensitive) == 0)
                return true;
    }
    return false;
}

bool HttpHead::asksForWebSocket() const
{
    return lists("upgrade", "websocket");
}

std::variant<HeadIncomplete, HttpHead, HeadRefusal> parseHead(QByteArrayView data,
                                                              HeadLimits limits)
{
    HttpHead head;
    qsizetype begin = 0;
    for (int lines = 0;; ++lines) {
        const QByteArrayView rest = data.sliced(begin);
        const qsizetype feed = rest.indexOf('\n');
        const qsizetype end = begin + (feed < 0 ? rest.size() : feed + 1);
        if (end > limits.size)
            return HeadRefusal {431, "The head of the request is too large.", "headSize"};
        if (feed < 0) {
            if (const auto refusal = checkUnfinished(rest))
                return *refusal;
            return HeadIncomplete {};
        }
        if (feed == 0 || rest[feed - 1] != '\r')
            return HeadRefusal {400, "A line ends without a carriage return."};
        const QByteArrayView line = rest.first(feed - 1);
        begin = end;
        if (lines == limits.lines && !line.isEmpty())
            return HeadRefusal {431, "The head of the request has too many lines.", "headLines"};
        auto refusal = checkCharacters(line);
        if (!refusal && lines > 0 && line.isEmpty()) {
            head.size = begin;
            refusal = checkWhole(head);
            if (!refusal)
                return head;
        }
        if (!refusal)
            refusal = lines == 0 ? readRequestLine(line, head) : readField(line, head);
        if (refusal)
            return *refusal;
    }
}

std::optional<QString> percentDecoded(QByteArrayView encoded)
{
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != '%') {
            bytes.append(encoded[i]);
            continue;
        }
        if (i + 2 >= encoded.size())
            return std::nullopt;
        const auto high = hexValue(encoded[i + 1]);
        const auto low = hexValue(encoded[i + 2]);
        if (!high || !low)
            return std::nullopt;
        bytes.append(static_cast<char>(*high * 16 + *low));
        i += 2;
    }
    if (std::ranges::any_of(bytes, [](char c) { return isControl(c) || c == '\t'; }))
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

std::optional<QString> queryValue(QByteArrayView query, QByteArrayView key)
{
    for (const QByteArray &pair : query.toByteArray().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals >= 0 && QByteArrayView(pair).first(equals) == key)
            return percentDecoded(QByteArrayView(pair).sliced(equals + 1));
    }
    return std::nullopt;
}

} // namespace Guestwire
