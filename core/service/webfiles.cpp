// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/webfiles.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

struct ContentType
{
    QLatin1StringView suffix;
    const char *type;
};

constexpr std::array contentTypes {
    ContentType {"html"_L1, "text/html; charset=utf-8"},
    ContentType {"js"_L1, "text/javascript; charset=utf-8"},
    ContentType {"css"_L1, "text/css; charset=utf-8"},
    ContentType {"json"_L1, "application/json"},
    ContentType {"webmanifest"_L1, "application/manifest+json"},
    ContentType {"svg"_L1, "image/svg+xml"},
    ContentType {"png"_L1, "image/png"},
    ContentType {"ico"_L1, "image/x-icon"},
    ContentType {"woff2"_L1, "font/woff2"},
    ContentType {"txt"_L1, "text/plain; charset=utf-8"},
};

// Nothing but what is embedded here, and WebSockets to where the page came from.
constexpr char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

constexpr char hashedFolder[] = "/assets/"; // names in it change with their content
constexpr char indexFile[] = "/index.html";

QByteArray contentTypeOf(const QString &suffix)
{
    for (const ContentType &row : contentTypes)
        if (suffix == row.suffix)
            return row.type;
    return "application/octet-stream";
}

} // namespace

WebFiles::WebFiles(const QString &prefix)
{
    QDirIterator files(prefix, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray path = file.fileName().sliced(prefix.size()).toUtf8();
        const QByteArray content = file.readAll();
        const QByteArray tag =
            QCryptographicHash::hash(content, QCryptographicHash::Sha256).toBase64();
        const bool hashed = path.startsWith(hashedFolder);
        m_files.insert(path == indexFile ? "/" : path,
                       {contentTypeOf(QFileInfo(file).suffix()), content, '"' + tag + '"',
                        hashed ? "public, max-age=31536000, immutable" : "no-cache"});
    }
}

std::optional<HttpResponse> WebFiles::respond(const HttpHead &head) const
{
    const auto found = m_files.constFind(head.path);
    if (found == m_files.constEnd())
        return std::nullopt;
    if (head.method != "GET" && head.method != "HEAD") {
        return errorResponse(405, u"This can only be read: use GET or HEAD."_s)
            .with({"Allow", "GET, HEAD"});
    }
    const QList<HttpField> fields {{"ETag", found->tag},
                                   {"Cache-Control", found->caching},
                                   {"Content-Security-Policy", policy},
                                   {"Cross-Origin-Opener-Policy", "same-origin"}};
    if (head.lists("if-none-match", found->tag))
        return HttpResponse {304, {}, {}, fields};
    return HttpResponse {200, found->contentType, found->content, fields};
}

} // namespace Guestwire
