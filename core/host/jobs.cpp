// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/jobs.h"

#include "core/host/libvirterror.h"

#include <libvirt/libvirt.h>

#include <algorithm>
#include <vector>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto consolePatience = 10s; // after which a VM runs without its console

// A guest that has not come up far enough misses the press of its power button for ever.
constexpr auto reminderInterval = 5s;

constexpr auto progressInterval = 1s;

// Of these libvirt knows how far they are: they write the VM's memory.
bool tellsProgress(Action action)
{
    return action == Action::Save || action == Action::SnapshotCreate;
}

bool settles(Action action)
{
    return action == Action::Start || action == Action::Restore || action == Action::SnapshotCreate
        || action == Action::SnapshotRevert;
}

} // namespace

class Jobs::Line
{
public:
    explicit Line(const QString &uri) : m_uri(uri) { }

    Step run(const Vm &vm, const Command &command, const Work &work)
    {
        if (!m_connection) {
            auto connection = Connection::open(m_uri);
            if (!connection)
                return connection.error();
            m_connection = connection.value();
        }
        const QString what =
            u"cannot %1 %2"_s.arg(QLatin1StringView(info(command.action).name), vm.name);
        const auto domain = m_connection->find(vm.id, what);
        if (!domain)
            return domain.error();
        return work({*m_connection, domain.value().get(), vm.name, command});
    }

private:
    QString m_uri;
    std::shared_ptr<Connection> m_connection;
};

Jobs::Jobs(const QString &uri, std::chrono::milliseconds stopTimeout,
           std::shared_ptr<Threads> threads, Consoles &consoles, Watcher &watcher)
    : m_uri(uri)
    , m_stopTimeout(stopTimeout)
    , m_threads(std::move(threads))
    , m_consoles(consoles)
    , m_watcher(watcher)
{
    connect(&consoles, &Consoles::opened, this, &Jobs::noticeConsole);
    connect(&consoles, &Consoles::closed, this, &Jobs::noticeConsole);
}

Jobs::~Jobs()
{
    m_mailbox->close();
}

std::optional<Error> Jobs::busy(const Vm &vm, Action action) const
{
    for (const auto &[number, job] : m_jobs)
        if (job.vm.id == vm.id && (action != Action::ForceOff || job.command.action == action))
            return Error {ErrorCode::Conflict,
                          u"%1 is busy: %2 is under way; wait for its end, or force it off"_s.arg(
                              vm.name, QLatin1StringView(info(job.command.action).name))};
    return std::nullopt;
}

void Jobs::perform(const Vm &vm, const Command &command, const Promise &promise)
{
    if (const auto error = busy(vm, command.action)) {
        promise->addResult(*error);
        promise->finish();
        return;
    }
    const quint64 number = ++m_lastNumber;
    Job &job = m_jobs[number];
    job.vm = vm;
    job.command = command;
    job.promise = promise;
    job.settling = settles(command.action);
    job.worker = std::make_unique<Worker<Line>>(
        m_threads, [uri = m_uri] { return std::make_unique<Line>(uri); });
    run(number, carryOut);
    if (tellsProgress(command.action))
        follow(number);
}

Worker<Jobs::Line> &Jobs::helperOf(Job &job)
{
    if (!job.helper)
        job.helper = std::make_unique<Worker<Line>>(
            m_threads, [uri = m_uri] { return std::make_unique<Line>(uri); });
    return *job.helper;
}

void Jobs::follow(quint64 number)
{
    Job &job = m_jobs.at(number);
    job.progress = std::make_unique<QTimer>();
    connect(job.progress.get(), &QTimer::timeout, this, [this, number] { askProgress(number); });
    job.progress->start(progressInterval);
}

void Jobs::askProgress(quint64 number)
{
    Job &job = m_jobs.at(number);
    if (std::exchange(job.asking, true))
        return;
    const auto answer = [this, number, mailbox = m_mailbox](std::optional<double> percent) {
        mailbox->post([this, number, percent] {
            const auto found = m_jobs.find(number);
            if (found == m_jobs.end() || !found->second.worker)
                return;
            found->second.asking = false;
            if (percent)
                emit progressed(found->second.vm.id, *percent);
        });
    };
    const auto ask = [answer](const Order &order) -> Step {
        virDomainJobInfo info {};
        const bool known = virDomainGetJobInfo(order.domain, &info) == 0
            && info.type != VIR_DOMAIN_JOB_NONE && info.dataTotal > 0;
        // What a guest writes meanwhile is to be done once more.
        const double left = double(info.dataRemaining) / double(std::max(info.dataTotal, 1ull));
        answer(known ? std::optional(100 * std::clamp(1 - left, 0.0, 1.0)) : std::nullopt);
        return Progress {};
    };
    helperOf(job).run([vm = job.vm, command = job.command, ask, answer](Line &line) {
        if (!line.run(vm, command, ask))
            answer(std::nullopt);
    });
}

void Jobs::cancel(VmId vm, const CancelPromise &promise)
{
    const auto reply = [promise](const Outcome &outcome) {
        promise->addResult(outcome);
        promise->finish();
    };
    const auto found = std::ranges::find_if(
        m_jobs, [vm](const auto &entry) { return entry.second.vm.id == vm && entry.second.worker; });
    if (found == m_jobs.end()) {
        reply(Error {ErrorCode::Conflict, u"nothing is under way"_s});
        return;
    }
    auto &[number, job] = *found;
    if (job.rest == Rest::Off || job.rest == Rest::Reboot) {
        const QString verb = job.rest == Rest::Off ? u"shut down"_s : u"reboot"_s;
        finish(number, Error {ErrorCode::Conflict, u"nobody waits for %1 any more; its guest may still %2"_s
                                                       .arg(job.vm.name, verb)});
        reply(done());
        return;
    }
    if (std::exchange(job.cancelling, true)) {
        reply(Error {ErrorCode::Conflict,
                     u"libvirt was asked already to end this, and has not answered yet"_s});
        return;
    }
    const auto answered = [this, number, mailbox = m_mailbox] {
        mailbox->post([this, number] {
            if (const auto asked = m_jobs.find(number); asked != m_jobs.end())
                asked->second.cancelling = false;
        });
    };
    helperOf(job).run([vm = job.vm, command = job.command, reply, answered](Line &line) {
        const Step step = line.run(vm, command, [](const Order &order) -> Step {
            if (virDomainAbortJob(order.domain) == 0)
                return Progress {};
            return libvirtError(u"it can not be stopped half-way: "_s + order.what());
        });
        reply(step ? done() : Outcome(step.error()));
        answered();
    });
}

void Jobs::run(quint64 number, const Work &work)
{
    const Job &job = m_jobs.at(number);
    const auto answer = [this, number, mailbox = m_mailbox](const Step &step) {
        mailbox->post([this, number, step] { proceed(number, step); });
    };
    job.worker->run([vm = job.vm, command = job.command, work, answer](Line &line) {
        answer(line.run(vm, command, work));
    });
}

void Jobs::proceed(quint64 number, const Step &step)
{
    const auto found = m_jobs.find(number);
    if (found == m_jobs.end() || !found->second.worker)
        return; // it was answered already
    if (!step) {
        finish(number, step.error());
        return;
    }
    Job &job = found->second;
    job.result = step.value().result;
    job.rest = step.value().rest;
    switch (job.rest) {
    case Rest::Nothing:
        finish(number, job.result);
        break;
    case Rest::Consoles:
        awaitConsoles(number, step.value().consoles);
        break;
    case Rest::Off:
    case Rest::Reboot:
        await(number, m_stopTimeout);
        remind(number);
        check(number);
        break;
    }
}

void Jobs::await(quint64 number, std::chrono::milliseconds atMost)
{
    auto patience = std::make_unique<QTimer>();
    patience->setSingleShot(true);
    connect(patience.get(), &QTimer::timeout, this, [this, number] { runOutOfPatience(number); });
    patience->start(atMost);
    m_jobs.at(number).patience = std::move(patience);
}

// Asks the guest again until it follows; only the first request's failure counts.
void Jobs::remind(quint64 number)
{
    Job &job = m_jobs.at(number);
    job.reminder = std::make_unique<QTimer>();
    connect(job.reminder.get(), &QTimer::timeout, this, [&job] {
        job.worker->run([vm = job.vm, command = job.command](Line &line) {
            [[maybe_unused]] const Step ignored = line.run(vm, command, carryOut);
        });
    });
    job.reminder->start(reminderInterval);
}

void Jobs::awaitConsoles(quint64 number, const QStringList &devices)
{
    Job &job = m_jobs.at(number);
    for (const QString &device : devices)
        job.unopened.insert({job.vm.id, device});
    if (devices.isEmpty()) {
        endPause(number);
        return;
    }
    await(number, consolePatience);
    for (const auto consoles = job.unopened; const ConsoleKey &console : consoles)
        m_consoles.reopen(console);
}

// It is open or it cannot be opened.
void Jobs::noticeConsole(const ConsoleKey &console)
{
    for (auto &[number, job] : m_jobs) {
        if (job.rest != Rest::Consoles || !job.unopened.remove(console))
            continue;
        if (job.unopened.isEmpty())
            endPause(number);
        return;
    }
}

void Jobs::endPause(quint64 number)
{
    Job &job = m_jobs.at(number);
    job.rest = Rest::Nothing;
    job.patience.reset();
    run(number, [result = job.result](const Order &order) { return letRun(order, result); });
}

bool Jobs::isSettling(VmId vm) const
{
    return std::ranges::any_of(m_jobs, [vm](const auto &entry) {
        return entry.second.vm.id == vm && entry.second.settling;
    });
}

void Jobs::notice(const DomainEvent &event)
{
    if (event.kind == DomainEvent::Kind::Lifecycle && event.event == VIR_DOMAIN_EVENT_STOPPED)
        noticeOff(event.vm);
    if (event.kind != DomainEvent::Kind::Reboot)
        return;
    std::vector<quint64> numbers;
    for (auto &[number, job] : m_jobs) {
        if (job.vm.id == event.vm) {
            job.rebooted = true;
            numbers.push_back(number);
        }
    }
    std::ranges::for_each(numbers, [this](quint64 number) { check(number); });
}

void Jobs::noticeOff(VmId vm)
{
    std::vector<quint64> numbers;
    for (auto &[number, job] : m_jobs) {
        if (job.vm.id == vm) {
            job.ended = true;
            numbers.push_back(number);
        }
    }
    std::ranges::for_each(numbers, [this](quint64 number) { check(number); });
}

// Whether what the job waits for has happened, be it before the call came back.
void Jobs::check(quint64 number)
{
    const auto found = m_jobs.find(number);
    if (found == m_jobs.end() || !found->second.worker)
        return;
    const Job &job = found->second;
    if ((job.rest == Rest::Off && job.ended) || (job.rest == Rest::Reboot && job.rebooted))
        finish(number, job.result);
    else if (job.rest == Rest::Reboot && job.ended)
        finish(number,
               Error {ErrorCode::Conflict,
                      u"%1 went off instead of rebooting; start it"_s.arg(job.vm.name)});
}

void Jobs::runOutOfPatience(quint64 number)
{
    const Job &job = m_jobs.at(number);
    if (job.rest == Rest::Consoles) {
        endPause(number);
        return;
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_stopTimeout).count();
    const QString verb = job.rest == Rest::Off ? u"shut down"_s : u"reboot"_s;
    const QString remedy = job.rest == Rest::Off ? u"force it off"_s : u"reset it"_s;
    finish(
        number,
        Error {ErrorCode::Timeout,
               u"%1 did not %2 within %3 s: its guest ignores the request or takes longer; wait, "
               "or %4"_s.arg(job.vm.name, verb, QString::number(seconds), remedy)});
}

void Jobs::finish(quint64 number, const Answer &answer)
{
    Job &job = m_jobs.at(number);
    job.settling = false;
    job.patience.reset();
    job.reminder.reset();
    job.progress.reset();
    job.helper.reset();
    job.worker.reset();
    job.rest = Rest::Nothing;
    // Read first, so that whoever gets the answer has been told of the VM's new state.
    m_watcher.read(job.vm.id, [this, number, answer] {
        const auto node = m_jobs.extract(number);
        const Job &done = node.mapped();
        // Whoever wanted it off has that, also when another way was quicker.
        const bool isOff = done.command.action == Action::Stop && done.ended;
        done.promise->addResult(isOff ? CommandResult {done.vm.name + u" is off", {}} : answer);
        done.promise->finish();
    });
}

void Jobs::lose(const QString &reason)
{
    // Those whose call is under way, too: it may never come back.
    std::vector<quint64> waiting;
    for (const auto &[number, job] : m_jobs)
        if (job.worker)
            waiting.push_back(number);
    for (const quint64 number : waiting)
        finish(number,
               Error {ErrorCode::Unavailable, u"%1: it is not known how it ended"_s.arg(reason)});
}

} // namespace Guestwire
