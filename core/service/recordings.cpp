// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/recordings.h"

#include "core/config/quantity.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"

#include <QPromise>

using namespace Qt::StringLiterals;

namespace Guestwire {

// Deleted later: what it owns may be what ends it.
struct Recordings::Running : QObject
{
    QString id; // empty until its file is there
    QString name; // of the console, also when its VM is gone
    QString by;
    QDateTime at;
    std::unique_ptr<Recorder> recorder;
    QTimer limit;
};

namespace {

QFuture<Outcome> refused(ErrorCode code, const QString &message)
{
    return QtFuture::makeReadyFuture(Outcome(Error {code, message}));
}

} // namespace

Recordings::Recordings(Hub &hub, ConsoleHub &consoles, const QString &directory,
                       const RecordingsConfig &limits, int questions)
    : m_hub(hub)
    , m_limits(limits)
    , m_questions(questions)
    , m_files(directory, limits)
{
    m_pool.setMaxThreadCount(1);
    connect(&consoles, &ConsoleHub::removing, this, [this](ConsoleFeed *feed) {
        if (m_running.contains(feed))
            end(*feed, u"the VM is gone"_s);
    });
}

Recordings::~Recordings()
{
    while (!m_running.empty())
        finish(*m_running.begin()->first);
    m_pool.waitForDone();
}

template<typename Function>
auto Recordings::onFiles(Function function)
{
    using T = std::invoke_result_t<Function, RecordingFiles &>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const QFuture<T> future = promise->future();
    m_pool.start([this, promise, function] {
        promise->addResult(function(m_files));
        promise->finish();
    });
    return future;
}

template<typename T, typename Function>
QFuture<Result<T>> Recordings::ask(Function function)
{
    if (m_asked >= m_questions)
        return QtFuture::makeReadyFuture(Result<T>(Error {
            ErrorCode::RateLimited,
            u"the disk has not answered %1 questions for recordings yet; try again in a moment"_s
                .arg(m_asked)}));
    ++m_asked;
    return onFiles(function).then(this, [this](const Result<T> &result) {
        --m_asked;
        return result;
    });
}

QString Recordings::nameOf(const ConsoleFeed &feed) const
{
    const Vm *vm = m_hub.vm(feed.key().vm);
    return u"%1 of %2"_s.arg(displayText(feed.key().device),
                             vm ? displayText(vm->name) : QString());
}

void Recordings::tell(VmId vm, const QString &message, const QString &by, Severity severity)
{
    Event event {QDateTime::currentDateTimeUtc(), vm, u"console"_s, message, by};
    event.severity = severity;
    m_hub.report(event);
}

QFuture<Outcome> Recordings::start(ConsoleFeed &feed, const QString &user)
{
    if (const auto found = m_running.find(&feed); found != m_running.end())
        return refused(
            ErrorCode::Conflict,
            u"%1 records %2 already"_s.arg(displayText(found->second->by), found->second->name));
    Running *running = m_running.emplace(&feed, new Running).first->second;
    running->name = nameOf(feed);
    running->by = user;
    running->at = QDateTime::currentDateTimeUtc();
    Recording about;
    about.device = feed.key().device;
    about.by = user;
    about.startedAt = running->at;
    about.columns = feed.columns();
    about.rows = feed.rows();
    const QPointer<ConsoleFeed> alive(&feed);
    return onFiles([vm = feed.key().vm, about, title = running->name](RecordingFiles &files) {
               return files.begin(vm, about, title);
           })
        .then(this, [this, alive](const Result<QString> &id) -> Outcome {
            if (!alive || !m_running.contains(alive)) {
                if (id)
                    onFiles([id = id.value()](RecordingFiles &files) {
                        files.finish(id);
                        return done();
                    });
                return Error {ErrorCode::VmNotFound, u"the console is gone"_s};
            }
            if (!id) {
                forget(m_running.find(alive));
                return id.error();
            }
            begun(*alive, id.value());
            return done();
        });
}

void Recordings::begun(ConsoleFeed &feed, const QString &id)
{
    Running &running = *m_running.at(&feed);
    running.id = id;
    running.recorder =
        std::make_unique<Recorder>(feed, [this, &feed, id](double at, const QByteArray &lines) {
            append(feed, id, at, lines);
        });
    running.limit.setSingleShot(true);
    connect(&running.limit, &QTimer::timeout, this, [this, &feed] {
        end(feed,
            u"it reached recordings.durationLimit (%1)"_s.arg(
                durationText(m_limits.durationLimit)));
    });
    running.limit.start(m_limits.durationLimit);
    feed.setRecording(Protocol::RecordingMark {running.by, running.at});
    tell(feed.key().vm, u"the recording of %1 began"_s.arg(running.name), running.by,
         Severity::Info);
}

void Recordings::append(ConsoleFeed &feed, const QString &id, double at, const QByteArray &lines)
{
    m_pool.start([this, &feed, id, at, lines] {
        const Outcome outcome = m_files.append(id, at, lines);
        QMetaObject::invokeMethod(
            this,
            [this, &feed, id, outcome, size = lines.size()] { appended(feed, id, outcome, size); },
            Qt::QueuedConnection);
    });
}

// `feed` is only an address here: it may be gone.
void Recordings::appended(ConsoleFeed &feed, const QString &id, const Outcome &outcome, qint64 size)
{
    const auto found = m_running.find(&feed);
    if (found == m_running.end() || found->second->id != id)
        return;
    if (outcome)
        found->second->recorder->written(size);
    else
        end(feed, outcome.error().message);
}

QFuture<Outcome> Recordings::stop(ConsoleFeed &feed, const QString &user)
{
    const auto found = m_running.find(&feed);
    if (found == m_running.end() || found->second->id.isEmpty())
        return refused(ErrorCode::Conflict, u"%1 is not being recorded"_s.arg(nameOf(feed)));
    tell(feed.key().vm, u"the recording of %1 ended"_s.arg(found->second->name), user,
         Severity::Info);
    return finish(feed);
}

void Recordings::end(ConsoleFeed &feed, const QString &reason)
{
    tell(feed.key().vm, u"the recording of %1 ended: %2"_s.arg(m_running.at(&feed)->name, reason),
         {}, Severity::Warning);
    finish(feed);
}

QFuture<Outcome> Recordings::finish(ConsoleFeed &feed)
{
    const auto found = m_running.find(&feed);
    const QString id = found->second->id;
    if (Recorder *recorder = found->second->recorder.get()) {
        recorder->drain();
        feed.disconnect(recorder);
    }
    forget(found);
    feed.setRecording(std::nullopt);
    return onFiles([id](RecordingFiles &files) {
        files.finish(id);
        return done();
    });
}

void Recordings::forget(RunningList::iterator running)
{
    running->second->limit.stop();
    running->second->deleteLater();
    m_running.erase(running);
}

QFuture<Result<QList<Recording>>> Recordings::list(VmId vm)
{
    return ask<QList<Recording>>(
        [vm](RecordingFiles &files) { return Result<QList<Recording>>(files.list(vm)); });
}

QFuture<Result<RecordingPart>> Recordings::read(VmId vm, const QString &id, qint64 offset)
{
    return ask<RecordingPart>(
        [vm, id, offset](RecordingFiles &files) { return files.read(vm, id, offset); });
}

QFuture<Outcome> Recordings::remove(VmId vm, const QString &id, const QString &user)
{
    return ask<std::monostate>([vm, id](RecordingFiles &files) { return files.remove(vm, id); })
        .then(this, [this, vm, id, user](const Outcome &outcome) {
            if (outcome)
                tell(vm, u"the recording %1 was deleted"_s.arg(id), user, Severity::Info);
            return outcome;
        });
}

} // namespace Guestwire
