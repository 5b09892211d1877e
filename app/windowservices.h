// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/keychain.h"
#include "app/localservice.h"
#include "core/client/knownservers.h"
#include "widgets/data/connections.h"

#include <memory>
#include <vector>

namespace Guestwire {

// The services behind a window: in this process for libvirt, far away for servers.
class WindowServices : public QObject
{
    Q_OBJECT

public:
    WindowServices(const Config &config, const QString &stateDirectory);
    ~WindowServices() override;

    Connections &connections() { return m_connections; }

    // The one that the configuration describes, with its server.
    void startLocal();
    // "wss://host[:port]", "ws://…", a pairing string or a libvirt URI.
    void connectTo(const QString &address);
    void stop(); // stopped() follows

signals:
    void statusChanged(const Guestwire::ServiceStatus &status); // of the one with the server
    void troubled(const QString &text, const QString &details);
    void stopped();

private:
    struct Remote
    {
        Client client;
        std::unique_ptr<Connector> connector;
    };
    struct Local
    {
        Client client;
        std::unique_ptr<LocalService> service;
    };

    Local &addLocal(const Config &config, LocalService::Serving serving);
    void addRemote(const QUrl &url, const PairingString &pairing = {});
    void localStopped();

    const Config m_config;
    const QString m_stateDirectory;
    KnownServers m_servers;
    Keychain m_keychain;
    std::vector<std::unique_ptr<Local>> m_locals;
    std::vector<std::unique_ptr<Remote>> m_remotes;
    Connections m_connections; // after what it points to
    size_t m_running = 0;
    bool m_stopping = false;
};

} // namespace Guestwire
