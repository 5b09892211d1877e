// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/keychain.h"
#include "app/localservice.h"
#include "core/client/knownservers.h"
#include "widgets/connections/switchboard.h"
#include "widgets/data/connections.h"

#include <memory>
#include <vector>

namespace Guestwire {

// The services behind a window: in this process for libvirt, far away for servers.
class WindowServices : public Switchboard
{
    Q_OBJECT

public:
    WindowServices(const Config &config, const QString &stateDirectory);
    ~WindowServices() override;

    Connections &connections() { return m_connections; }

    // The one that the configuration describes, with its server.
    void startLocal();
    void connectAtStart(); // what a person keeps for that
    void connectTo(const QString &address); // by the name that it is kept under, if it is
    void stop(); // stopped() follows

    void connectTo(const QString &address, const QString &name) override;
    void disconnectFrom(ConnectionId id) override;
    bool mayDisconnect(ConnectionId id) const override;
    void test(const QString &address, QObject *context, Tested tested) override;
    const KnownServers &servers() const override { return m_servers; }
    Outcome forget(const QString &server) override;

signals:
    void statusChanged(const Guestwire::ServiceStatus &status); // of the one with the server
    void troubled(const QString &text, const QString &details);
    void stopped();

private:
    // Both stay here when they are disconnected, for the next time.
    struct Remote
    {
        Client client;
        std::unique_ptr<Connector> connector;
        ConnectionId id = -1; // -1: not connected
    };
    struct Local
    {
        Client client;
        std::unique_ptr<LocalService> service; // none once it has ended
        ConnectionId id = -1;
        bool isConfigured = false; // by a file or the command line, not by a person in the window
    };

    Local &addLocal(const Config &config, LocalService::Serving serving, const QString &name);
    Local &freeLocal();
    void listen(Local &local);
    void connectRemote(const QUrl &url, const PairingString &pairing, const QString &name);
    Remote &remoteOf(const QUrl &url);
    void localStopped(Local &local);

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
