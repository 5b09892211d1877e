// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/httpresponse.h"

#include <QHash>

#include <optional>

namespace Guestwire {

// The browser client: the files that are embedded under a prefix, and nothing else. The table is
// made once, so no path of a request ever reaches a file system.
class WebFiles
{
public:
    explicit WebFiles(const QString &prefix);

    // Nothing where there is no such file.
    std::optional<HttpResponse> respond(const HttpHead &head) const;

private:
    struct File
    {
        QByteArray contentType;
        QByteArray content;
        QByteArray tag; // quoted
        QByteArray caching;
    };

    QHash<QByteArray, File> m_files; // by path of the URL
};

} // namespace Guestwire
