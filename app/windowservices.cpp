// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowservices.h"

#include <QStandardPaths>
#include <QUrl>

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
        emit troubled(tr("Log-ins are kept until Guestwire ends, and asked for again at its next start."),
                      why);
    });
}

WindowServices::~WindowServices() = default;

void WindowServices::startLocal()
{
    LocalService &service = *addLocal(m_config, LocalService::Serving::WithAccounts).service;
    connect(&service, &LocalService::statusChanged, this, &WindowServices::statusChanged);
}

WindowServices::Local &WindowServices::addLocal(const Config &config, LocalService::Serving serving)
{
    m_locals.push_back(std::make_unique<Local>());
    Local &local = *m_locals.back();
    local.service = std::make_unique<LocalService>(config, m_stateDirectory, serving);
    LocalService &service = *local.service;
    connect(&service, &LocalService::failed, this,
            [this](int, const QString &message) {
                emit troubled(tr("The server for others can not be started."), message);
            });
    connect(&service, &LocalService::hostsTroubled, this, [this](const QString &details) {
        emit troubled(tr("The virtualization host cannot be reached."), details);
    });
    connect(&service, &LocalService::stopped, this, &WindowServices::localStopped);
    ++m_running;
    const QStringList uris
        = config.libvirtUris.isEmpty() ? QStringList {defaultLibvirtUri()} : config.libvirtUris;
    service.start();
    local.client.attach(service.connectWindow(ownUser()));
    m_connections.add(uris.join(", "_L1), local.client);
    return local;
}

void WindowServices::connectTo(const QString &address)
{
    if (isPairingString(address)) {
        if (const auto pairing = parsePairingString(address); pairing)
            addRemote(pairing.value().url(), pairing.value());
        else
            emit troubled(tr("The pairing string can not be used."), pairing.error().message);
        return;
    }
    const QUrl url(address);
    if (url.scheme() == "wss"_L1 || url.scheme() == "ws"_L1) {
        addRemote(url);
        return;
    }
    Config config = m_config;
    config.libvirtUris = {address};
    addLocal(config, LocalService::Serving::Never);
}

void WindowServices::addRemote(const QUrl &url, const PairingString &pairing)
{
    m_remotes.push_back(std::make_unique<Remote>());
    Remote &remote = *m_remotes.back();
    remote.connector = std::make_unique<Connector>(url, remote.client, m_servers);
    remote.connector->pairWith(pairing);
    remote.connector->keepLoginsIn(&m_keychain);
    m_connections.add(remote.connector->url().toString(), remote.client, remote.connector.get());
    remote.connector->start();
}

void WindowServices::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    for (const auto &remote : m_remotes)
        remote->connector->stop();
    for (const auto &local : m_locals) {
        local->client.detach();
        local->service->stop();
    }
    if (m_running == 0)
        emit stopped();
}

void WindowServices::localStopped()
{
    if (--m_running == 0)
        emit stopped();
}

} // namespace Guestwire
