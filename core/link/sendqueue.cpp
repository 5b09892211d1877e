// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/sendqueue.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace Guestwire {

SendQueue sendQueueOf(qintptr descriptor)
{
    tcp_info info {};
    socklen_t size = sizeof info;
    if (getsockopt(int(descriptor), IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return {};
    const bool isUnderWay = info.tcpi_unacked > 0;
    const bool waits = info.tcpi_notsent_bytes > 0;
    return {info.tcpi_bytes_acked, !isUnderWay && !waits, !isUnderWay && waits};
}

} // namespace Guestwire
