// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/secretturn.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

using namespace std::chrono_literals;

namespace Guestwire {

namespace {

constexpr auto pause = 50ms; // between two looks: a file tells nobody when it goes
// Longer than a keychain and a server may take together to answer.
constexpr auto longestTurn = 30s;
constexpr int mostAttempts = int(2 * longestTurn / pause);

} // namespace

SecretTurn::SecretTurn(const QString &file, std::function<void()> mine)
    : m_lock(file)
    , m_mine(std::move(mine))
{
    QDir().mkpath(QFileInfo(file).absolutePath());
    m_lock.setStaleLockTime(int(std::chrono::milliseconds(longestTurn).count()));
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &SecretTurn::attempt);
    m_again.start(0ms);
}

void SecretTurn::attempt()
{
    const bool isTaken = !m_lock.tryLock(0) && m_lock.error() == QLockFile::LockFailedError;
    if (isTaken && ++m_attempts < mostAttempts) {
        m_again.start(pause);
        return;
    }
    // Where no such file can be, nobody can wait for it either.
    const auto mine = std::exchange(m_mine, {});
    mine(); // may end this
}

} // namespace Guestwire
