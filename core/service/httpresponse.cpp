// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/httpresponse.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

struct StatusInfo
{
    int status;
    const char *phrase;
    QLatin1StringView code; // of an error body
};

constexpr std::array statusTable {
    StatusInfo {200, "OK", QLatin1StringView()},
    StatusInfo {204, "No Content", QLatin1StringView()},
    StatusInfo {304, "Not Modified", QLatin1StringView()},
    StatusInfo {400, "Bad Request", "INVALID_MESSAGE"_L1},
    StatusInfo {401, "Unauthorized", "AUTH_ERROR"_L1},
    StatusInfo {403, "Forbidden", "PERMISSION_DENIED"_L1},
    StatusInfo {404, "Not Found", "NOT_FOUND"_L1},
    StatusInfo {405, "Method Not Allowed", "INVALID_COMMAND"_L1},
    StatusInfo {408, "Request Timeout", "TIMEOUT"_L1},
    StatusInfo {409, "Conflict", "CONFLICT"_L1},
    StatusInfo {413, "Content Too Large", "INVALID_MESSAGE"_L1},
    StatusInfo {415, "Unsupported Media Type", "INVALID_MESSAGE"_L1},
    StatusInfo {417, "Expectation Failed", "INVALID_MESSAGE"_L1},
    StatusInfo {426, "Upgrade Required", "INVALID_MESSAGE"_L1},
    StatusInfo {429, "Too Many Requests", "RATE_LIMITED"_L1},
    StatusInfo {431, "Request Header Fields Too Large", "INVALID_MESSAGE"_L1},
    StatusInfo {503, "Service Unavailable", "UNAVAILABLE"_L1},
    StatusInfo {505, "HTTP Version Not Supported", "INVALID_MESSAGE"_L1},
};

// A status that is not in the table reads as what it is: our own mistake.
constexpr StatusInfo unlisted {500, "Internal Server Error", "UNKNOWN_ERROR"_L1};

StatusInfo infoOf(int status)
{
    const auto found = std::ranges::find(statusTable, status, &StatusInfo::status);
    return found == statusTable.end() ? unlisted : *found;
}

bool has(const HttpResponse &response, QByteArrayView name)
{
    return std::ranges::any_of(response.fields, [name](const HttpField &field) {
        return field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

HttpResponse HttpResponse::with(const HttpField &field) const
{
    HttpResponse response = *this;
    response.fields.append(field);
    return response;
}

HttpResponse jsonResponse(int status, const QJsonObject &object)
{
    return {status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

HttpResponse errorResponse(int status, QLatin1StringView code, const QString &message)
{
    const QJsonObject error {{"code"_L1, QString(code)}, {"message"_L1, message}};
    const HttpResponse response = jsonResponse(status, {{"error"_L1, error}});
    return status == 401 ? response.with({"WWW-Authenticate", "Bearer"}) : response;
}

HttpResponse errorResponse(int status, const QString &message)
{
    return errorResponse(status, infoOf(status).code, message);
}

QByteArray serialized(const HttpResponse &response, bool withBody)
{
    const StatusInfo info = infoOf(response.status);
    QByteArray wire = "HTTP/1.1 " + QByteArray::number(info.status) + ' ' + info.phrase + "\r\n";
    const auto add = [&wire](QByteArrayView name, QByteArrayView value) {
        wire.append(name).append(": ").append(value).append("\r\n");
    };
    if (response.status != 204 && response.status != 304)
        add("Content-Length", QByteArray::number(response.body.size()));
    if (!response.contentType.isEmpty())
        add("Content-Type", response.contentType);
    if (!has(response, "Cache-Control"))
        add("Cache-Control", "no-store");
    if (!has(response, "Content-Security-Policy"))
        add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "no-referrer");
    add("X-Frame-Options", "DENY");
    add("Cross-Origin-Resource-Policy", "same-origin");
    for (const HttpField &field : response.fields)
        add(field.name, field.value);
    add("Connection", "close");
    wire.append("\r\n");
    if (withBody)
        wire.append(response.body);
    return wire;
}

} // namespace Guestwire
