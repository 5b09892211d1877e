// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/hostcore.h"

#include "core/host/statsreader.h"

#include <libvirt/libvirt.h>

#include <cstdlib>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds oneReboot = 2s; // QEMU tells of one several times
constexpr std::chrono::milliseconds sameStart = 2s;

} // namespace

HostCore::HostCore(Host &host, std::chrono::milliseconds stopTimeout, int questions,
                   std::shared_ptr<Threads> threads)
    : m_host(host)
    , m_consoles(host.uri(), threads)
    , m_watcher(host.uri(), threads)
    , m_sampler([uri = host.uri()] { return std::make_unique<StatsReader>(uri); }, threads)
    , m_jobs(host.uri(), stopTimeout, threads, m_consoles, m_watcher)
    , m_questions(host.uri(), threads, questions)
{
    connect(&m_watcher, &Watcher::linkChanged, this, &HostCore::noticeLink);
    connect(&m_watcher, &Watcher::listed, this, &HostCore::noticeList);
    connect(&m_watcher, &Watcher::found, this, qOverload<const Vm &>(&HostCore::notice));
    connect(&m_watcher, &Watcher::missing, this, &HostCore::forget);
    connect(&m_watcher, &Watcher::happened, this,
            qOverload<const DomainEvent &>(&HostCore::notice));
    connect(&m_sampler, &Sampler::counted, &m_host, &Host::counted, Qt::DirectConnection);
    connect(&m_sampler, &Sampler::sampled, &m_host, &Host::sampled, Qt::DirectConnection);
    connect(&m_sampler, &Sampler::answeringChanged, this, &HostCore::noticeAnswering);
    connect(&m_sampler, &Sampler::hostAnsweringChanged, this, &HostCore::noticeHostAnswering);
    connect(&m_jobs, &Jobs::progressed, &m_host, &Host::progressed, Qt::DirectConnection);
    connect(&m_consoles, &Consoles::opened, &m_host, &Host::consoleOpened, Qt::DirectConnection);
    connect(&m_consoles, &Consoles::read, &m_host, &Host::consoleRead, Qt::DirectConnection);
    connect(&m_consoles, &Consoles::written, &m_host, &Host::consoleWritten, Qt::DirectConnection);
    connect(&m_consoles, &Consoles::held, &m_host, &Host::consoleHeld, Qt::DirectConnection);
    connect(&m_consoles, &Consoles::closed, &m_host, &Host::consoleClosed, Qt::DirectConnection);
}

Result<Vm> HostCore::find(VmId vm) const
{
    if (!m_watcher.isConnected())
        return Error {ErrorCode::Unavailable,
                      u"%1 does not answer; try again when it does"_s.arg(m_host.uri())};
    const auto found = m_vms.constFind(vm);
    if (found == m_vms.cend())
        return Error {ErrorCode::VmNotFound,
                      u"there is no VM %1"_s.arg(vm.toString(QUuid::WithoutBraces))};
    return *found;
}

void HostCore::perform(VmId vm, const Command &command, const Jobs::Promise &promise)
{
    const Result<Vm> found = find(vm);
    std::optional<Error> error;
    if (!found)
        error = found.error();
    else
        error = refusal(command.action, found.value().state, found.value().name);
    if (error) {
        promise->addResult(*error);
        promise->finish();
        return;
    }
    m_jobs.perform(found.value(), command, promise);
}

void HostCore::noticeLink(Host::Link link, const QString &reason)
{
    emit m_host.linkChanged(link, reason);
    if (link == Host::Link::Connecting)
        return;
    log(std::nullopt, u"host"_s,
        link == Host::Link::Connected ? u"connected to "_s + m_host.uri()
                                      : u"%1 is lost: %2"_s.arg(m_host.uri(), reason));
    const bool wasConnected = std::exchange(m_connected, link == Host::Link::Connected);
    if (m_connected)
        m_sampler.start();
    else if (wasConnected)
        lose(reason);
}

void HostCore::lose(const QString &reason)
{
    m_sampler.stop();
    m_hung.clear();
    m_consoles.closeAll(reason);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (Vm vm : std::as_const(m_vms)) {
        vm.state = State::Unknown;
        vm.lastStateChange = now;
        vm.answering = true;
        emit m_host.vmChanged(vm);
    }
    m_jobs.lose(reason);
}

void HostCore::noticeList(const QList<Vm> &vms, bool first)
{
    if (first) {
        replaceAll(vms);
        return;
    }
    QSet<VmId> present;
    for (const Vm &vm : vms) {
        present.insert(vm.id);
        notice(vm);
    }
    for (const VmId &vm : m_vms.keys())
        if (!present.contains(vm))
            forget(vm);
}

void HostCore::replaceAll(const QList<Vm> &vms)
{
    QHash<VmId, Vm> all;
    QList<Vm> told;
    for (const Vm &vm : vms) {
        told.append(dated(vm));
        all.insert(vm.id, told.last());
    }
    m_vms = all;
    emit m_host.listed(told);
}

// A state begins when it is first seen; one that outlasted a lost link began before it.
Vm HostCore::dated(Vm vm) const
{
    const auto before = m_vms.constFind(vm.id);
    const bool known = before != m_vms.cend();
    // The moment is computed from the host's clock, which is set now and then.
    if (known && before->startedAt && vm.startedAt
        && std::abs(before->startedAt->msecsTo(*vm.startedAt)) < sameStart.count())
        vm.startedAt = before->startedAt;
    const bool same = known && before->state == vm.state && before->startedAt == vm.startedAt;
    vm.lastStateChange = same ? before->lastStateChange : QDateTime::currentDateTimeUtc();
    vm.answering = !m_hung.contains(vm.id) || !isActive(vm.state);
    return vm;
}

void HostCore::noticeHostAnswering(const QSet<VmId> &vms, bool answering)
{
    log(std::nullopt, u"host"_s,
        answering ? u"%1 answers again"_s.arg(m_host.uri())
                  : u"%1 does not answer"_s.arg(m_host.uri()));
    for (const VmId &id : vms) {
        if (answering)
            m_hung.remove(id);
        else
            m_hung.insert(id);
        if (const auto found = m_vms.constFind(id); found != m_vms.cend())
            notice(*found);
    }
}

void HostCore::noticeAnswering(VmId id, bool answering)
{
    if (answering)
        m_hung.remove(id);
    else
        m_hung.insert(id);
    const auto found = m_vms.constFind(id);
    if (found == m_vms.cend())
        return;
    log(id, u"host"_s,
        answering ? u"%1 answers again"_s.arg(found->name)
                  : u"the emulator of %1 does not answer; the other VMs are read without it"_s.arg(
                      found->name));
    notice(*found);
}

void HostCore::notice(const Vm &read)
{
    if (m_jobs.isSettling(read.id) && isActive(read.state))
        return; // read again when that is over
    const Vm vm = dated(read);
    const auto before = m_vms.constFind(vm.id);
    if (before == m_vms.cend() || *before != vm) {
        m_vms.insert(vm.id, vm);
        emit m_host.vmChanged(vm);
    }
    if (isActive(vm.state))
        return;
    m_jobs.noticeOff(vm.id);
    m_consoles.endFollowed(vm.id);
}

void HostCore::forget(VmId vm)
{
    m_jobs.noticeOff(vm);
    m_consoles.endFollowed(vm);
    m_reboots.remove(vm);
    if (m_vms.remove(vm))
        emit m_host.vmRemoved(vm);
}

bool HostCore::isNews(const DomainEvent &event)
{
    if (event.kind == DomainEvent::Kind::Reboot) {
        QElapsedTimer &last = m_reboots[event.vm];
        const bool known = last.isValid() && last.elapsed() < oneReboot.count();
        last.start();
        return !known;
    }
    const bool pauses =
        event.event == VIR_DOMAIN_EVENT_SUSPENDED || event.event == VIR_DOMAIN_EVENT_RESUMED;
    if (!pauses)
        return true;
    // A start resumes too, and a snapshot pauses for a moment.
    const State state = m_vms.value(event.vm).state;
    return isActive(state) && !m_jobs.isSettling(event.vm);
}

void HostCore::notice(const DomainEvent &event)
{
    m_jobs.notice(event);
    if (const auto reason = stopReason(event))
        emit m_host.stopped(event.vm, *reason);
    if (event.kind == DomainEvent::Kind::Lifecycle && event.event == VIR_DOMAIN_EVENT_STOPPED)
        m_consoles.endFollowed(event.vm);
    const auto what = words(event);
    if (!what || !isNews(event))
        return;
    const QString name = m_vms.value(event.vm).name;
    log(event.vm, u"lifecycle"_s, u"%1 %2"_s.arg(name.isEmpty() ? u"a new VM"_s : name, *what));
}

void HostCore::log(const std::optional<VmId> &vm, const QString &kind, const QString &message)
{
    emit m_host.happened({QDateTime::currentDateTimeUtc(), vm, kind, message, {}});
}

} // namespace Guestwire
