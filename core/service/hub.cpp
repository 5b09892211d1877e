// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/hub.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

// Rates need two readings; a second one soon after the first shows them without a long wait.
constexpr auto secondReading = 1s;

} // namespace

Hub::Hub(std::vector<std::unique_ptr<Host>> hosts, const Config &config)
    : m_hosts(std::move(hosts))
    , m_memory(config.limits.commandMemory)
{
    for (const auto &host : m_hosts) {
        m_status.append({host->uri(), Host::Link::Connecting, {}});
        listenTo(*host, m_status.size() - 1);
    }
    m_timer.setInterval(config.webSocket.metricsInterval);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Hub::tick);
}

Hub::~Hub() = default;

void Hub::open()
{
    for (const auto &host : m_hosts)
        host->open();
    m_timer.start();
}

void Hub::listenTo(Host &host, qsizetype index)
{
    connect(&host, &Host::linkChanged, this,
            [this, &host, index](Host::Link link, const QString &reason) {
                follow(host, m_status[index], link, reason);
            });
    connect(&host, &Host::listed, this, [this, &host, index](const QList<Vm> &vms) {
        take(host, vms);
        m_status[index].isListed = true;
        emit hostChanged();
    });
    connect(&host, &Host::vmChanged, this, [this, &host](const Vm &vm) { put(host, vm); });
    connect(&host, &Host::vmRemoved, this, &Hub::remove);
    connect(&host, &Host::counted, this, &Hub::count);
    connect(&host, &Host::sampled, this, [this] {
        emit sampled();
        m_tick.clear();
        m_batches.clear();
    });
    connect(&host, &Host::happened, this, &Hub::report);
}

void Hub::follow(Host &host, HostStatus &status, Host::Link link, const QString &reason)
{
    status.link = link;
    status.reason = reason;
    emit hostChanged();
    if (link == Host::Link::Connected) {
        host.sample();
        QTimer::singleShot(secondReading, &host, [&host] { host.sample(); });
    }
}

QList<Host *> Hub::hosts() const
{
    QList<Host *> all;
    for (const auto &host : m_hosts)
        all.append(host.get());
    return all;
}

QList<Vm> Hub::vms() const
{
    QList<Vm> all;
    all.reserve(m_vms.size());
    for (const Entry &entry : m_vms)
        all.append(entry.vm);
    return all;
}

const Vm *Hub::vm(VmId id) const
{
    const auto found = m_vms.constFind(id);
    return found == m_vms.constEnd() ? nullptr : &found->vm;
}

const Vm *Hub::find(const QString &nameOrUuid) const
{
    const auto found = std::ranges::find_if(
        m_vms, [&nameOrUuid](const Entry &entry) { return entry.vm.name == nameOrUuid; });
    if (found != m_vms.constEnd())
        return &found->vm;
    const auto id = QUuid::fromString(nameOrUuid);
    return id.isNull() ? nullptr : vm(id);
}

Host *Hub::hostOf(VmId id) const
{
    return m_vms.value(id).host;
}

const Sample *Hub::latest(VmId id) const
{
    const auto found = m_vms.constFind(id);
    return found != m_vms.constEnd() && found->sample ? &*found->sample : nullptr;
}

void Hub::take(Host &host, const QList<Vm> &vms)
{
    const auto known = m_vms;
    for (const Vm &vm : vms)
        put(host, vm);
    for (const Entry &entry : known)
        if (entry.host == &host
            && std::ranges::none_of(vms, [&](const Vm &vm) { return vm.id == entry.vm.id; }))
            remove(entry.vm.id);
}

void Hub::put(Host &host, const Vm &vm)
{
    Entry &entry = m_vms[vm.id];
    if (entry.host && entry.host != &host)
        return; // the same VM over another address: the first host that told of it keeps it
    if (entry.host && entry.vm == vm)
        return;
    entry.host = &host;
    entry.vm = vm;
    if (!isActive(vm.state)) {
        entry.counters.reset();
        entry.sample.reset();
    }
    emit vmChanged(vm);
}

void Hub::remove(VmId id)
{
    if (const auto found = m_vms.constFind(id); found != m_vms.constEnd()) {
        const Vm removed = found->vm;
        m_vms.erase(found);
        emit vmRemoved(removed);
    }
}

void Hub::count(const QList<Counters> &counters)
{
    for (const Counters &now : counters) {
        const auto found = m_vms.find(now.vm);
        if (found == m_vms.end() || !isActive(found->vm.state))
            continue;
        const Counters *before = found->counters ? &*found->counters : nullptr;
        // Too soon after the last one: nothing could be derived, and the baseline stays.
        if (before && before->run == now.run && now.taken - before->taken < shortestInterval)
            continue;
        found->sample = sampleOf(before, now);
        found->counters = now;
        m_tick.append(*found->sample);
    }
}

void Hub::tick()
{
    for (const auto &host : m_hosts)
        host->sample();
}

std::shared_ptr<const Protocol::MetricsBatch>
Hub::batchFor(const QString &audience, const std::function<bool(VmId)> &sees)
{
    auto &batch = m_batches[audience];
    if (!batch) {
        auto made = std::make_shared<Protocol::MetricsBatch>();
        for (const Sample &sample : m_tick)
            if (sees(sample.vm))
                made->samples.append(sample);
        batch = std::move(made);
    }
    return batch;
}

void Hub::report(const Event &event)
{
    m_events.push_back(event);
    if (m_events.size() > maxEvents)
        m_events.pop_front();
    emit happened(event);
}

void Hub::perform(const QString &user, VmId id, const QString &request, const Command &command,
                  QObject *context, const CommandMemory::Answered &answered)
{
    const QPointer<QObject> alive(context);
    const auto guarded = [alive, answered](const CommandMemory::Answer &answer) {
        if (alive)
            answered(answer);
    };
    const Vm *vm = this->vm(id);
    if (!vm) {
        guarded(Error {ErrorCode::VmNotFound, u"there is no such VM"_s});
        return;
    }
    if (request.isEmpty()) {
        run(user, *vm, command, guarded);
        return;
    }
    const QString key = user + u'\n' + id.toString() + u'\n' + request;
    if (m_memory.begin(key, command, guarded))
        run(user, *vm, command, [this, key](const CommandMemory::Answer &answer) {
            m_memory.finish(key, answer);
        });
}

void Hub::run(const QString &user, const Vm &vm, const Command &command,
              const CommandMemory::Answered &answered)
{
    if (const auto refused = refusal(command.action, vm.state, displayText(vm.name))) {
        answered(*refused);
        return;
    }
    report({QDateTime::currentDateTimeUtc(), vm.id, u"command"_s,
            u"%1 asked for"_s.arg(QLatin1StringView(info(command.action).name)), user});
    hostOf(vm.id)
        ->perform(vm.id, command)
        .then(this,
              [this, id = vm.id, user, command, answered](const CommandMemory::Answer &answer) {
                  if (!answer)
                      report({QDateTime::currentDateTimeUtc(), id, u"command"_s,
                              u"%1 failed: %2"_s.arg(
                                  QLatin1StringView(info(command.action).name),
                                  answer.error().message),
                              user});
                  answered(answer);
              })
        .onCanceled(this, [answered] {
            answered(Error {ErrorCode::Unavailable, u"the host went away meanwhile"_s});
        });
}

} // namespace Guestwire
