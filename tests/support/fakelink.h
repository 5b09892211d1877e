// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link/link.h"

namespace Guestwire {

// A link whose far end is the test: what was sent is kept, and how much of it waits is the test's word.
class FakeLink final : public Link
{
    Q_OBJECT

public:
    void send(const Protocol::Message &message) override { sent.append(message); }

    void close(Protocol::CloseCode code, const QString &) override
    {
        if (!closedWith)
            closedWith = code;
    }

    void abort() override { aborted = true; }
    qint64 pending() const override { return waiting; }

    template<typename T>
    QList<T> all() const
    {
        QList<T> found;
        for (const Protocol::Message &message : sent)
            if (const auto *one = std::get_if<T>(&message))
                found.append(*one);
        return found;
    }

    QList<Protocol::Message> sent;
    qint64 waiting = 0; // bytes
    std::optional<Protocol::CloseCode> closedWith;
    bool aborted = false;
};

} // namespace Guestwire
