// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArray>
#include <QFuture>
#include <QThreadPool>

#include <atomic>
#include <functional>

namespace Guestwire {

// 8–1024 bytes of UTF-8, no control characters, none of the words that everybody tries first.
Outcome checkPassword(const QByteArray &password, const QString &user);

// argon2id, 64 MiB, three passes: takes a good part of a second. Wipes the password, provided that
// the caller moved the only copy in.
Result<QByteArray> hashPassword(QByteArray &&password);

// Hashes off the event loop, a few at once, because each costs 64 MiB.
class Passwords
{
public:
    explicit Passwords(int atOnce = 2);

    // An error (RateLimited) where as many as allowed are at work. An empty `hash` stands for a
    // user that does not exist: it takes as long as any other, and is never true. The password is
    // wiped.
    Result<QFuture<bool>> verify(const QByteArray &hash, QByteArray &&password);
    Result<QFuture<Result<QByteArray>>> hash(QByteArray &&password);

private:
    template<typename T>
    Result<QFuture<T>> run(std::function<T()> work);

    const int m_atOnce;
    std::atomic<int> m_busy = 0; // counted down by the workers
    QThreadPool m_pool; // last, so that it waits for its workers first
};

} // namespace Guestwire
