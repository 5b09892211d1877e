// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/closecode.h"
#include "core/protocol/messages.h"

#include <QObject>

#include <optional>

namespace Guestwire {

// One end of a conversation. Whoever holds it can not tell how the messages travel, or whether they
// are encoded. Lives on the thread of its holder.
class Link : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void send(const Guestwire::Protocol::Message &message) = 0;

    // Hands over now what would wait for the event loop, which asks for each socket and tells each
    // that it may write: for those that send one thing to many, as the last step of it. It may
    // close the link.
    virtual void flush() { }

    // Says goodbye; closed() follows once.
    virtual void close(Guestwire::Protocol::CloseCode code, const QString &reason) = 0;

    // Drops the other end at once; closed() follows once.
    virtual void abort() = 0;

    // Bytes sent that the other end has not taken yet: what this conversation costs in memory.
    virtual qint64 pending() const = 0;

    // Bytes of all messages sent so far; nothing where none are written.
    virtual std::optional<qint64> sentBytes() const { return std::nullopt; }

signals:
    void received(const Guestwire::Protocol::Message &message);
    // What came was no message; `request` is the id that it carried, if one could be read.
    void malformed(const Guestwire::Error &error, const QString &request);
    void heard(); // anything at all came, pings and pongs included
    void drained(); // pending() fell
    // The other end met this bound, by its key in the configuration; closed() follows.
    void limited(const QByteArray &limit);
    void closed(Guestwire::Protocol::CloseCode code, const QString &reason);
};

} // namespace Guestwire
