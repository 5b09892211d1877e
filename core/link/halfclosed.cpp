// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/halfclosed.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Guestwire {

HalfClosed::HalfClosed(qintptr descriptor)
    : m_descriptor(fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0))
{
}

HalfClosed::~HalfClosed()
{
    m_readable.reset();
    if (m_descriptor >= 0)
        close(m_descriptor);
}

void HalfClosed::drain()
{
    if (m_descriptor < 0 || shutdown(m_descriptor, SHUT_WR) != 0) {
        emit ended();
        return;
    }
    m_readable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &HalfClosed::read);
}

// Once for each wake-up: who goes on sending must not keep others waiting.
void HalfClosed::read()
{
    std::array<char, 16 * 1024> nobodyReads;
    const ssize_t size = recv(m_descriptor, nobodyReads.data(), nobodyReads.size(), MSG_DONTWAIT);
    if (size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR)))
        return;
    m_readable->setEnabled(false);
    emit ended();
}

} // namespace Guestwire
