// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>
#include <variant>

namespace Guestwire {

struct HttpField
{
    QByteArray name; // in lower case
    QByteArray value;

    bool operator==(const HttpField &) const = default;
};

// The head of a request that kept to HTTP/1.1 strictly: nothing in it that another reader of the
// same bytes could understand otherwise.
struct HttpHead
{
    QByteArray method;
    QByteArray path; // as sent, still percent-encoded
    QByteArray query; // as sent, without the question mark
    QList<HttpField> fields;
    qint64 contentLength = 0; // bytes
    qsizetype size = 0; // bytes of the head, its empty line included

    bool operator==(const HttpHead &) const = default;

    std::optional<QByteArray> field(QByteArrayView name) const; // the first of that name
    bool lists(QByteArrayView name, QByteArrayView token) const; // in a comma-separated field
    bool asksForWebSocket() const;
};

struct HeadLimits
{
    qsizetype size = 0; // bytes
    int lines = 0; // the first one included, the empty one not
};

struct HeadIncomplete
{
    bool operator==(const HeadIncomplete &) const = default;
};

struct HeadRefusal
{
    int status = 0; // of HTTP
    const char *reason = nullptr; // English
    const char *limit = nullptr; // its key in the configuration, where one was met
};

// Looks at the beginning of `data`, which may go on after the head. A fault is told as soon as it
// can be seen, not when the head is complete.
std::variant<HeadIncomplete, HttpHead, HeadRefusal> parseHead(QByteArrayView data,
                                                              HeadLimits limits);

// Nothing when an escape is broken, or when what comes out is no UTF-8 or holds control characters.
std::optional<QString> percentDecoded(QByteArrayView encoded);

// The value of a key of a query; nothing when it is not there or not decodable.
std::optional<QString> queryValue(QByteArrayView query, QByteArrayView key);

} // namespace Guestwire
