// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <QUrl>

class QSslSocket;

namespace Guestwire {

// What is found at the address of a server.
struct ServerFinding
{
    bool isEncrypted = false;
    QString pin {}; // of the key that it shows
    QDateTime expiresAt {}; // its certificate
    bool isGuestwire = false; // it answers as one
};

// Looks at a server without trusting it: nothing is sent that is secret.
class ServerProbe : public QObject
{
    Q_OBJECT

public:
    explicit ServerProbe(const QUrl &url, QObject *parent = nullptr); // starts at once

signals:
    void finished(const Guestwire::Result<Guestwire::ServerFinding> &finding); // once

private:
    void ask();
    void read();
    void finish(const Result<ServerFinding> &finding);

    const QUrl m_url;
    QSslSocket *m_socket; // a child
    QTimer m_deadline;
    QByteArray m_answer;
    ServerFinding m_finding;
    bool m_isReached = false;
    bool m_isOver = false;
};

} // namespace Guestwire
