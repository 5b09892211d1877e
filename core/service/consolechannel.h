// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"
#include "core/service/consolefeed.h"

#include <QPointer>

#include <functional>

namespace Guestwire {

// One viewer of a console on one connection: a cursor into its feed that sends as much as the
// connection takes, and says so where bytes are gone.
class ConsoleChannel : public QObject
{
    Q_OBJECT

public:
    using Send = std::function<void(const Protocol::Message &)>;
    using HasRoom = std::function<bool()>;

    ConsoleChannel(ConsoleFeed &feed, Protocol::Channel number, Send send, HasRoom hasRoom);
    ~ConsoleChannel() override;

    // Joins the feed, answers `request`, and sends what it asks for.
    void open(const Protocol::ConsoleOpen &request, const QString &user, bool mayWrite);

    ConsoleFeed *feed() const { return m_feed; }
    void pump(); // sends what there is room for

    void permitWriting(bool permitted); // it may be withdrawn, and given again, while it is open
    Outcome take();
    void release();
    void ask(const Protocol::RequestId &request); // answers it when that is decided
    Outcome answer(ViewerId asking, bool handOver);
    void resize(const Protocol::ConsoleResize &request); // answers it when the guest is told
    void type(quint64 number, const QByteArray &bytes);

private:
    void place(const Protocol::ConsoleOpen &request);
    void sendRebuild();
    void restarted();
    void sendState();
    void sendTrouble(const QString &reason);
    void connectFeed();
    void decided(const Outcome &outcome);

    QPointer<ConsoleFeed> m_feed;
    Protocol::Channel m_number;
    Send m_send;
    HasRoom m_hasRoom;
    ViewerId m_viewer = 0;
    bool m_wantsWriting = false;
    std::optional<Protocol::RequestId> m_question; // for the keyboard, while it is open
    Protocol::Epoch m_epoch = 0;
    quint64 m_offset = 0;
    QByteArray m_rebuild; // what is left to send of it
    bool m_rebuilding = false;
};

} // namespace Guestwire
