// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/service/history/historyfile.h"
#include "core/service/history/historylayout.h"

#include <QElapsedTimer>
#include <QObject>

#include <algorithm>
#include <optional>

namespace Guestwire {

// The samples of one moment, the names of VMs that are new or have another name, an empty one of
// those that are gone, and what happened.
struct HistoryTick
{
    qint64 at = 0; // ms since 1970
    QList<Sample> samples;
    QHash<VmId, QString> names;
    QList<Event> events {};
};

// Keeps the file: writes ticks, makes the coarser tiers of them, forgets what is too old or too
// much. It lives on a thread of its own.
class HistoryWriter : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString path;
        HistoryConfig config;
        std::chrono::milliseconds interval {}; // the usual one between two samples of a VM
        std::chrono::milliseconds busyTimeout {2000};
        std::chrono::milliseconds distrustOfClock {
            600'000}; // after a start or a step of it, for erasing
    };

    explicit HistoryWriter(const Settings &settings);

    // An error leaves the file as it was before the tick.
    Outcome write(const HistoryTick &tick);
    // That it knows, and whose numbers it remembers.
    qsizetype vmCount() const { return std::max(m_seen.size(), m_file.remembered()); }
    quint64 rows() const { return m_rows; } // written since it began, of all tiers
    qint64 fileBytes() const { return m_fileBytes; }

    // A reader found the file damaged.
    void distrust();

signals:
    void told(const QString &message); // what a person should know

private:
    struct Pace
    {
        qint64 at = 0;
        qint64 silence = 0; // before it, ms
    };
    struct Seen
    {
        qint64 number = 0; // in the file
        qint64 layoutNumber = 0;
        HistoryLayout layout {};
        std::vector<size_t> columns {}; // of it, among all values
        Pace pace {};
    };

    Outcome ready(qint64 now);
    Outcome replaceFile(const QString &why);
    Outcome catchUp(qint64 now);
    Outcome writeRows(const HistoryTick &tick);
    Outcome writeEvents(const HistoryTick &tick);
    Outcome insert(size_t tier, qint64 t, const HistoryRow &row);
    Result<Seen *> seen(const Sample &sample, const std::vector<float> &values);
    qint64 coveredBy(Pace &pace, qint64 at) const;
    Outcome addTo(size_t tier, const HistoryRow &row);
    Outcome finish(qint64 now);
    Outcome forget(qint64 now);
    Outcome forgetOld(size_t tier, qint64 now);
    Outcome respectLimit(qint64 now);
    Outcome forgetOldest(qint64 now);
    bool isClockTrusted(qint64 now);
    void start();
    void leave(const HistoryTick &tick);

    const Settings m_settings;
    HistoryFile m_file;
    std::vector<HistoryRollup> m_rollups; // of historyTiers[i + 1]
    QHash<VmId, Seen> m_seen;
    QHash<VmId, QString> m_names;
    QElapsedTimer m_sinceTick;
    QElapsedTimer m_sinceStep; // of the clock, or the start
    qint64 m_lastTick = 0;
    bool m_isLimitTold = false;
    quint64 m_rows = 0;
    qint64 m_fileBytes = 0;
};

} // namespace Guestwire
