// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/service/httphead.h"

#include <QByteArray>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>

namespace Guestwire {

struct HttpRequest
{
    HttpHead head;
    QByteArray body;
    QHostAddress peer;

    bool operator==(const HttpRequest &) const = default;
};

struct HttpResponse
{
    int status = 200;
    QByteArray contentType; // empty: no body
    QByteArray body;
    QList<HttpField> fields; // beside those that every answer carries

    HttpResponse with(const HttpField &field) const;

    bool operator==(const HttpResponse &) const = default;
};

// Never to be kept by a cache.
HttpResponse jsonResponse(int status, const QJsonObject &object);

// {"error":{"code":…,"message":…}}. `code` is a word of protocol.md, or of HTTP's own field.
HttpResponse errorResponse(int status, QLatin1StringView code, const QString &message);

// With the code that goes with the status.
HttpResponse errorResponse(int status, const QString &message);

// As it goes over the wire; the connection closes after it.
QByteArray serialized(const HttpResponse &response, bool withBody);

} // namespace Guestwire
