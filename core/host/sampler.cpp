// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/sampler.h"

#include "core/host/logging.h"

namespace Guestwire {

using namespace std::chrono_literals;

namespace {

constexpr auto longestPart = 1500ms; // after which a part of a round counts as stuck

} // namespace

Sampler::Sampler(const QString &uri, std::shared_ptr<Threads> threads)
    : m_uri(uri)
    , m_threads(std::move(threads))
{
    m_watchdog.setSingleShot(true);
    m_watchdog.setInterval(longestPart);
    connect(&m_watchdog, &QTimer::timeout, this, &Sampler::findHung);
}

Sampler::~Sampler()
{
    m_mailbox->close();
}

// Wraps what a worker has to say, so that it is said in this object's thread and only while the
// round it belongs to is the present one.
template<typename Function>
auto Sampler::forThisRound(Function function)
{
    return [this, function, mailbox = m_mailbox, round = m_round](const auto &...arguments) {
        mailbox->post([this, function, round, arguments...] {
            if (round == m_round)
                function(arguments...);
        });
    };
}

std::unique_ptr<Worker<StatsReader>> Sampler::makeWorker() const
{
    return std::make_unique<Worker<StatsReader>>(
        m_threads, [uri = m_uri] { return std::make_unique<StatsReader>(uri); });
}

void Sampler::start()
{
    stop();
    m_started = true;
    m_worker = makeWorker();
    m_request = {{}, {}, m_request.generation + 1};
}

void Sampler::stop()
{
    ++m_round;
    m_started = false;
    m_sampling = false;
    m_watchdog.stop();
    m_worker.reset();
    m_examiner.reset();
}

void Sampler::sample()
{
    if (!m_started || m_sampling)
        return;
    m_sampling = true;
    m_request.done.clear();
    m_took.start();
    read();
}

void Sampler::read()
{
    ++m_round;
    m_watchdog.start();
    const auto onPart = forThisRound([this](const QList<Counters> &counters) { take(counters); });
    const auto onEnd =
        forThisRound([this](const Result<QSet<VmId>> &recovered) { end(recovered); });
    m_worker->run([onPart, onEnd, request = m_request](StatsReader &reader) {
        onEnd(reader.read(request, onPart));
    });
}

void Sampler::take(const QList<Counters> &counters)
{
    m_watchdog.start();
    for (const Counters &reading : counters)
        m_request.done.insert(reading.vm);
    if (!counters.isEmpty())
        emit counted(counters);
}

void Sampler::end(const Result<QSet<VmId>> &recovered)
{
    m_watchdog.stop();
    m_examiner.reset();
    m_sampling = false;
    if (recovered)
        m_request.hung.subtract(recovered.value());
    else
        qCInfo(hostLog).noquote() << recovered.error().message;
    emit sampled(std::chrono::milliseconds(m_took.elapsed()));
}

void Sampler::findHung()
{
    m_examiner = makeWorker();
    const auto onAnswer = forThisRound([this](const Result<QSet<VmId>> &hung) {
        if (hung && !hung.value().isEmpty())
            leaveOut(hung.value());
        else
            m_watchdog.start(); // merely slow
    });
    m_examiner->run([onAnswer](StatsReader &reader) { onAnswer(reader.hung()); });
}

void Sampler::leaveOut(const QSet<VmId> &hung)
{
    qCWarning(hostLog) << hung.size()
                       << "emulators do not answer; the other VMs are read without them";
    m_request.hung.unite(hung);
    // The worker is left with its call; the examiner's connection is as good as a new one.
    m_worker = std::move(m_examiner);
    read();
}

} // namespace Guestwire
