// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/watcher.h"

#include "core/host/logging.h"

#include <array>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array backOff {250ms, 500ms, 1000ms, 2000ms, 5000ms};
constexpr auto patience = 20s; // with a daemon that neither accepts nor refuses
// Changes by others that libvirt has no event for: autostart, configuration for the next start.
constexpr auto relistInterval = 30s;

} // namespace

Watcher::Watcher(const QString &uri, std::shared_ptr<Threads> threads)
    : m_uri(uri)
    , m_threads(std::move(threads))
{
    m_retry.setSingleShot(true);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    m_relist.setInterval(relistInterval);
    connect(&m_retry, &QTimer::timeout, this, &Watcher::connectNow);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { failed(u"libvirt's daemon at %1 does not answer"_s.arg(m_uri)); });
    connect(&m_relist, &QTimer::timeout, this, &Watcher::list);
}

Watcher::~Watcher()
{
    m_mailbox->close();
}

// Wraps what a worker or libvirt's thread has to say, so that it is said in this object's thread
// and only while the attempt it belongs to is the present one.
template<typename Function>
auto Watcher::forThisAttempt(Function function)
{
    return [this, function, mailbox = m_mailbox, attempt = m_attempt](const auto &...arguments) {
        mailbox->post([this, function, attempt, arguments...] {
            if (attempt == m_attempt)
                function(arguments...);
        });
    };
}

void Watcher::open()
{
    emit linkChanged(Host::Link::Connecting, {});
    connectNow();
}

void Watcher::connectNow()
{
    ++m_attempt;
    m_touched.clear();
    m_patience.start();
    const auto onEvent = forThisAttempt([this](const DomainEvent &what) { event(what); });
    const auto onClosed = forThisAttempt([this](const QString &reason) { lost(reason); });
    m_worker = std::make_unique<Worker<ControlConnection>>(m_threads, [=, uri = m_uri] {
        return std::make_unique<ControlConnection>(uri, onEvent, onClosed);
    });
    const auto onAnswer = forThisAttempt([this](const Result<QList<Vm>> &answer) {
        if (answer)
            connected(answer.value());
        else
            failed(answer.error().message);
    });
    m_worker->run([onAnswer](ControlConnection &connection) {
        const Outcome opened = connection.open();
        onAnswer(opened ? connection.list() : Result<QList<Vm>>(opened.error()));
    });
}

void Watcher::connected(const QList<Vm> &vms)
{
    m_patience.stop();
    m_failures = 0;
    m_reason.clear();
    m_link = Host::Link::Connected;
    m_relist.start();
    emit linkChanged(m_link, {});
    emit listed(vms, true);
    for (const auto touched = std::exchange(m_touched, {}); const VmId &vm : touched)
        read(vm);
}

void Watcher::failed(const QString &reason)
{
    ++m_attempt;
    m_patience.stop();
    m_worker.reset();
    const size_t step = std::min(size_t(m_failures++), backOff.size() - 1);
    m_retry.start(backOff[step]);
    if (m_link == Host::Link::Lost && reason == m_reason)
        return;
    qCInfo(hostLog).noquote() << reason;
    m_link = Host::Link::Lost;
    m_reason = reason;
    emit linkChanged(m_link, reason);
}

void Watcher::lost(const QString &reason)
{
    m_relist.stop();
    m_queued.clear();
    failed(reason);
    for (const auto thens = std::exchange(m_thens, {}); const Then &then : thens)
        then();
}

void Watcher::list()
{
    const auto onAnswer = forThisAttempt([this](const Result<QList<Vm>> &answer) {
        if (answer)
            emit listed(answer.value(), false);
    });
    m_worker->run([onAnswer](ControlConnection &connection) { onAnswer(connection.list()); });
}

void Watcher::event(const DomainEvent &event)
{
    if (!isConnected()) {
        m_touched.insert(event.vm); // the list that is under way may have read it before
        return;
    }
    emit happened(event);
    read(event.vm);
}

void Watcher::read(VmId vm, const Then &then)
{
    if (!isConnected()) {
        if (then)
            then();
        return;
    }
    if (!then && m_queued.contains(vm))
        return;
    m_queued.insert(vm);
    const quint64 number = ++m_nextThen;
    if (then)
        m_thens.insert(number, then);
    using Answer = Result<std::variant<Vm, ControlConnection::Gone>>;
    const auto onBegin = forThisAttempt([this, vm] { m_queued.remove(vm); });
    const auto onAnswer = forThisAttempt([this, vm, number](const Answer &answer) {
        if (answer && std::holds_alternative<Vm>(answer.value()))
            emit found(std::get<Vm>(answer.value()));
        else if (answer)
            emit missing(vm);
        if (const Then next = m_thens.take(number))
            next();
    });
    m_worker->run([vm, onBegin, onAnswer](ControlConnection &connection) {
        onBegin();
        onAnswer(connection.read(vm));
    });
}

} // namespace Guestwire
