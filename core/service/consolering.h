// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Guestwire {

// The newest bytes of a stream, addressed by their offset since its beginning.
class ConsoleRing
{
public:
    explicit ConsoleRing(qsizetype capacity) : m_capacity(capacity) { } // bytes

    void append(const QByteArray &bytes);
    void restart(); // empty, at offset 0

    quint64 begin() const; // offset of the oldest byte that is still here
    quint64 end() const { return m_end; } // offset of the next byte to come
    // At most `most` bytes from `offset` on; `offset` lies between begin() and end().
    QByteArray read(quint64 offset, qsizetype most) const;

private:
    qsizetype m_capacity;
    QByteArray m_bytes; // up to a quarter more than the capacity, so that moving is seldom
    quint64 m_end = 0;
};

} // namespace Guestwire
