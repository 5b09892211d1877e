// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/hub.h"

#include <QPromise>

#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

// A long round is told in parts, none later than this after it was read.
constexpr auto longestHeld = 250ms;
// Timers are not exact: this much before its time a sample counts as one at the usual pace.
constexpr double inTime = 0.9;

std::chrono::nanoseconds cpuOfThisThread()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// Adds the time that this thread works within its scope.
class Metered
{
public:
    explicit Metered(std::chrono::nanoseconds &total) : m_total(total) { }
    ~Metered() { m_total += cpuOfThisThread() - m_began; }
    Q_DISABLE_COPY_MOVE(Metered)

private:
    std::chrono::nanoseconds &m_total;
    const std::chrono::nanoseconds m_began = cpuOfThisThread();
};

} // namespace

Hub::Hub(std::vector<std::unique_ptr<Host>> hosts, const Config &config)
    : m_usual(config.webSocket.metricsInterval)
    , m_hosts(std::move(hosts))
    , m_memory(config.limits.commandMemory)
{
    for (const auto &host : m_hosts) {
        m_samplings.push_back(std::make_unique<HostSampling>(*host, m_usual));
        listenTo(*m_samplings.back());
    }
    connect(&m_wishes, &Wishes::changed, this, [this] {
        for (const auto &sampling : m_samplings)
            sampling->ask([this](VmId vm) { return m_wishes.intervalOf(vm); });
    });
    m_flush.setSingleShot(true);
    m_flush.setInterval(longestHeld);
    connect(&m_flush, &QTimer::timeout, this, [this] {
        flush();
        emit settled();
    });
}

Hub::~Hub() = default;

void Hub::open()
{
    for (const auto &host : m_hosts)
        host->open();
}

void Hub::listenTo(HostSampling &sampling)
{
    Host &host = sampling.host();
    connect(&host, &Host::linkChanged, this,
            [this, &sampling](Host::Link link, const QString &reason) {
                sampling.follow(link, reason);
                emit hostChanged(sampling.status());
            });
    connect(&host, &Host::listed, this, [this, &sampling](const QList<Vm> &vms) {
        take(sampling, vms);
        sampling.setListed();
        emit hostChanged(sampling.status());
    });
    connect(&host, &Host::vmChanged, this, [this, &sampling](const Vm &vm) { put(sampling, vm); });
    connect(&host, &Host::vmRemoved, this, [this, &sampling](VmId vm) { remove(sampling, vm); });
    connect(&host, &Host::counted, this, qOverload<const QList<Counters> &>(&Hub::count));
    connect(&host, &Host::sampled, this,
            [this, &sampling](const ReadingReport &report) { finish(sampling, report); });
    connect(&host, &Host::happened, this, &Hub::report);
    connect(&host, &Host::progressed, this, [this](VmId vm, double percent) {
        for (const QList<Running> all = m_running; const Running &running : all)
            if (running.vm == vm && running.action != Action::ForceOff)
                emit progressed(vm, running.action, percent);
    });
    connect(&host, &Host::stopped, this, [this](VmId vm, StopReason reason) {
        if (m_vms.contains(vm))
            emit stopped(vm, reason);
    });
}

QList<HostStatus> Hub::hostStatus() const
{
    QList<HostStatus> all;
    for (const auto &sampling : m_samplings)
        all.append(sampling->status());
    return all;
}

bool Hub::areHostsKnown() const
{
    return std::ranges::all_of(m_samplings, [](const auto &sampling) {
        return sampling->status().link == Host::Link::Lost || sampling->isListed();
    });
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
    const auto found = m_vms.constFind(id);
    return found == m_vms.constEnd() ? nullptr : &found->sampling->host();
}

const Sample *Hub::latest(VmId id) const
{
    const auto found = m_vms.constFind(id);
    return found != m_vms.constEnd() && found->sample ? &*found->sample : nullptr;
}

const Counters *Hub::counters(VmId id) const
{
    const auto found = m_vms.constFind(id);
    return found != m_vms.constEnd() && found->counters ? &*found->counters : nullptr;
}

void Hub::take(HostSampling &sampling, const QList<Vm> &vms)
{
    const auto known = m_vms;
    for (const Vm &vm : vms)
        put(sampling, vm);
    for (const Entry &entry : known)
        if (entry.sampling == &sampling
            && std::ranges::none_of(vms, [&](const Vm &vm) { return vm.id == entry.vm.id; }))
            remove(sampling, entry.vm.id);
}

void Hub::put(HostSampling &sampling, const Vm &vm)
{
    Entry &entry = m_vms[vm.id];
    if (entry.sampling && entry.sampling != &sampling) {
        // The same VM over another address: it is shown where it runs, and where it was seen first.
        if (isActive(entry.vm.state) || !isActive(vm.state))
            return;
        entry.sampling->remove(vm.id);
        entry = {};
    }
    if (entry.sampling && entry.vm == vm)
        return;
    entry.sampling = &sampling;
    entry.vm = vm;
    m_seen.clear();
    sampling.put(vm.id, isActive(vm.state), m_wishes.intervalOf(vm.id));
    if (!isActive(vm.state)) {
        entry.counters.reset();
        entry.sample.reset();
    }
    emit vmChanged(vm);
}

void Hub::remove(HostSampling &sampling, VmId id)
{
    const auto found = m_vms.constFind(id);
    sampling.remove(id);
    if (found == m_vms.constEnd() || found->sampling != &sampling)
        return;
    const Vm removed = found->vm;
    m_vms.erase(found);
    m_seen.clear();
    emit vmRemoved(removed);
}

void Hub::count(const QList<Counters> &counters)
{
    const Metered metered(m_cpu);
    for (const Counters &now : counters) {
        const auto found = m_vms.find(now.vm);
        if (found != m_vms.end() && isActive(found->vm.state))
            count(*found, now);
    }
    if (!m_tick.isEmpty() && !m_flush.isActive())
        m_flush.start();
}

void Hub::count(Entry &entry, const Counters &now)
{
    const Counters *before = entry.counters ? &*entry.counters : nullptr;
    // Too soon after the last one: nothing could be derived, and the baseline stays.
    if (before && before->run == now.run && now.taken >= before->taken
        && now.taken - before->taken < shortestInterval)
        return;
    const bool hadRates = before && comparable(*before, now) && entry.usual.count() != 0;
    const auto sinceUsual = now.taken - entry.usual;
    if (hadRates && sinceUsual.count() >= 0 && sinceUsual < inTime * m_usual)
        m_extra.insert(now.vm);
    else
        entry.usual = before && comparable(*before, now) ? now.taken : std::chrono::nanoseconds();
    entry.sample = sampleOf(before, now);
    entry.counters = now;
    m_tick.append(*entry.sample);
}

void Hub::finish(HostSampling &sampling, const ReadingReport &report)
{
    flush();
    const HostStatus before = sampling.status();
    sampling.finish(report, std::exchange(m_cpu, {}));
    const HostStatus &now = sampling.status();
    if (now.stretched != before.stretched || now.interval != before.interval)
        emit hostChanged(now);
    emit hostRead(now);
    emit settled();
}

void Hub::flush()
{
    const Metered metered(m_cpu);
    m_flush.stop();
    emit sampled();
    m_tick.clear();
    m_extra.clear();
    m_batches.clear();
    m_seen.clear();
}

Hub::Batches Hub::batchesFor(const QString &audience, const std::function<bool(VmId)> &sees)
{
    if (const auto made = m_batches.constFind(audience); made != m_batches.cend())
        return *made;
    Batches batches;
    std::shared_ptr<Protocol::MetricsBatch> last;
    for (const Sample &sample : std::as_const(m_tick)) {
        if (!sees(sample.vm))
            continue;
        if (!last || last->samples.size() == maxBatch) {
            last = std::make_shared<Protocol::MetricsBatch>();
            batches.append(last);
        }
        last->samples.append(sample);
    }
    m_batches.insert(audience, batches);
    return batches;
}

int Hub::seenOn(const QString &host, const QString &audience, const std::function<bool(VmId)> &sees)
{
    const std::pair key(host, audience);
    if (const auto known = m_seen.constFind(key); known != m_seen.cend())
        return *known;
    const auto isSeen = [&](const Entry &entry) {
        return entry.vm.host == host && sees(entry.vm.id);
    };
    return *m_seen.insert(key, int(std::ranges::count_if(m_vms, isSeen)));
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
        run(user, *vm, command,
            [this, key](const CommandMemory::Answer &answer) { m_memory.finish(key, answer); });
}

void Hub::run(const QString &user, const Vm &vm, const Command &command,
              const CommandMemory::Answered &reply)
{
    const Running running {vm.id, user, command.action};
    const auto answered = [this, user, vm, action = command.action, running,
                           reply](const CommandMemory::Answer &answer) {
        m_running.removeOne(running);
        emit performed(user, vm, action, answer);
        reply(answer);
    };
    if (const auto refused = refusal(command.action, vm.state, displayText(vm.name))) {
        answered(*refused);
        return;
    }
    m_running.append(running);
    emit commanded(vm.id, command.action);
    report({QDateTime::currentDateTimeUtc(), vm.id, u"command"_s,
            u"%1 asked for"_s.arg(QLatin1StringView(info(command.action).name)), user});
    hostOf(vm.id)
        ->perform(vm.id, command)
        .then(this,
              [this, id = vm.id, user, command, answered](const CommandMemory::Answer &answer) {
                  if (!answer)
                      report({QDateTime::currentDateTimeUtc(), id, u"command"_s,
                              u"%1 failed: %2"_s.arg(QLatin1StringView(info(command.action).name),
                                                     answer.error().message),
                              user});
                  answered(answer);
              })
        .onCanceled(this, [answered] {
            answered(Error {ErrorCode::Unavailable, u"the host went away meanwhile"_s});
        });
}

QFuture<Outcome> Hub::cancel(const QString &user, VmId vm)
{
    const bool isTheirs = std::ranges::any_of(m_running, [&](const Running &running) {
        return running.vm == vm && running.user == user && running.action != Action::ForceOff;
    });
    if (isTheirs)
        return hostOf(vm)->cancel(vm);
    QPromise<Outcome> promise;
    promise.start();
    promise.addResult(Error {ErrorCode::Conflict, u"%1 has nothing under way on %2"_s.arg(
                                                      user, displayText(this->vm(vm)->name))});
    promise.finish();
    return promise.future();
}

} // namespace Guestwire
