// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/passwordlimiter.h"

#include <algorithm>

namespace Guestwire {

namespace {

using namespace std::chrono_literals;

constexpr auto window = 1min;
constexpr qsizetype maxEntries = 4096; // of each table
constexpr int freeFailures = 3; // people mistype
constexpr int mostDoublings = 16; // reach maxDelay long before
constexpr int mostFailures = 1000; // counted of one user
constexpr std::chrono::milliseconds firstDelay = 250ms;
constexpr std::chrono::milliseconds maxDelay = 8s;
constexpr auto forgetAfter = 15min;
constexpr qsizetype maxUserLength = 64; // what is longer is nobody's name

// One IPv6 subscriber has a whole /64.
QString keyOf(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4).toString();
    Q_IPV6ADDR bytes = address.toIPv6Address();
    if (!address.isLoopback())
        std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes).toString();
}

QString keyOf(const QString &user)
{
    return user.size() <= maxUserLength ? user : QString();
}

// Forgets the entry that was touched longest ago, when a table is full.
template<typename Table, typename Age>
void makeRoom(Table &table, Age age)
{
    if (table.size() < maxEntries)
        return;
    auto oldest = table.begin();
    for (auto entry = table.begin(); entry != table.end(); ++entry)
        if (age(*entry) < age(*oldest))
            oldest = entry;
    table.erase(oldest);
}

} // namespace

PasswordLimiter::PasswordLimiter(int attemptsPerMinute) : m_attemptsPerMinute(attemptsPerMinute) { }

Result<std::chrono::milliseconds> PasswordLimiter::admit(const QHostAddress &address,
                                                         const QString &user, Clock::time_point now)
{
    const QString key = keyOf(address);
    if (!m_attempts.contains(key))
        makeRoom(m_attempts, [](const auto &attempts) {
            return attempts.isEmpty() ? Clock::time_point() : attempts.last();
        });
    QList<Clock::time_point> &attempts = m_attempts[key];
    attempts.removeIf([now](Clock::time_point attempt) { return now - attempt >= window; });
    if (attempts.size() >= m_attemptsPerMinute)
        return Error {
            ErrorCode::RateLimited,
            QStringLiteral("Too many passwords from this address. Try again in a minute.")};
    attempts.append(now);

    const auto failures = m_failures.constFind(keyOf(user));
    if (failures == m_failures.cend() || now - failures->last >= forgetAfter
        || failures->count <= freeFailures)
        return 0ms;
    const int doublings = std::min(failures->count - freeFailures - 1, mostDoublings);
    return std::min(firstDelay * (1 << doublings), maxDelay);
}

void PasswordLimiter::failed(const QString &user, Clock::time_point now)
{
    const QString key = keyOf(user);
    if (!m_failures.contains(key))
        makeRoom(m_failures, [](const Failures &failures) { return failures.last; });
    Failures &failures = m_failures[key];
    if (now - failures.last >= forgetAfter)
        failures.count = 0;
    failures.count = std::min(failures.count + 1, mostFailures);
    failures.last = now;
}

void PasswordLimiter::succeeded(const QHostAddress &address, const QString &user)
{
    m_failures.remove(keyOf(user));
    const auto attempts = m_attempts.find(keyOf(address));
    if (attempts == m_attempts.end())
        return;
    if (attempts->size() <= 1)
        m_attempts.erase(attempts);
    else
        attempts->removeLast();
}

} // namespace Guestwire
