// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/sampler.h"

#include "core/host/logging.h"

namespace Guestwire {

Sampler::Sampler(MakeReader makeReader, std::shared_ptr<Threads> threads)
    : m_makeReader(std::move(makeReader))
    , m_threads(std::move(threads))
{
    m_watchdog.setSingleShot(true);
    connect(&m_watchdog, &QTimer::timeout, this, &Sampler::stuck);
    m_verdict.setSingleShot(true);
    connect(&m_verdict, &QTimer::timeout, this, &Sampler::doubtHost);
    m_pulse.setSingleShot(true);
    m_pulse.setInterval(pulse);
    connect(&m_pulse, &QTimer::timeout, this, &Sampler::askHost);
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

std::unique_ptr<Worker<CounterReader>> Sampler::makeWorker() const
{
    return std::make_unique<Worker<CounterReader>>(m_threads, m_makeReader);
}

void Sampler::start()
{
    stop();
    m_started = true;
    m_worker = makeWorker();
    m_request = {{}, {}, {}, false, m_request.generation + 1};
    m_suspects.clear();
    m_earlier.clear();
}

void Sampler::stop()
{
    ++m_round;
    ++m_question;
    m_started = false;
    m_sampling = false;
    m_watchdog.stop();
    m_pulse.stop();
    m_verdict.stop();
    m_worker.reset();
    m_examiner.reset();
    m_seen.clear();
    m_doubted.clear();
}

void Sampler::sample(const ReadingOrder &order)
{
    if (!m_started || m_sampling)
        return;
    m_sampling = true;
    m_pulse.stop();
    m_request.order = order;
    m_request.done.clear();
    m_request.singly = false;
    m_earlier = std::exchange(m_suspects, {});
    m_report = {};
    read();
}

void Sampler::read()
{
    ++m_round;
    m_asked.clear();
    m_watchdog.start(longestPart);
    m_part.start();
    const auto onBegin = forThisRound([this](const QList<VmId> &vms) {
        m_asked = vms;
        m_watchdog.start(m_request.singly ? longestSingle : longestPart);
    });
    const auto onPart = forThisRound([this](const QList<Counters> &counters) { take(counters); });
    const auto onEnd =
        forThisRound([this](const Result<CounterReader::End> &result) { end(result); });
    m_worker->run([onBegin, onPart, onEnd, request = m_request](CounterReader &reader) {
        onEnd(reader.read(request, onBegin, onPart));
    });
}

void Sampler::take(const QList<Counters> &counters)
{
    m_asked.clear();
    m_watchdog.start(longestPart);
    believeHost();
    m_report.took += std::chrono::nanoseconds(m_part.nsecsElapsed());
    m_report.vms += int(counters.size());
    m_part.start();
    for (const Counters &reading : counters) {
        m_request.done.insert(reading.vm);
        m_seen.insert(reading.vm);
    }
    if (!counters.isEmpty())
        emit counted(counters);
}

void Sampler::end(const Result<CounterReader::End> &result)
{
    m_watchdog.stop();
    m_examiner.reset();
    m_sampling = false;
    believeHost();
    if (!m_request.order.only)
        m_seen = m_request.done;
    m_report.took += std::chrono::nanoseconds(m_part.nsecsElapsed());
    if (result) {
        m_report.cpu = result.value().cpu;
        m_report.host = result.value().host;
        welcomeBack(result.value().recovered);
        flagSuspects();
    } else {
        qCInfo(hostLog).noquote() << result.error().message;
    }
    m_pulse.start();
    emit sampled(m_report);
}

void Sampler::welcomeBack(const QSet<VmId> &recovered)
{
    for (const VmId &vm : recovered) {
        const bool wasSuspect = m_suspects.remove(vm) || m_earlier.remove(vm);
        if (m_request.hung.remove(vm) && !wasSuspect)
            emit answeringChanged(vm, true);
    }
}

// Who was merely slow has answered by now.
void Sampler::flagSuspects()
{
    for (const VmId &vm : std::exchange(m_earlier, {}))
        emit answeringChanged(vm, false);
}

void Sampler::stuck()
{
    if (!m_request.singly || m_asked.size() != 1) {
        findHung();
        return;
    }
    m_request.hung.insert(m_asked.first());
    m_suspects.insert(m_asked.first());
    m_worker = makeWorker();
    read();
}

void Sampler::findHung()
{
    m_examiner = makeWorker();
    m_verdict.start(longestExamination);
    const auto onAnswer = forThisRound([this](const Result<QSet<VmId>> &hung) {
        believeHost();
        if (hung && !hung.value().isEmpty())
            leaveOut(hung.value());
        else
            m_watchdog.start(longestPart); // merely slow
    });
    m_examiner->run([onAnswer](CounterReader &reader) { onAnswer(reader.hung()); });
}

// A round that begins meanwhile waits behind the question.
void Sampler::askHost()
{
    m_verdict.start(longestPulse);
    const auto onAnswer = [this, mailbox = m_mailbox, question = ++m_question](const Outcome &) {
        mailbox->post([this, question] {
            if (question != m_question)
                return;
            believeHost();
            if (!m_sampling)
                m_pulse.start();
        });
    };
    m_worker->run([onAnswer](CounterReader &reader) { onAnswer(reader.askHost()); });
}

void Sampler::doubtHost()
{
    if (m_seen.isEmpty() || !m_doubted.isEmpty())
        return;
    m_doubted = m_seen - m_request.hung;
    emit hostAnsweringChanged(m_doubted, false);
}

void Sampler::believeHost()
{
    m_verdict.stop();
    if (!m_doubted.isEmpty())
        emit hostAnsweringChanged(std::exchange(m_doubted, {}), true);
}

void Sampler::leaveOut(const QSet<VmId> &hung)
{
    qCWarning(hostLog) << hung.size()
                       << "emulators do not answer; the other VMs are read without them";
    for (const VmId &vm : hung) {
        m_request.hung.insert(vm);
        emit answeringChanged(vm, false);
    }
    m_request.singly = true;
    // The worker is left with its call; the examiner's connection is as good as a new one.
    m_worker = std::move(m_examiner);
    read();
}

} // namespace Guestwire
