// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakehost.h"

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

Vm unknownNow(Vm vm)
{
    vm.state = State::Unknown;
    return vm;
}

} // namespace

FakeHost::FakeHost(const QString &uri, QObject *parent) : Host(parent), m_uri(uri) { }

FakeHost::~FakeHost() = default;

template<typename Function>
void FakeHost::post(Function function)
{
    QMetaObject::invokeMethod(this, function, Qt::QueuedConnection);
}

FakeHost::Guest *FakeHost::find(VmId vm)
{
    const auto found =
        std::ranges::find(m_guests, vm, [](const Guest &guest) { return guest.vm.id; });
    return found == m_guests.end() ? nullptr : &*found;
}

const FakeHost::Guest *FakeHost::find(VmId vm) const
{
    const auto found =
        std::ranges::find(m_guests, vm, [](const Guest &guest) { return guest.vm.id; });
    return found == m_guests.end() ? nullptr : &*found;
}

Error FakeHost::unknown(VmId vm) const
{
    return {ErrorCode::VmNotFound, u"there is no VM %1"_s.arg(vm.toString(QUuid::WithoutBraces))};
}

void FakeHost::open()
{
    post([this] {
        emit linkChanged(Link::Connecting, {});
        if (!m_linkRefusal.isEmpty()) {
            m_link = Link::Lost;
            emit linkChanged(Link::Lost, m_linkRefusal);
        } else {
            regain();
        }
    });
}

void FakeHost::sample(const ReadingOrder &order)
{
    post([this, order] {
        if (m_sampling || m_link != Link::Connected)
            return;
        m_sampling = true;
        ++m_samples;
        m_orders.append(order);
        if (!m_holdSamples)
            finishSample();
    });
}

void FakeHost::finishSample()
{
    QList<Counters> readings;
    const auto &only = m_orders.last().only;
    for (const Guest &guest : std::as_const(m_guests)) {
        const auto given = m_counters.constFind(guest.vm.id);
        if (given == m_counters.cend() || !isActive(guest.vm.state) || !guest.vm.answering
            || (only && !only->contains(guest.vm.id)))
            continue;
        Counters reading = *given;
        if (reading.run == 0)
            reading.run = guest.run;
        if (reading.taken.count() == 0)
            reading.taken = std::chrono::steady_clock::now().time_since_epoch();
        if (!reading.at.isValid())
            reading.at = QDateTime::currentDateTimeUtc();
        readings.append(reading);
    }
    m_sampling = false;
    if (!readings.isEmpty())
        emit counted(readings);
    emit sampled({int(readings.size()), m_cost * readings.size(), {}, m_hostCounters});
}

void FakeHost::holdSamples(bool hold)
{
    m_holdSamples = hold;
    if (!hold && m_sampling)
        finishSample();
}

QFuture<FakeHost::Answer> FakeHost::perform(VmId vm, const Command &command)
{
    Pending pending {vm, command, std::make_shared<QPromise<Answer>>()};
    pending.promise->start();
    const QFuture<Answer> future = pending.promise->future();
    post([this, pending] { begin(pending); });
    return future;
}

QFuture<Outcome> FakeHost::cancel(VmId vm)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    post([this, promise, vm] {
        const auto held = std::ranges::find(m_held, vm, &Pending::vm);
        if (held == m_held.end()) {
            promise->addResult(Error {ErrorCode::Conflict, u"nothing is under way"_s});
        } else {
            Pending pending = *held;
            m_held.erase(held);
            answer(pending, Error {ErrorCode::Conflict, u"it was cancelled"_s});
            promise->addResult(done());
        }
        promise->finish();
    });
    return promise->future();
}

void FakeHost::begin(Pending pending)
{
    m_performed.append({pending.vm, pending.command});
    const auto sameVm = [&pending](const Pending &other) { return other.vm == pending.vm; };
    const Guest *guest = find(pending.vm);
    if (m_link != Link::Connected)
        answer(pending, Error {ErrorCode::Unavailable, m_uri + u" does not answer"_s});
    else if (!guest)
        answer(pending, unknown(pending.vm));
    else if (const auto refused = refusal(pending.command.action, guest->vm.state, guest->vm.name))
        answer(pending, *refused);
    else if (pending.command.action != Action::ForceOff && std::ranges::any_of(m_held, sameVm))
        answer(pending, Error {ErrorCode::Conflict, guest->vm.name + u" is busy"_s});
    else if (m_holdActions)
        m_held.append(pending);
    else
        answer(pending, carryOut(pending));
}

void FakeHost::answer(Pending &pending, const Answer &answer)
{
    pending.promise->addResult(answer);
    pending.promise->finish();
}

void FakeHost::release()
{
    Q_ASSERT(!m_held.isEmpty());
    Pending pending = m_held.takeFirst();
    answer(pending, carryOut(pending));
}

void FakeHost::fail(const Error &error)
{
    Q_ASSERT(!m_held.isEmpty());
    Pending pending = m_held.takeFirst();
    answer(pending, error);
}

QFuture<Result<QList<Snapshot>>> FakeHost::snapshots(VmId vm)
{
    auto promise = std::make_shared<QPromise<Result<QList<Snapshot>>>>();
    promise->start();
    post([this, promise, vm] {
        const Guest *guest = find(vm);
        promise->addResult(guest ? Result<QList<Snapshot>>(guest->snapshots)
                                 : Result<QList<Snapshot>>(unknown(vm)));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<QList<Fact>>> FakeHost::details(VmId vm)
{
    auto promise = std::make_shared<QPromise<Result<QList<Fact>>>>();
    promise->start();
    post([this, promise, vm] {
        const Guest *guest = find(vm);
        const QList<Fact> facts {{u"Hardware"_s, u"Machine"_s, u"fake"_s}};
        promise->addResult(guest ? Result<QList<Fact>>(facts) : Result<QList<Fact>>(unknown(vm)));
        promise->finish();
    });
    return promise->future();
}

void FakeHost::openConsole(const ConsoleKey &console)
{
    post([this, console] { openConsole(console, {}); });
}

void FakeHost::openConsole(const ConsoleKey &console, const QByteArray &greeting)
{
    const Guest *guest = find(console.vm);
    if (m_open.contains(console) || m_heldConsoles.contains(console))
        return;
    if (m_holdConsoles) {
        m_heldConsoles.append(console);
        return;
    }
    QString reason = m_refusedConsoles.value(console);
    if (m_link != Link::Connected)
        reason = m_uri + u" does not answer"_s;
    else if (!guest)
        reason = unknown(console.vm).message;
    else if (!guest->vm.consoles.contains(console.device))
        reason = u"%1 has no console %2"_s.arg(guest->vm.name, console.device);
    else if (!isActive(guest->vm.state))
        reason = guest->vm.name + u" is off"_s;
    const bool isFollowed =
        !reason.isEmpty() && reason == m_refusedConsoles.value(console) && m_logs.contains(console);
    if (!reason.isEmpty() && !isFollowed) {
        emit consoleClosed(console, false, reason);
        return;
    }
    m_open.insert(console);
    emit consoleOpened(console, greeting.isEmpty() ? m_logs.value(console) : QByteArray());
    if (isFollowed) {
        m_followed.insert(console);
        emit consoleHeld(console, reason);
    }
    if (!greeting.isEmpty())
        emit consoleRead(console, greeting);
}

void FakeHost::closeConsole(const ConsoleKey &console)
{
    post([this, console] {
        if (m_open.remove(console))
            emit consoleClosed(console, false, u"closed"_s);
    });
}

void FakeHost::writeConsole(const ConsoleKey &console, const QByteArray &bytes)
{
    post([this, console, bytes] {
        if (!m_open.contains(console) || m_followed.contains(console))
            return;
        m_written[console].append(bytes);
        emit consoleWritten(console, bytes.size());
        if (m_echo)
            emit consoleRead(console, bytes);
    });
}

QFuture<Result<QString>> FakeHost::resizeConsole(const ConsoleKey &console, int columns, int rows)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    post([this, promise, console, columns, rows] {
        if (m_agent)
            m_toldSizes.insert(console, {columns, rows});
        promise->addResult(m_agent ? Result<QString>(u"agent"_s)
                                   : Error {ErrorCode::Unavailable, u"there is no agent"_s});
        promise->finish();
    });
    return promise->future();
}

VmId FakeHost::add(const QString &name, State state, const QStringList &consoles)
{
    Guest guest;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    guest.vm.id = QUuid::createUuidV5(QUuid(), m_uri + u'/' + name);
    guest.vm.name = name;
    guest.vm.host = m_uri;
    guest.vm.state = state;
    guest.vm.lastStateChange = now;
    if (isActive(state))
        guest.vm.startedAt = now;
    guest.vm.vcpus = 2;
    guest.vm.memory = quint64(256) << 20;
    guest.vm.consoles = consoles;
    m_guests.append(guest);
    if (m_link == Link::Connected)
        emit vmChanged(guest.vm);
    return guest.vm.id;
}

void FakeHost::remove(VmId vm)
{
    closeConsoles(vm, true, u"the VM is gone"_s);
    m_guests.removeIf([vm](const Guest &guest) { return guest.vm.id == vm; });
    if (m_link == Link::Connected)
        emit vmRemoved(vm);
}

void FakeHost::rename(VmId vm, const QString &name)
{
    Vm changed = this->vm(vm);
    changed.name = name;
    update(changed);
}

void FakeHost::setState(VmId vm, State state)
{
    if (Guest *guest = find(vm))
        enter(*guest, state);
}

void FakeHost::stop(VmId vm, StopReason reason)
{
    setState(vm, reason == StopReason::Crashed ? State::Crashed : State::Off);
    emit stopped(vm, reason);
}

void FakeHost::update(const Vm &vm)
{
    Guest *guest = find(vm.id);
    Q_ASSERT(guest);
    guest->vm = vm;
    if (m_link == Link::Connected)
        emit vmChanged(vm);
}

Vm FakeHost::vm(VmId id) const
{
    const Guest *guest = find(id);
    return guest ? guest->vm : Vm {};
}

VmId FakeHost::idOf(const QString &name) const
{
    const auto found =
        std::ranges::find(m_guests, name, [](const Guest &guest) { return guest.vm.name; });
    return found == m_guests.end() ? VmId() : found->vm.id;
}

void FakeHost::refuseLink(const QString &reason)
{
    m_linkRefusal = reason;
}

void FakeHost::lose(const QString &reason)
{
    m_link = Link::Lost;
    m_sampling = false;
    emit linkChanged(Link::Lost, reason);
    const QList<Guest> guests = m_guests;
    for (const Guest &guest : guests)
        closeConsoles(guest.vm.id, false, reason);
    for (const Guest &guest : guests)
        emit vmChanged(unknownNow(guest.vm));
    while (!m_held.isEmpty())
        fail({ErrorCode::Unavailable, reason});
}

void FakeHost::regain()
{
    m_link = Link::Connected;
    QList<Vm> vms;
    for (const Guest &guest : std::as_const(m_guests))
        vms.append(guest.vm);
    emit linkChanged(Link::Connected, {});
    emit listed(vms);
}

void FakeHost::holdConsoles(bool hold)
{
    m_holdConsoles = hold;
    for (const auto held = std::exchange(m_heldConsoles, {}); const ConsoleKey &console : held)
        openConsole(console, {});
}

void FakeHost::refuseConsole(const ConsoleKey &console, const QString &reason)
{
    m_refusedConsoles.insert(console, reason);
    if (reason.isEmpty() && m_followed.remove(console))
        emit consoleHeld(console, {});
}

void FakeHost::feed(const ConsoleKey &console, const QByteArray &bytes)
{
    if (m_open.contains(console))
        emit consoleRead(console, bytes);
}

void FakeHost::breakConsole(const ConsoleKey &console, const QString &reason)
{
    if (m_open.remove(console))
        emit consoleClosed(console, false, reason);
}

void FakeHost::closeConsoles(VmId vm, bool ended, const QString &reason)
{
    const QSet<ConsoleKey> open = m_open;
    for (const ConsoleKey &console : open)
        if (console.vm == vm && m_open.remove(console)) {
            m_followed.remove(console);
            emit consoleClosed(console, ended, reason);
        }
}

} // namespace Guestwire
