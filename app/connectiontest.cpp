// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectiontest.h"

#include "core/client/connector.h"
#include "core/client/serverprobe.h"
#include "core/host/libvirtprobe.h"

#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

constexpr auto patience = 25s; // with a libvirt that does not answer

ConnectionFinding failed(const QString &why)
{
    ConnectionFinding finding;
    finding.failure = why;
    return finding;
}

void testServer(const QUrl &url, const KnownServers &servers, QObject *context,
                const Switchboard::Tested &tested)
{
    const QString server = Connector::serverOf(url);
    const QString pin = servers.pin(server);
    const QString user = servers.user(server);
    auto *probe = new ServerProbe(url, context);
    QObject::connect(probe, &ServerProbe::finished, context,
                     [probe, pin, user, tested](const Result<ServerFinding> &found) {
                         probe->deleteLater();
                         if (!found) {
                             tested(failed(found.error().message));
                             return;
                         }
                         ConnectionFinding finding;
                         finding.isReached = true;
                         finding.isGuestwire = found.value().isGuestwire;
                         finding.isEncrypted = found.value().isEncrypted;
                         finding.pin = found.value().pin;
                         finding.expiresAt = found.value().expiresAt;
                         finding.rememberedPin = pin;
                         finding.user = user;
                         tested(finding);
                     });
}

void testLibvirt(const QString &uri, QObject *context, const Switchboard::Tested &tested)
{
    // Whichever comes first is the answer.
    auto *deadline = new QTimer(context);
    const auto answer = [deadline, tested,
                         isOpen = std::make_shared<bool>(true)](const ConnectionFinding &finding) {
        if (!std::exchange(*isOpen, false))
            return;
        deadline->deleteLater();
        tested(finding);
    };
    deadline->setSingleShot(true);
    QObject::connect(deadline, &QTimer::timeout, context, [answer, uri] {
        answer(failed(
            u"%1 does not answer. Check the host, and that its libvirt daemon runs."_s.arg(uri)));
    });
    deadline->start(patience);
    probeLibvirt(uri).then(context, [answer](const Result<LibvirtFinding> &found) {
        if (!found) {
            answer(failed(found.error().message));
            return;
        }
        ConnectionFinding finding;
        finding.isReached = true;
        finding.libvirtVersion = found.value().libvirtVersion;
        finding.hypervisor = found.value().hypervisor;
        finding.vms = found.value().vms;
        answer(finding);
    });
}

} // namespace

void testConnection(const QString &address, const KnownServers &servers, QObject *context,
                    const Switchboard::Tested &tested)
{
    const QUrl url(address);
    if (url.scheme() == "wss"_L1 || url.scheme() == "ws"_L1)
        testServer(url, servers, context, tested);
    else
        testLibvirt(address, context, tested);
}

} // namespace Guestwire
