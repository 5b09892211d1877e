// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/model/history.h"
#include "core/service/history/historybins.h"
#include "core/service/history/historywriter.h"

#include <QMap>
#include <QSet>

namespace Guestwire {

// Says what is wrong with a query, if anything.
Outcome checkQuery(const HistoryQuery &query);

Outcome checkQuery(const EventQuery &query);

// Whose events somebody may see. Those that concern no VM are for everybody.
struct EventSight
{
    bool all = false; // of VMs that are gone, too
    QSet<VmId> vms;

    bool sees(const Event &event) const;
};

// Reads the file for one answer, on a connection of its own, on any thread. Time is in ms since
// 1970.
class HistoryReader
{
public:
    HistoryReader(const QString &path, const HistoryConfig &config);

    Result<QMap<VmId, QString>> vms(); // all that the file knows, with their names

    // From the file, and from the ticks that are still to be written, oldest first.
    Result<History> answer(const HistoryQuery &query, const QList<HistoryTick> &pending,
                           qint64 now);

    // The oldest first. `pending` are those that are still to be written, oldest first.
    Result<QList<Event>> events(const EventQuery &query, const EventSight &sight,
                                const QList<Event> &pending);

    bool isDamaged() const { return m_isDamaged; } // the file, as an error may have shown

private:
    struct Range
    {
        qint64 from = 0;
        qint64 to = 0;
    };
    struct Layout
    {
        std::vector<qsizetype> columns; // of each metric asked for
        qsizetype count = 0; // of series
    };
    struct Bounds
    {
        std::optional<qint64> oldest;
        std::optional<qint64> newest;
    };

    Error failed();
    Outcome open();
    Result<bool> isEmpty();
    Outcome readEvents(const EventQuery &query, const EventSight &sight, QList<Event> &found);
    Outcome readFile(const HistoryQuery &query, qint64 now);
    Outcome readBounds(qint64 now);
    size_t firstTier() const;
    Outcome readTier(size_t tier, Range range);
    Outcome readSamples(Range range);
    Outcome take(size_t tier, qint64 t, Range range);
    Result<const Layout *> layout(qint64 number);
    void readPending(const QList<HistoryTick> &pending, const HistoryQuery &query);
    History result(const HistoryQuery &query) const;

    const QString m_path;
    const HistoryConfig m_config;
    Sqlite::Database m_database;
    bool m_isDamaged = false;
    HistoryPlan m_plan;
    std::optional<HistoryBins> m_bins;
    qint64 m_vm = 0; // in the file; 0: it is not there
    QStringList m_metrics;
    std::array<Bounds, historyTiers.size()> m_bounds;
    QHash<qint64, Layout> m_layouts;
    Sqlite::Statement m_row; // of the tier that is read
    qint64 m_lastRow = 0; // its t
    qint64 m_lastSample = 0; // when it was taken
};

} // namespace Guestwire
