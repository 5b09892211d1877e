// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/certificatepin.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace Guestwire {

QString pinOf(const QSslCertificate &certificate)
{
    const QByteArray hash
        = QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256);
    return "sha256/"_L1 + QLatin1StringView(hash.toBase64());
}

} // namespace Guestwire
