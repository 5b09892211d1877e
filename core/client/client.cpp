// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/client.h"

#include "core/protocol/limits.h"

#include <QPromise>
#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

template<typename T>
QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

Result<CommandResult> resultOf(const Protocol::Response &response, CommandResult *)
{
    CommandResult result;
    if (const auto *given = std::get_if<CommandResult>(&response.answer))
        result = *given;
    result.message = response.message;
    return result;
}

template<typename T>
Result<T> resultOf(const Protocol::Response &response, T *)
{
    if (const auto *given = std::get_if<T>(&response.answer))
        return *given;
    return Error {ErrorCode::Unknown, u"the server's answer was not understood"_s};
}

bool comesBefore(const Vm &a, const Vm &b)
{
    const int order = a.name.compare(b.name, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.id < b.id;
}

} // namespace

Client::Client(QObject *parent)
    : QObject(parent)
    , m_requestPrefix(QUuid::createUuid().toString(QUuid::WithoutBraces).left(13) + u'-')
{
    m_silence.setInterval(staleAfter);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { setState(State::Stale); });
    m_beat.setInterval(beatInterval);
    connect(&m_beat, &QTimer::timeout, this, [this] { send(Protocol::Heartbeat {}); });
}

Client::~Client()
{
    for (Console *console : std::as_const(m_consoles))
        console->m_client = nullptr;
}

void Client::attach(std::unique_ptr<Link> link)
{
    detach();
    m_link = std::move(link);
    m_guard = {};
    connect(m_link.get(), &Link::received, this, &Client::receive);
    connect(m_link.get(), &Link::heard, this, &Client::heard);
    connect(m_link.get(), &Link::malformed, this, &Client::receiveMalformed);
    connect(m_link.get(), &Link::closed, this, &Client::linkClosed);
    m_silence.start();
    m_beat.start();
}

void Client::receive(const Protocol::Message &message)
{
    if (m_guard.allows(message))
        std::visit([this](const auto &m) { handle(m); }, message);
    else
        hangUp(u"the server sends more messages than a client takes"_s);
}

void Client::receiveMalformed(const Error &error)
{
    if (m_guard.allowsMalformed())
        emit failed(error);
    else
        hangUp(u"the server sends what is no message: %1"_s.arg(error.message));
}

void Client::hangUp(const QString &why)
{
    if (!m_link)
        return;
    const QPointer<Link> link(m_link.get());
    link->close(Protocol::CloseCode::BadRequest, why);
    if (link)
        link->abort();
}

void Client::detach()
{
    if (!m_link)
        return;
    m_link->disconnect(this);
    m_link->close(Protocol::CloseCode::Normal, {});
    linkClosed(Protocol::CloseCode::Normal, {});
}

const Vm *Client::vm(VmId id) const
{
    const auto found = std::ranges::find(m_vms, id, &Vm::id);
    return found == m_vms.end() ? nullptr : &*found;
}

QFuture<Result<CommandResult>> Client::perform(VmId vm, const Command &command)
{
    return askFor<CommandResult>(Protocol::Perform {{}, vm, command}, vm);
}

QFuture<Outcome> Client::cancel(VmId vm)
{
    return askFor<std::monostate>(Protocol::CancelCommand {{}, vm}, vm);
}

QFuture<Result<QList<Snapshot>>> Client::snapshots(VmId vm)
{
    return askFor<QList<Snapshot>>(Protocol::ListSnapshots {{}, vm}, vm);
}

QFuture<Result<QList<Fact>>> Client::details(VmId vm)
{
    return askFor<QList<Fact>>(Protocol::AskDetails {{}, vm}, vm);
}

QFuture<Result<History>> Client::history(const HistoryQuery &query)
{
    return askFor<History>(Protocol::QueryHistory {{}, query}, query.vm);
}

QFuture<Result<QList<Event>>> Client::events(const EventQuery &query)
{
    return askFor<QList<Event>>(Protocol::QueryEvents {{}, query}, query.vm);
}

QFuture<Result<QList<Recording>>> Client::recordings(VmId vm)
{
    return askFor<QList<Recording>>(Protocol::ListRecordings {{}, vm}, vm);
}

QFuture<Result<RecordingPart>> Client::readRecording(VmId vm, const QString &recording,
                                                     qint64 offset)
{
    return askFor<RecordingPart>(Protocol::ReadRecording {{}, vm, recording, offset}, vm);
}

QFuture<Outcome> Client::deleteRecording(VmId vm, const QString &recording)
{
    return askFor<std::monostate>(Protocol::DeleteRecording {{}, vm, recording}, vm);
}

template<typename Request>
void Client::ask(Request request, std::optional<VmId> vm, Answered answered)
{
    if (!m_link) {
        answered(Error {ErrorCode::Unavailable, u"there is no connection to the server"_s});
        return;
    }
    if (m_waiting.size() >= Protocol::maxUnanswered) {
        answered(
            Error {ErrorCode::RateLimited,
                   u"the server has left %1 requests without an answer"_s.arg(m_waiting.size())});
        return;
    }
    request.request = m_requestPrefix + QString::number(++m_lastRequest);
    m_waiting.insert(request.request, {vm, std::move(answered)});
    send(request);
}

// AlertBook, Console, ServerControl and clientconsoles.cpp ask too.
template void Client::ask(Protocol::ListAlerts, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ChangeAlertRule, std::optional<VmId>, Answered);
template void Client::ask(Protocol::AcknowledgeAlert, std::optional<VmId>, Answered);
template void Client::ask(Protocol::SnoozeAlert, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ListClients, std::optional<VmId>, Answered);
template void Client::ask(Protocol::DropClient, std::optional<VmId>, Answered);
template void Client::ask(Protocol::AskServer, std::optional<VmId>, Answered);
template void Client::ask(Protocol::SetListening, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ListAccounts, std::optional<VmId>, Answered);
template void Client::ask(Protocol::SetAccount, std::optional<VmId>, Answered);
template void Client::ask(Protocol::RemoveAccount, std::optional<VmId>, Answered);
template void Client::ask(Protocol::IssueToken, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ConsoleOpen, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ConsoleTake, std::optional<VmId>, Answered);
template void Client::ask(Protocol::Subscribe, std::optional<VmId>, Answered);
template void Client::ask(Protocol::Unsubscribe, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ConsoleAsk, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ConsoleAnswer, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ConsoleRelease, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ConsoleResize, std::optional<VmId>, Answered);
template void Client::ask(Protocol::ConsoleRecord, std::optional<VmId>, Answered);

template<typename T, typename Request>
QFuture<Result<T>> Client::askFor(Request request, std::optional<VmId> vm)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    ask(std::move(request), vm, [promise](const Result<Protocol::Response> &response) {
        promise->addResult(response ? resultOf(response.value(), static_cast<T *>(nullptr))
                                    : Result<T>(response.error()));
        promise->finish();
    });
    return promise->future();
}

void Client::send(const Protocol::Message &message)
{
    if (m_link)
        m_link->send(message);
}

void Client::heard()
{
    m_silence.start();
    m_beat.start();
    if (m_state == State::Stale)
        setState(State::Live);
}

void Client::linkClosed(Protocol::CloseCode code, const QString &reason)
{
    // The link is the sender of this; it ends when control is back in the event loop.
    m_link.release()->deleteLater();
    m_silence.stop();
    m_beat.stop();
    m_channels.clear();
    m_earlyGaps.clear();
    m_repeatedLists = 0;
    for (Console *console : std::as_const(m_consoles))
        console->detached();
    markUnknown();
    failWaiting();
    setState(State::Offline);
    emit closed(code, reason);
}

void Client::markUnknown()
{
    for (Vm &vm : m_vms)
        vm.state = Guestwire::State::Unknown;
    emit vmsReset();
    m_hosts.clear();
    emit hostsChanged();
}

void Client::failWaiting()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting)
        one.answered(Error {
            ErrorCode::Unavailable,
            u"the connection broke before the answer came; look at the VM to see what was done"_s});
}

void Client::settle(const Protocol::RequestId &request, const Result<Protocol::Response> &result)
{
    if (const auto found = m_waiting.find(request); found != m_waiting.end()) {
        const Answered answered = found->answered;
        m_waiting.erase(found);
        answered(result);
    }
}

void Client::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

void Client::handle(const Protocol::Connection &m)
{
    m_server = m;
    send(Protocol::Subscribe {
        {}, true, {}, Protocol::Topic::State | Protocol::Topic::Metrics | Protocol::Topic::Events});
    m_alerts.connected(m.capabilities.contains("alerts"_L1));
    m_asksAgain = true;
    setState(State::Live);
    for (Console *console : std::as_const(m_consoles))
        console->open();
}

void Client::handle(const Protocol::Response &m)
{
    settle(m.request,
           m.success ? Result<Protocol::Response>(m)
                     : Error {m.code.value_or(ErrorCode::Unknown), m.message});
}

void Client::handle(const Protocol::Progress &m)
{
    if (const auto found = m_waiting.constFind(m.request);
        found != m_waiting.constEnd() && found->vm)
        emit progressed(*found->vm, m.percent, m.message);
}

void Client::handle(const Protocol::Failure &m)
{
    if (m.channel) {
        if (Console *console = m_channels.value(*m.channel))
            console->inputRefused(m.error, m.number);
    } else if (m_waiting.contains(m.request)) {
        settle(m.request, m.error);
    } else {
        emit failed(m.error);
    }
}

void Client::handle(const Protocol::VmList &m)
{
    if (m_repeatedLists > 0) {
        --m_repeatedLists;
        compare(m.vms);
        return;
    }
    m_vms = m.vms;
    m_known.clear();
    for (const Vm &vm : m_vms)
        m_known.insert(vm.id);
    std::ranges::sort(m_vms, comesBefore);
    emit vmsReset();
    if (std::exchange(m_asksAgain, false))
        for (const VmId vm : QSet<VmId>(m_watched.cbegin(), m_watched.cend()))
            askForSamplesOf(vm); // by itself: one that is gone is refused
}

void Client::put(const Vm &vm)
{
    const auto found = std::ranges::find(m_vms, vm.id, &Vm::id);
    if (found != m_vms.end() && found->name == vm.name) {
        *found = vm;
        return;
    }
    if (found != m_vms.end())
        m_vms.erase(found);
    m_known.insert(vm.id);
    m_vms.insert(std::ranges::lower_bound(m_vms, vm, comesBefore), vm);
}

void Client::handle(const Protocol::VmChanged &m)
{
    if (!m_known.contains(m.vm.id) && m_vms.size() >= Protocol::maxServerList) {
        hangUp(u"the server has more than %1 VMs"_s.arg(Protocol::maxServerList));
        return;
    }
    put(m.vm);
    emit vmChanged(m.vm.id);
}

void Client::handle(const Protocol::VmRemoved &m)
{
    m_alerts.forget(m.id);
    m_known.remove(m.id);
    if (m_vms.removeIf([&m](const Vm &vm) { return vm.id == m.id; }) > 0)
        emit vmRemoved(m.id);
}

void Client::handle(const Protocol::Metrics &m)
{
    // Figures of VMs that nobody told of would be kept for ever.
    const auto isUnknown = [this](const Sample &sample) { return !m_known.contains(sample.vm); };
    if (std::ranges::none_of(m.batch->samples, isUnknown)) {
        emit sampled(m.batch->samples);
        return;
    }
    QList<Sample> samples = m.batch->samples;
    samples.removeIf(isUnknown);
    emit sampled(samples);
}

void Client::handle(const Protocol::Happened &m)
{
    m_alerts.take(m.event);
    emit happened(m.event);
}

void Client::handle(const Protocol::AlertChanged &m)
{
    m_alerts.take(m.alert);
}

} // namespace Guestwire
