// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/link.h"

#include <atomic>
#include <memory>
#include <utility>

namespace Guestwire {

// A conversation inside this process, between two threads or within one: nothing is encoded, but
// everything arrives later, as it would over a network. An end may be moved to its thread as long as
// nothing was sent.
class InProcessLink final : public Link
{
    Q_OBJECT

public:
    static std::pair<std::unique_ptr<Link>, std::unique_ptr<Link>> makePair();

    void send(const Protocol::Message &message) override;
    void close(Protocol::CloseCode code, const QString &reason) override;
    void abort() override;
    qint64 pending() const override { return *m_pending; }

signals:
    // To the other end.
    void sent(const Guestwire::Protocol::Message &message, qint64 cost);
    void taken();
    void closing(Guestwire::Protocol::CloseCode code, const QString &reason);

private:
    using Counter = std::shared_ptr<std::atomic<qint64>>;

    InProcessLink(Counter pending, Counter peerPending);
    void join(InProcessLink &other);
    void take(const Protocol::Message &message, qint64 cost);
    void end(Protocol::CloseCode code, const QString &reason);

    // Shared by the threads of both ends: what one sent and the other has not taken. A signal would
    // come too late to bound anything.
    Counter m_pending;
    Counter m_peerPending;
    bool m_closed = false;
};

} // namespace Guestwire
