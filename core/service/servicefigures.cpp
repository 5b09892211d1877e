// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/service.h"

// What Service counts, for /metrics and for administrators.
namespace Guestwire {

using namespace Qt::StringLiterals;

void Service::watchDoor()
{
    constexpr int leastRefusal = 400;
    connect(&m_server, &Server::accepted, this, [this] { ++m_door.accepted; });
    connect(&m_server, &Server::answered, this, [this](int status) {
        if (status >= leastRefusal)
            ++m_door.refused[status];
    });
    connect(&m_server, &Server::loginRefused, this, [this] { ++m_door.refusedLogins; });
    connect(&m_server, &Server::limited, this, &Service::countLimit);
    connect(&m_server, &Server::dropped, this, &Service::countDrop);
}

DoorStatistics Service::doorStatistics() const
{
    DoorStatistics now = m_door;
    now.waiting = m_server.waiting();
    now.clients = m_server.clients();
    for (auto it = m_sessions.begin(); it != m_sessions.end(); ++it) {
        ++now.sessions[it.value()];
        now.queued += it.key()->pending();
    }
    return now;
}

QMap<QString, quint64> Service::refusals() const
{
    QMap<QString, quint64> refusals;
    const auto add = [&refusals](const QMap<QByteArray, quint64> &counts) {
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            if (it.value() > 0)
                refusals.insert(QString::fromLatin1(it.key()), it.value());
    };
    add(m_door.dropped);
    add(m_door.limitTrips); // those that dropped somebody count here too
    if (m_door.refusedLogins > 0)
        refusals.insert(u"login"_s, m_door.refusedLogins);
    return refusals;
}

QByteArray Service::metrics(const Grant &grant) const
{
    ServiceFigures figures {doorStatistics(), m_consoles.openConsoles(), m_alerts.figures()};
    if (m_history)
        figures.history = m_history->figures();
    if (const auto &certificate = m_server.certificate())
        figures.certificateEnd = certificate->expiry();
    return metricsPage(m_hub, figures, [&grant](const Vm &vm) {
        return permissionsOn(grant, vm.name).testFlag(Permission::Monitor);
    });
}

} // namespace Guestwire
