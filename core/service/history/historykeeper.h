// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/history/historyfigures.h"
#include "core/service/history/historyreader.h"
#include "core/service/history/historywriter.h"

#include <QFuture>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <deque>

namespace Guestwire {

// The history of all VMs, as the service's thread sees it: it hands samples to the writer, one tick
// at a time, and queries to a reader, each on a thread of its own. Trouble with the file costs
// history and nothing else.
class HistoryKeeper : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        HistoryWriter::Settings writer;
        std::chrono::milliseconds retryInterval {10'000}; // while the file can not be written
        int questions = 64; // unanswered at once
    };

    explicit HistoryKeeper(const Settings &settings);
    ~HistoryKeeper() override; // what still waits is written

    void name(VmId vm, const QString &name);
    void leave(VmId vm); // it is gone
    void take(const QList<Sample> &samples);
    void record(const Event &event);

    QFuture<Result<History>> answer(const HistoryQuery &query);
    QFuture<Result<QList<Event>>> answer(const EventQuery &query, const EventSight &sight);

    // Why nothing is kept at the moment; empty: it is.
    QString trouble() const { return m_trouble; }
    HistoryFigures figures() const;

    static QString fileIn(const QString &stateDirectory);

    static constexpr size_t maxPending = 120; // ticks that wait to be written; then the oldest goes
    static constexpr qsizetype maxEvents = 1000; // of one tick that waits; then the oldest goes
    static constexpr qsizetype maxNames = 10'000; // of one tick that waits; further ones are lost

signals:
    void told(const QString &message); // what a person should know

private:
    void tell(const QString &message);
    void writeNext();
    void written(const Outcome &outcome);
    template<typename T>
    QFuture<Result<T>> read(const Outcome &allowed,
                            std::function<Result<T>(HistoryReader &)> question);
    void dropOldest();

    const Settings m_settings;
    QThread m_writing;
    QThread m_reading;
    HistoryWriter *m_writer; // lives on its thread and ends with it
    QObject *m_reader; // whose thread reads; the same
    std::deque<HistoryTick> m_pending; // the first one may be under way
    QHash<VmId, QString> m_names; // told since the last tick
    bool m_isWriting = false;
    bool m_isDropTold = false;
    QString m_trouble;
    HistoryFigures m_figures;
    QTimer m_retry;
    int m_queries = 0;
};

} // namespace Guestwire
