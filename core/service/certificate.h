// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/link/certificatepin.h"
#include "core/model/result.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslKey>

namespace Guestwire {

// What the service shows of itself under TLS. Its own key is made once and kept; a certificate made
// with it is renewed in time, so that the pin stays.
class Certificate
{
public:
    static constexpr auto lifetime = std::chrono::days(397); // the longest that browsers take
    static constexpr auto renewal = std::chrono::days(30); // before the end

    // The configured pair, or the own one in `directory`, made or renewed where that is due.
    static Result<Certificate> load(const TlsConfig &config, const QString &directory,
                                    const QDateTime &now = QDateTime::currentDateTimeUtc());

    const QList<QSslCertificate> &chain() const { return m_chain; }
    const QSslKey &key() const { return m_key; }
    QString pin() const { return pinOf(m_chain.constFirst()); }
    QDateTime expiry() const { return m_chain.constFirst().expiryDate(); }

    // Why somebody has to act, from `renewal` before its end on; empty before.
    QString warning(const TlsConfig &config, const QDateTime &now) const;

    // The files that it comes from: to be loaded again whenever one of them changes.
    static QStringList files(const TlsConfig &config, const QString &directory);

private:
    Certificate(QList<QSslCertificate> chain, QSslKey key);

    static Result<Certificate> fromFiles(const TlsConfig &config);
    static Result<Certificate> own(const QString &directory, const QDateTime &now);

    QList<QSslCertificate> m_chain; // the service's own first
    QSslKey m_key;
};

} // namespace Guestwire
