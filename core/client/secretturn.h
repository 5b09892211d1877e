// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace Guestwire {

// Whose turn it is to use up a log-in that several windows of a user share: a refresh token that
// comes a second time ends the log-in for all of them. Its end gives the turn to the next.
class SecretTurn : public QObject
{
    Q_OBJECT

public:
    // `mine` is called once, later: when nobody else has the file, or has had it for too long.
    SecretTurn(const QString &file, std::function<void()> mine);

private:
    void attempt();

    QLockFile m_lock;
    QTimer m_again;
    int m_attempts = 0;
    std::function<void()> m_mine;
};

} // namespace Guestwire
