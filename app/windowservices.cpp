// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowservices.h"

#include "app/connectiontest.h"
#include "widgets/connections/savedconnections.h"

#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

QString knownServersFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + "/guestwire/known_servers.json"_L1;
}

// The window's own user needs no account: whoever runs the process can do as much without it.
QString ownUser()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? u"local"_s : user;
}

} // namespace

WindowServices::WindowServices(const Config &config, const QString &stateDirectory)
    : m_config(config)
    , m_stateDirectory(stateDirectory)
    , m_servers(knownServersFile())
{
    connect(&m_keychain, &Keychain::unavailable, this, [this](const QString &why) {
        emit troubled(
            tr("Log-ins are kept until Guestwire ends, and asked for again at its next start."),
            why);
    });
}

WindowServices::~WindowServices() = default;

void WindowServices::startLocal()
{
    Local &local = addLocal(m_config, LocalService::Serving::WithAccounts, {});
    local.isConfigured = true;
    connect(local.service.get(), &LocalService::statusChanged, this,
            &WindowServices::statusChanged);
}

void WindowServices::connectAtStart()
{
    const SavedConnections saved;
    for (const SavedConnection &connection : saved.all())
        if (connection.atStart)
            connectTo(connection.address, connection.name);
}

WindowServices::Local &WindowServices::freeLocal()
{
    for (const auto &local : m_locals)
        if (!local->service)
            return *local;
    m_locals.push_back(std::make_unique<Local>());
    return *m_locals.back();
}

WindowServices::Local &WindowServices::addLocal(const Config &config, LocalService::Serving serving,
                                                const QString &name)
{
    Local &local = freeLocal();
    local.service = std::make_unique<LocalService>(config, m_stateDirectory, serving);
    listen(local);
    ++m_running;
    const QStringList uris =
        config.libvirtUris.isEmpty() ? QStringList {defaultLibvirtUri()} : config.libvirtUris;
    local.service->start();
    local.client.attach(local.service->connectWindow(ownUser()));
    local.id = m_connections.add(uris.join(", "_L1), local.client, nullptr, name);
    return local;
}

void WindowServices::listen(Local &local)
{
    LocalService &service = *local.service;
    connect(&service, &LocalService::failed, this, [this](int, const QString &message) {
        emit troubled(tr("The server for others can not be started."), message);
    });
    connect(&service, &LocalService::hostsTroubled, this, [this](const QString &details) {
        emit troubled(tr("The virtualization host cannot be reached."), details);
    });
    connect(&service, &LocalService::stopped, this, [this, &local] { localStopped(local); });
    connect(&service, &LocalService::ended, this,
            [&local] { local.service.release()->deleteLater(); });
}

void WindowServices::connectTo(const QString &address)
{
    const SavedConnections saved;
    const SavedConnection *kept = saved.find(address);
    connectTo(address, kept ? kept->name : QString());
}

void WindowServices::connectTo(const QString &address, const QString &name)
{
    if (isPairingString(address)) {
        if (const auto pairing = parsePairingString(address); pairing)
            connectRemote(pairing.value().url(), pairing.value(), name);
        else
            emit troubled(tr("The pairing string can not be used."), pairing.error().message);
        return;
    }
    const QUrl url(address);
    if (url.scheme() == "wss"_L1 || url.scheme() == "ws"_L1) {
        connectRemote(url, {}, name);
        return;
    }
    if (m_connections.at(address))
        return;
    Config config = m_config;
    config.libvirtUris = {address};
    addLocal(config, LocalService::Serving::Never, name);
}

WindowServices::Remote &WindowServices::remoteOf(const QUrl &url)
{
    for (const auto &remote : m_remotes)
        if (remote->connector->url() == url)
            return *remote;
    m_remotes.push_back(std::make_unique<Remote>());
    Remote &remote = *m_remotes.back();
    remote.connector = std::make_unique<Connector>(url, remote.client, m_servers);
    remote.connector->keepLoginsIn(&m_keychain);
    return remote;
}

// One that is there already is tried again.
void WindowServices::connectRemote(const QUrl &url, const PairingString &pairing,
                                   const QString &name)
{
    Remote &remote = remoteOf(Connector::plainUrl(url));
    if (!pairing.pin.isEmpty()) {
        remote.connector->stop();
        remote.connector->pairWith(pairing);
    }
    if (remote.id < 0)
        remote.id = m_connections.add(remote.connector->url().toString(), remote.client,
                                      remote.connector.get(), name);
    const Connector::State state = remote.connector->state();
    if (state == Connector::State::Idle || state == Connector::State::Failed
        || state == Connector::State::Waiting)
        remote.connector->start();
}

bool WindowServices::mayDisconnect(ConnectionId id) const
{
    return std::ranges::none_of(
        m_locals, [id](const auto &local) { return local->id == id && local->isConfigured; });
}

void WindowServices::disconnectFrom(ConnectionId id)
{
    if (id < 0 || !mayDisconnect(id))
        return;
    for (const auto &remote : m_remotes)
        if (remote->id == id) {
            remote->connector->stop();
            m_connections.remove(std::exchange(remote->id, -1));
            return;
        }
    for (const auto &local : m_locals)
        if (local->id == id) {
            m_connections.remove(std::exchange(local->id, -1));
            local->client.detach();
            local->service->stop();
            return;
        }
}

void WindowServices::test(const QString &address, QObject *context, Tested tested)
{
    testConnection(address, m_servers, context, tested);
}

Outcome WindowServices::forget(const QString &server)
{
    if (const QString key = Connector::secretKey(m_servers, server); !key.isEmpty())
        m_keychain.remove(key);
    return m_servers.forget(server);
}

void WindowServices::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    for (const auto &remote : m_remotes)
        remote->connector->stop();
    for (const auto &local : m_locals) {
        local->client.detach();
        if (local->service)
            local->service->stop();
    }
    if (m_running == 0)
        emit stopped();
}

void WindowServices::localStopped(Local &local)
{
    --m_running;
    if (!m_stopping)
        local.service->end();
    else if (m_running == 0)
        emit stopped();
}

} // namespace Guestwire
