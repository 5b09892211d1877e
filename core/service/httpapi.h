// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/audit.h"
#include "core/service/httpresponse.h"
#include "core/service/keyring.h"
#include "core/service/pairingcodes.h"
#include "core/service/passwordlimiter.h"

#include <QObject>

#include <functional>

namespace Guestwire {

struct Account;

// POST /api/v1/…: log in, by password or pairing code, renew, log out, a ticket for a WebSocket, the
// first account.
class HttpApi : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const HttpResponse &)>;

    // `directory` is that of the service's state.
    HttpApi(const Keyring &keyring, const QString &directory, int passwordAttemptsPerMinute,
            QObject *parent = nullptr);

    static bool isPath(QByteArrayView path);

    // Calls `answer` once, at once or later.
    void handle(const HttpRequest &request, const Answer &answer);

signals:
    void loginRefused(); // user name or password was wrong
    void limited(const QByteArray &limit);

private:
    struct Login
    {
        QHostAddress peer;
        QString user;
        QByteArray password;
    };

    struct Endpoint
    {
        QByteArrayView path;
        QStringList keys; // each of them a string; no others
        void (HttpApi::*act)(const HttpRequest &request, const QJsonObject &body,
                             const Answer &answer);
    };

    static const QList<Endpoint> &endpoints();

    void logIn(const HttpRequest &request, const QJsonObject &body, const Answer &answer);
    void refresh(const HttpRequest &request, const QJsonObject &body, const Answer &answer);
    void logOut(const HttpRequest &request, const QJsonObject &body, const Answer &answer);
    void ticket(const HttpRequest &request, const QJsonObject &body, const Answer &answer);
    void pair(const HttpRequest &request, const QJsonObject &body, const Answer &answer);
    void setUp(const HttpRequest &request, const QJsonObject &body, const Answer &answer);

    void verify(Login login, const Answer &answer);
    void verified(bool right, const Login &login, const QByteArray &hash, const Answer &answer);
    void addFirst(const QHostAddress &peer, const QString &user, const Result<QByteArray> &hash,
                  const Answer &answer);
    HttpResponse begin(const QString &user);
    HttpResponse tokens(const QString &user, const QByteArray &refreshToken) const;
    void record(AuditEntry::Kind kind, const QHostAddress &peer, const QString &user,
                const QString &message) const;

    Keyring m_keyring;
    const PairingCodes m_pairingCodes;
    PasswordLimiter m_limiter;
};

} // namespace Guestwire
