// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtGlobal>

#include <memory>

class QSocketNotifier;

namespace Guestwire {

// A TCP connection on which everything is said. The kernel resets one that is closed while bytes
// of the peer's wait unread, and a peer that is told so before it has read the last words never
// does (RFC 1122, 4.2.2.13); so they are read, and thrown away, until the peer closes too.
// Whoever owns this ends it when that takes too long.
class HalfClosed final : public QObject
{
    Q_OBJECT

public:
    // Keeps the connection of `descriptor` open, whoever closes that. Nothing where it is none.
    explicit HalfClosed(qintptr descriptor);
    ~HalfClosed() override;

    // Tells the peer that no more comes, and reads on. To be called once nothing waits to be sent.
    void drain();

signals:
    void ended(); // the peer has closed, or is gone

private:
    void read();

    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_readable;
};

} // namespace Guestwire
