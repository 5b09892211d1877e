// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirthost.h"

#include "core/host/facts.h"
#include "core/host/hostcore.h"
#include "core/host/logging.h"
#include "core/host/snapshots.h"

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto farewell = 3s; // for connections to be closed

} // namespace

template<typename Function>
void LibvirtHost::inThread(Function function)
{
    QMetaObject::invokeMethod(&m_inside, function, Qt::QueuedConnection);
}

LibvirtHost::LibvirtHost(const QString &uri, std::chrono::milliseconds stopTimeout, QObject *parent)
    : Host(parent)
    , m_uri(uri)
    , m_threads(std::make_shared<Threads>())
{
    m_thread.setObjectName(u"libvirt"_s);
    m_inside.moveToThread(&m_thread);
    connect(
        &m_thread, &QThread::finished, &m_inside, [this] { m_core.reset(); }, Qt::DirectConnection);
    m_thread.start();
    inThread([this, stopTimeout] {
        m_core = std::make_unique<HostCore>(*this, stopTimeout, m_threads);
    });
}

LibvirtHost::~LibvirtHost()
{
    m_thread.quit();
    m_thread.wait();
    if (!m_threads->waitForAll(farewell))
        qCWarning(hostLog).noquote() << "left a libvirt call that does not return, of" << m_uri;
}

void LibvirtHost::open()
{
    inThread([this] { m_core->open(); });
}

void LibvirtHost::sample()
{
    inThread([this] { m_core->sample(); });
}

QFuture<Result<CommandResult>> LibvirtHost::perform(VmId vm, const Command &command)
{
    auto promise = std::make_shared<QPromise<Result<CommandResult>>>();
    promise->start();
    inThread([this, vm, command, promise] { m_core->perform(vm, command, promise); });
    return promise->future();
}

// In a thread and over a connection of its own, which end with the answer.
template<typename T, typename Question>
QFuture<Result<T>> LibvirtHost::ask(VmId id, Question question)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto answer = [promise](const Result<T> &result) {
        promise->addResult(result);
        promise->finish();
    };
    inThread([this, id, question, answer] {
        const Result<Vm> vm = m_core->find(id);
        if (!vm) {
            answer(vm.error());
            return;
        }
        struct Nothing
        {
        };
        Worker<Nothing> worker(
            m_threads, [uri = m_uri, name = vm.value().name, id, question, answer] {
                const auto connection = Connection::open(uri);
                if (!connection) {
                    answer(connection.error());
                    return std::make_unique<Nothing>();
                }
                const auto domain = connection.value()->find(id, u"cannot read "_s + name);
                answer(domain ? question(domain.value().get(), name) : Result<T>(domain.error()));
                return std::make_unique<Nothing>();
            });
    });
    return promise->future();
}

QFuture<Result<QList<Snapshot>>> LibvirtHost::snapshots(VmId vm)
{
    return ask<QList<Snapshot>>(vm, snapshotsOf);
}

QFuture<Result<QList<Fact>>> LibvirtHost::details(VmId vm)
{
    return ask<QList<Fact>>(vm, factsOf);
}

void LibvirtHost::openConsole(const ConsoleKey &console)
{
    inThread([this, console] { m_core->consoles().open(console); });
}

void LibvirtHost::closeConsole(const ConsoleKey &console)
{
    inThread([this, console] { m_core->consoles().close(console); });
}

void LibvirtHost::writeConsole(const ConsoleKey &console, const QByteArray &bytes)
{
    inThread([this, console, bytes] { m_core->consoles().write(console, bytes); });
}

} // namespace Guestwire
