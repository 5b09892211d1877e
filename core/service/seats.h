// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/service/httpresponse.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>

#include <optional>

class QAbstractSocket;

namespace Guestwire {

// How many clients there are, in all, per user and per address.
class Seats : public QObject
{
    Q_OBJECT

public:
    explicit Seats(const LimitsConfig &limits, QObject *parent = nullptr);

    struct Refusal
    {
        const char *limit; // its key in the configuration
        HttpResponse response;
    };

    // Why there is no seat for one more; nothing where there is.
    std::optional<Refusal> refusal(const QString &user, const QHostAddress &peer) const;

    // Taken until the socket is disconnected or gone.
    void take(QAbstractSocket &socket, const QString &user, const QHostAddress &peer);

    qsizetype taken() const { return m_taken.size(); }

private:
    struct Seat
    {
        QString user;
        QString address; // empty for loopback, which is not counted
    };

    const LimitsConfig m_limits;
    QHash<QObject *, Seat> m_taken;
    QHash<QString, int> m_byUser;
    QHash<QString, int> m_byAddress;

    void release(QObject *socket);
};

} // namespace Guestwire
