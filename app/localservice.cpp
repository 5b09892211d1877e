// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/localservice.h"

#include "app/exitstatus.h"
#include "core/config/listenaddress.h"
#include "core/host/libvirthost.h"
#include "core/link/inprocesslink.h"
#include "resources/webresources.h"

#include <QCoreApplication>

#include <openssl/crypto.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

std::vector<std::unique_ptr<Host>> makeHosts(const Config &config)
{
    const QStringList uris
        = config.libvirtUris.isEmpty() ? QStringList {defaultLibvirtUri()} : config.libvirtUris;
    std::vector<std::unique_ptr<Host>> hosts;
    for (const QString &uri : uris)
        hosts.push_back(
            std::make_unique<LibvirtHost>(uri, config.limits.stopTimeout, config.limits.questions));
    return hosts;
}

// Each client is a descriptor; the usual soft limit of 1024 would end before `limits.clients` does.
void allowManySockets()
{
    rlimit limit = {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        qWarning("The number of open files can not be raised beyond its soft limit.");
}

} // namespace

QString defaultLibvirtUri()
{
    // The socket's mode is what libvirt itself goes by where there is no policy agent.
    const bool mayUseSystem
        = geteuid() == 0 || access("/run/libvirt/libvirt-sock", R_OK | W_OK) == 0;
    return mayUseSystem ? u"qemu:///system"_s : u"qemu:///session"_s;
}

LocalService::LocalService(const Config &config, const QString &stateDirectory, Serving serving)
    : m_config(config)
    , m_stateDirectory(stateDirectory)
    , m_serving(serving)
{
    initWebResources();
    allowManySockets();
    m_thread.setObjectName(u"service"_s);
    m_inside.moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, &m_inside, [this] { leave(); }, Qt::DirectConnection);
    connect(&m_thread, &QThread::finished, this, &LocalService::ended);
}

LocalService::~LocalService()
{
    m_thread.quit();
    m_thread.wait();
}

void LocalService::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(&m_inside, [this] { begin(); });
}

// What the service lets go of is deleted here, because a thread that ends looks for such things
// before others of them are let go of; and OpenSSL is told, because nobody waits for what it does
// of itself at the very end of a thread.
void LocalService::leave()
{
    m_service.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    OPENSSL_thread_stop();
}

void LocalService::begin()
{
    m_service = std::make_unique<Service>(m_config, m_stateDirectory, makeHosts(m_config));
    if (const auto loaded = m_service->load(); !loaded) {
        // What is damaged stays so until somebody mends it; a file that is only being changed does not.
        emit failed(loaded.error().code == ErrorCode::Timeout ? ExitFailure : ExitConfiguration,
                    loaded.error().message);
        if (m_serving == Serving::Always)
            return;
        m_mayServe = false; // the window works on; nobody else comes in
    }
    if (m_serving == Serving::Always)
        if (const auto safe = checkExposure(m_config, m_service->hasAccounts()); !safe) {
            emit failed(ExitConfiguration, safe.error().message);
            return;
        }
    connect(m_service.get(), &Service::stopped, this, &LocalService::stopped);
    connect(m_service.get(), &Service::statusChanged, this, &LocalService::statusChanged);
    connect(m_service.get(), &Service::hostsKnown, &m_inside, [this] { hostsKnown(); });
    connect(m_service.get(), &Service::accountsChanged, &m_inside, [this] {
        if (m_areHostsKnown)
            serve();
    });
    connect(m_service.get(), &Service::listeningWanted, &m_inside, [this](bool enabled) {
        if (!enabled)
            stopServing();
        else if (m_areHostsKnown)
            serve();
    });
    if (m_serving == Serving::WithAccounts && m_mayServe)
        m_service->offerSwitch();
    m_service->open();
}

void LocalService::hostsKnown()
{
    m_areHostsKnown = true;
    const QString troubles = m_service->hostTroubles().join("; "_L1);
    if (m_serving == Serving::Always && !m_service->isAnyHostConnected()) {
        emit failed(ExitCannotReachLibvirt,
                    u"cannot reach libvirt: %1. Start libvirtd, or name another with --uri."_s.arg(
                        troubles));
        return;
    }
    if (!troubles.isEmpty())
        emit hostsTroubled(troubles);
    serve();
}

void LocalService::serve()
{
    const bool isWanted = m_serving == Serving::Always
        || (m_serving == Serving::WithAccounts && m_config.webSocket.enabled
            && m_service->hasAccounts() && m_service->isListeningWanted());
    if (m_isServing || !isWanted || !m_mayServe)
        return;
    m_isServing = true;
    const auto urls = m_service->serve();
    if (!urls) {
        m_isServing = false; // the next change of accounts, or of the switch, tries again
        if (m_serving == Serving::Always)
            emit failed(ExitCannotListen, urls.error().message);
        return;
    }
    if (!m_service->hasAccounts())
        emit setupCodeMade(m_service->makeSetupCode());
    emit listening(urls.value());
}

void LocalService::stopServing()
{
    m_isServing = false;
    m_service->stopServing();
}

std::unique_ptr<Link> LocalService::connectWindow(const QString &user)
{
    auto [near, far] = InProcessLink::makePair();
    far->moveToThread(&m_thread);
    QMetaObject::invokeMethod(&m_inside, [this, user, link = far.release()] {
        m_service->adopt(std::unique_ptr<Link>(link), {user, {Role::Admin, {}}, {}, {}, 0});
    });
    return std::move(near);
}

void LocalService::stop()
{
    QMetaObject::invokeMethod(&m_inside, [this] {
        if (m_service)
            m_service->stop();
        else
            emit stopped();
    });
}

void LocalService::end()
{
    m_thread.quit();
}

} // namespace Guestwire
