// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The consoles of a client, and the channels of its link that they have.
#include "core/client/client.h"

namespace Guestwire {

std::unique_ptr<Console> Client::openConsole(VmId vm, const QString &device, bool write)
{
    std::unique_ptr<Console> console(new Console(*this, vm, device, write));
    m_consoles.append(console.get());
    if (m_state != State::Offline)
        console->open();
    return console;
}

void Client::handle(const Protocol::ConsoleOutput &m)
{
    if (Console *console = m_channels.value(m.channel))
        console->receive(m);
}

void Client::handle(const Protocol::ConsoleGap &m)
{
    if (Console *console = m_channels.value(m.channel))
        console->receive(m);
    else if (m_earlyGaps.size() < m_consoles.size())
        m_earlyGaps.insert(m.channel, m);
}

void Client::handle(const Protocol::ConsoleState &m)
{
    if (Console *console = m_channels.value(m.channel))
        console->receive(m);
}

void Client::handle(const Protocol::ConsoleAck &m)
{
    if (Console *console = m_channels.value(m.channel))
        console->receive(m);
}

void Client::openChannel(Console &console, const Protocol::ConsoleOpen &request)
{
    const QPointer<Console> alive(&console);
    ask(request, request.vm, [this, alive](const Result<Protocol::Response> &response) {
        const auto *answer =
            response ? std::get_if<Protocol::ConsoleOpened>(&response.value().answer) : nullptr;
        if (!answer) {
            if (!m_link)
                return; // it is opened again over the next one
            if (alive)
                alive->openFailed(response ? Error {ErrorCode::Unknown, response.value().message}
                                           : response.error());
            return;
        }
        const auto gap = m_earlyGaps.take(answer->channel);
        if (!alive) {
            send(Protocol::ConsoleClose {{}, answer->channel});
            return;
        }
        m_channels.insert(answer->channel, alive);
        if (gap.channel != 0)
            alive->receive(gap);
        if (alive)
            alive->opened(*answer);
    });
}

void Client::forget(Console &console)
{
    m_consoles.removeOne(&console);
    if (console.m_channel == 0)
        return;
    m_channels.remove(console.m_channel);
    send(Protocol::ConsoleClose {{}, console.m_channel});
}

} // namespace Guestwire
