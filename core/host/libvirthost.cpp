// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirthost.h"

#include "core/host/facts.h"
#include "core/host/guestagent.h"
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

LibvirtHost::LibvirtHost(const QString &uri, std::chrono::milliseconds stopTimeout, int questions,
                         QObject *parent)
    : Host(parent)
    , m_uri(uri)
    , m_threads(std::make_shared<Threads>())
{
    m_thread.setObjectName(u"libvirt"_s);
    m_inside.moveToThread(&m_thread);
    connect(
        &m_thread, &QThread::finished, &m_inside, [this] { m_core.reset(); }, Qt::DirectConnection);
    m_thread.start();
    inThread([this, stopTimeout, questions] {
        m_core = std::make_unique<HostCore>(*this, stopTimeout, questions, m_threads);
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

void LibvirtHost::sample(const ReadingOrder &order)
{
    inThread([this, order] { m_core->sample(order); });
}

QFuture<Result<CommandResult>> LibvirtHost::perform(VmId vm, const Command &command)
{
    auto promise = std::make_shared<QPromise<Result<CommandResult>>>();
    promise->start();
    inThread([this, vm, command, promise] { m_core->perform(vm, command, promise); });
    return promise->future();
}

QFuture<Outcome> LibvirtHost::cancel(VmId vm)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    inThread([this, vm, promise] { m_core->cancel(vm, promise); });
    return promise->future();
}

template<typename T, typename Question>
QFuture<Result<T>> LibvirtHost::ask(VmId vm, Question question)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    inThread([this, vm, promise, question] { m_core->ask<T>(vm, promise, question); });
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

QFuture<Result<QString>> LibvirtHost::resizeConsole(const ConsoleKey &console, int columns, int rows)
{
    return ask<QString>(
        console.vm, [device = console.device, columns, rows](virDomain *domain, const QString &name) {
            return tellSizeByAgent(domain, name, device, columns, rows);
        });
}

} // namespace Guestwire
