// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolering.h"

#include <algorithm>

namespace Guestwire {

void ConsoleRing::append(const QByteArray &bytes)
{
    m_bytes += bytes;
    m_end += quint64(bytes.size());
    if (m_bytes.size() > m_capacity + m_capacity / 4)
        m_bytes.remove(0, m_bytes.size() - m_capacity);
}

void ConsoleRing::restart()
{
    m_bytes.clear();
    m_end = 0;
}

quint64 ConsoleRing::begin() const
{
    return m_end - quint64(std::min(m_bytes.size(), m_capacity));
}

QByteArray ConsoleRing::read(quint64 offset, qsizetype most) const
{
    const qsizetype behind = qsizetype(m_end - offset);
    return m_bytes.mid(m_bytes.size() - behind, std::min(behind, most));
}

} // namespace Guestwire
