// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/inprocesslink.h"

namespace Guestwire {

namespace {

// The sender hears drained() when what is under way falls below this.
constexpr qint64 lowWater = 64 * 1024; // bytes

// About what a message holds in memory: exact for what can be large, a guess for the rest.
qint64 costOf(const Protocol::Message &message)
{
    constexpr qint64 small = 256;
    if (const auto *output = std::get_if<Protocol::ConsoleOutput>(&message))
        return small + output->bytes.size();
    if (const auto *input = std::get_if<Protocol::ConsoleInput>(&message))
        return small + input->bytes.size();
    if (const auto *metrics = std::get_if<Protocol::Metrics>(&message))
        return small + metrics->batch->samples.size() * qint64(sizeof(Sample));
    if (const auto *list = std::get_if<Protocol::VmList>(&message))
        return small + list->vms.size() * qint64(sizeof(Vm));
    return small;
}

} // namespace

InProcessLink::InProcessLink(Counter pending, Counter peerPending)
    : m_pending(std::move(pending))
    , m_peerPending(std::move(peerPending))
{
}

std::pair<std::unique_ptr<Link>, std::unique_ptr<Link>> InProcessLink::makePair()
{
    const auto one = std::make_shared<std::atomic<qint64>>(0);
    const auto other = std::make_shared<std::atomic<qint64>>(0);
    std::unique_ptr<InProcessLink> near(new InProcessLink(one, other));
    std::unique_ptr<InProcessLink> far(new InProcessLink(other, one));
    near->join(*far);
    far->join(*near);
    return {std::move(near), std::move(far)};
}

void InProcessLink::join(InProcessLink &other)
{
    connect(this, &InProcessLink::sent, &other, &InProcessLink::take, Qt::QueuedConnection);
    connect(this, &InProcessLink::taken, &other, &Link::drained, Qt::QueuedConnection);
    connect(this, &InProcessLink::closing, &other, &InProcessLink::end, Qt::QueuedConnection);
    connect(this, &QObject::destroyed, &other,
            [&other] { other.end(Protocol::CloseCode::Abnormal, {}); }, Qt::QueuedConnection);
}

void InProcessLink::send(const Protocol::Message &message)
{
    if (m_closed)
        return;
    const qint64 cost = costOf(message);
    *m_pending += cost;
    emit sent(message, cost);
}

void InProcessLink::close(Protocol::CloseCode code, const QString &reason)
{
    if (m_closed)
        return;
    emit closing(code, reason);
    QMetaObject::invokeMethod(
        this, [this, code, reason] { end(code, reason); }, Qt::QueuedConnection);
}

void InProcessLink::abort()
{
    close(Protocol::CloseCode::Abnormal, {});
}

void InProcessLink::take(const Protocol::Message &message, qint64 cost)
{
    const qint64 left = *m_peerPending -= cost;
    if (left < lowWater && left + cost >= lowWater)
        emit taken();
    if (m_closed)
        return;
    emit heard();
    emit received(message);
}

void InProcessLink::end(Protocol::CloseCode code, const QString &reason)
{
    if (m_closed)
        return;
    m_closed = true;
    emit closed(code, reason);
}

} // namespace Guestwire
