// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unixsignals.h"

#include <QByteArray>
#include <QSocketNotifier>

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace Guestwire {

namespace {

// A handler may touch nothing else: the pipe that wakes the event loop, and how often it was asked.
int wakeUp[2] = {-1, -1};
volatile std::sig_atomic_t asks = 0;

void onSignal(int number)
{
    asks = asks + 1;
    if (asks > 1)
        _exit(128 + number);
    const char byte = 0;
    [[maybe_unused]] const auto written = write(wakeUp[1], &byte, 1);
}

} // namespace

UnixSignals::UnixSignals()
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, wakeUp) != 0)
        qFatal("cannot make a pair of sockets: %s", std::strerror(errno));
    m_notifier = std::make_unique<QSocketNotifier>(wakeUp[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        emit asked();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, nullptr);
}

UnixSignals::~UnixSignals()
{
    struct sigaction action = {};
    action.sa_handler = SIG_DFL;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    close(wakeUp[0]);
    close(wakeUp[1]);
}

void notifySystemd(const char *state)
{
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || size_t(path.size()) >= sizeof address.sun_path)
        return;
    std::copy(path.begin(), path.end(), address.sun_path);
    if (address.sun_path[0] == '@') // systemd's way to write the abstract namespace
        address.sun_path[0] = '\0';
    const int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return;
    [[maybe_unused]] const auto sent
        = sendto(descriptor, state, std::strlen(state), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr *>(&address),
                 socklen_t(offsetof(sockaddr_un, sun_path) + size_t(path.size())));
    close(descriptor);
}

} // namespace Guestwire
