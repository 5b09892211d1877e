// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

// What OpenSSL does for Certificate, in PEM.
namespace Guestwire {

Result<QByteArray> makeKey(); // P-256, PKCS #8

struct CertificateWish
{
    QStringList hostNames; // the first is the subject
    QStringList addresses;
    QDateTime from;
    QDateTime until;
};

Result<QByteArray> makeSelfSigned(const QByteArray &key, const CertificateWish &wish);

// An error where the key is damaged or encrypted, or not the one the certificate was made with.
Outcome checkPair(const QByteArray &certificate, const QByteArray &key);

} // namespace Guestwire
