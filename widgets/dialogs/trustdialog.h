// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QSslCertificate;

namespace Guestwire {

// Asks at first contact whether a server's certificate is the right one. Cancel is the default.
class TrustDialog : public QDialog
{
    Q_OBJECT

public:
    TrustDialog(const QString &server, const QString &fingerprint,
                const QSslCertificate &certificate, QWidget *parent);

signals:
    void trusted();
};

} // namespace Guestwire
