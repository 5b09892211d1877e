// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    };

    explicit HistoryKeeper(const Settings &settings);
    ~HistoryKeeper() override; // what still waits is written

    void name(VmId vm, const QString &name);
    void take(const QList<Sample> &samples);

    QFuture<Result<History>> answer(const HistoryQuery &query);

    // Why nothing is kept at the moment; empty: it is.
    QString trouble() const { return m_trouble; }

    static QString fileIn(const QString &stateDirectory);

    static constexpr size_t maxPending = 120; // ticks that wait to be written; then the oldest goes
    static constexpr int maxQueries = 64; // that wait for an answer

signals:
    void told(const QString &message); // what a person should know

private:
    void tell(const QString &message);
    void writeNext();
    void written(const Outcome &outcome);
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
    QTimer m_retry;
    int m_queries = 0;
};

} // namespace Guestwire
