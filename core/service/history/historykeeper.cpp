// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historykeeper.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

Q_LOGGING_CATEGORY(log, "guestwire.service.history")

Error tooMany(int questions)
{
    return {ErrorCode::RateLimited,
            u"at most %1 history queries can wait at once; try again"_s.arg(questions)};
}

} // namespace

QString HistoryKeeper::fileIn(const QString &stateDirectory)
{
    return stateDirectory + "/history.db"_L1;
}

HistoryKeeper::HistoryKeeper(const Settings &settings)
    : m_settings(settings)
    , m_writer(new HistoryWriter(settings.writer))
    , m_reader(new QObject)
{
    m_writing.setObjectName(u"history"_s);
    m_reading.setObjectName(u"history query"_s);
    m_writer->moveToThread(&m_writing);
    m_reader->moveToThread(&m_reading);
    connect(&m_writing, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(&m_reading, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(m_writer, &HistoryWriter::told, this, &HistoryKeeper::tell);
    m_retry.setSingleShot(true);
    m_retry.setInterval(settings.retryInterval);
    connect(&m_retry, &QTimer::timeout, this, &HistoryKeeper::writeNext);
    m_writing.start();
    m_reading.start();
}

HistoryKeeper::~HistoryKeeper()
{
    const auto begin = m_pending.begin() + (m_isWriting ? 1 : 0);
    const QList<HistoryTick> rest(begin, m_pending.end());
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, rest] {
        for (const HistoryTick &tick : rest)
            if (!writer->write(tick))
                break;
        QThread::currentThread()->quit();
    });
    m_reading.quit();
    m_writing.wait();
    m_reading.wait();
}

void HistoryKeeper::name(VmId vm, const QString &name)
{
    m_names.insert(vm, name);
}

void HistoryKeeper::leave(VmId vm)
{
    m_names.insert(vm, {});
}

void HistoryKeeper::take(const QList<Sample> &samples)
{
    if (samples.isEmpty())
        return;
    m_pending.push_back(
        {QDateTime::currentMSecsSinceEpoch(), samples, std::exchange(m_names, {}), {}});
    if (m_pending.size() > maxPending)
        dropOldest();
    if (!m_retry.isActive())
        writeNext();
}

// With the next tick that is to be written, which is that of this moment.
void HistoryKeeper::record(const Event &event)
{
    const size_t underWay = m_isWriting ? 1 : 0;
    if (m_pending.size() <= underWay)
        m_pending.push_back(
            {QDateTime::currentMSecsSinceEpoch(), {}, std::exchange(m_names, {}), {}});
    QList<Event> &events = m_pending.back().events;
    events.append(event);
    if (events.size() > maxEvents)
        events.removeFirst();
    if (!m_retry.isActive())
        writeNext();
}

// One that is under way can not be taken back.
void HistoryKeeper::dropOldest()
{
    const auto oldest = m_pending.begin() + (m_isWriting ? 1 : 0);
    const auto names = oldest->names;
    const auto events = oldest->events;
    const auto next = m_pending.erase(oldest);
    for (auto it = names.begin(); it != names.end() && next->names.size() < maxNames; ++it)
        if (!next->names.contains(it.key()))
            next->names.insert(it.key(), it.value());
    next->events =
        (events + next->events).last(std::min(maxEvents, events.size() + next->events.size()));
    ++m_figures.droppedTicks;
    if (!std::exchange(m_isDropTold, true))
        tell(u"The history file is written too slowly or not at all: the oldest samples that "
             "wait for it are dropped. Live data goes on."_s);
}

void HistoryKeeper::tell(const QString &message)
{
    qCWarning(log).noquote() << message;
    emit told(message);
}

void HistoryKeeper::writeNext()
{
    if (m_isWriting || m_pending.empty())
        return;
    m_isWriting = true;
    QMetaObject::invokeMethod(m_writer, [this, writer = m_writer, tick = m_pending.front()] {
        QElapsedTimer clock;
        clock.start();
        const Outcome outcome = writer->write(tick);
        const double seconds = double(clock.nsecsElapsed()) / 1e9;
        QMetaObject::invokeMethod(
            this, [this, outcome, seconds, rows = writer->rows(), bytes = writer->fileBytes()] {
                m_figures.rows = rows;
                m_figures.fileBytes = bytes;
                m_figures.writeSeconds += seconds;
                written(outcome);
            });
    });
}

void HistoryKeeper::written(const Outcome &outcome)
{
    m_isWriting = false;
    if (!outcome) {
        ++m_figures.failures;
        m_retry.start();
        if (std::exchange(m_trouble, outcome.error().message).isEmpty())
            tell(u"No history is kept, because %1: %2. Live data goes on, and the history too "
                 "as soon as it can be written."_s.arg(m_settings.writer.path,
                                                       outcome.error().message));
        return;
    }
    m_figures.events += quint64(m_pending.front().events.size());
    m_pending.pop_front();
    if (!std::exchange(m_trouble, {}).isEmpty())
        tell(u"The history is kept again."_s);
    if (m_pending.empty())
        m_isDropTold = false;
    writeNext();
}

HistoryFigures HistoryKeeper::figures() const
{
    HistoryFigures figures = m_figures;
    figures.isKept = m_trouble.isEmpty();
    figures.waitingTicks = qint64(m_pending.size());
    return figures;
}

QFuture<Result<History>> HistoryKeeper::answer(const HistoryQuery &query)
{
    return read<History>(checkQuery(query),
                         [query, pending = QList<HistoryTick>(m_pending.begin(), m_pending.end())](
                             HistoryReader &reader) {
                             return reader.answer(query, pending,
                                                  QDateTime::currentMSecsSinceEpoch());
                         });
}

QFuture<Result<QList<Event>>> HistoryKeeper::answer(const EventQuery &query,
                                                    const EventSight &sight)
{
    QList<Event> pending;
    for (const HistoryTick &tick : m_pending)
        pending.append(tick.events);
    return read<QList<Event>>(checkQuery(query), [query, sight, pending](HistoryReader &reader) {
        return reader.events(query, sight, pending);
    });
}

template<typename T>
QFuture<Result<T>> HistoryKeeper::read(const Outcome &allowed,
                                       std::function<Result<T>(HistoryReader &)> question)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    if (!allowed || m_queries >= m_settings.questions) {
        promise->addResult(allowed ? tooMany(m_settings.questions) : allowed.error());
        promise->finish();
        return promise->future();
    }
    ++m_queries;
    QMetaObject::invokeMethod(m_reader, [this, promise, question, settings = m_settings.writer] {
        HistoryReader reader(settings.path, settings.config);
        promise->addResult(question(reader));
        promise->finish();
        QMetaObject::invokeMethod(this, [this, isDamaged = reader.isDamaged()] {
            --m_queries;
            if (isDamaged)
                QMetaObject::invokeMethod(m_writer, &HistoryWriter::distrust);
        });
    });
    return promise->future();
}

} // namespace Guestwire
