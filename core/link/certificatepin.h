// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QSslCertificate;

namespace Guestwire {

// "sha256/" and the base64 of the SHA-256 of the certificate's public key (SubjectPublicKeyInfo, DER):
// it stays the same when a certificate is renewed with its key.
QString pinOf(const QSslCertificate &certificate);

} // namespace Guestwire
