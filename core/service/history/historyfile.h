// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/sample.h"
#include "core/service/history/historyrollup.h"
#include "core/service/history/historytiers.h"
#include "core/service/history/sqlite.h"

#include <QHash>

namespace Guestwire {

struct Event;
struct HistoryLayout;

// The file, as its one writer sees it. After an error what was begun is undone, and open() is to be
// called before anything else.
class HistoryFile
{
public:
    // Whether the file itself is of no use, so that only a fresh one helps.
    enum class Fault { None, Damaged, OtherSchema };

    HistoryFile(const QString &path, std::chrono::milliseconds busyTimeout);

    Outcome open(); // makes it where there is none
    bool isOpen() const { return m_isOpen; }
    void close();
    void undo(); // what was begun
    Fault fault() const { return m_fault; } // of the last error

    // Renames it, so that it can be looked at, and forgets the oldest of those set aside before.
    // Gives the new name.
    Result<QString> setAside(const QDateTime &now);

    Outcome begin();
    Outcome commit();

    Result<qint64> numberOf(VmId vm, const QString &name); // an empty name leaves the one it has
    Outcome rename(VmId vm, const QString &name);
    void leave(VmId vm) { m_vms.remove(vm); } // only what is remembered of it
    qsizetype remembered() const { return m_vms.size(); }
    Result<qint64> numberOf(const HistoryLayout &layout);

    // `t`, in the row's key: the time of the tick for samples, row.at for all other tiers.
    Outcome insert(size_t tier, qint64 t, const HistoryRow &row);
    Outcome insert(const Event &event, qint64 vm); // 0: it concerns none
    // A bounded number of events at a time: the rest waits for the next.
    Outcome eraseEventsBefore(qint64 at);
    Outcome keepEvents(qint64 count); // the newest

    Outcome forEach(size_t tier, qint64 from, qint64 to,
                    const std::function<void(const HistoryRow &)> &visit);
    Result<std::optional<qint64>> oldest(size_t tier);
    // Up to now: a clock that was wrong may have left rows in the future.
    Result<std::optional<qint64>> newest(size_t tier, qint64 now);
    Outcome erase(size_t tier, qint64 from, qint64 to);

    struct Size
    {
        qint64 bytes = 0;
        qint64 freeBytes = 0; // of these: pages that wait for their next use
    };
    Result<Size> size();
    Outcome giveBackPages(); // a bounded number of free ones, to the file system
    bool isSound(); // looks at all of it

    static constexpr qint64 applicationId = 0x47774869; // "GwHi"
    static constexpr qint64 schemaVersion = 2;
    static constexpr int maxSetAside = 2;

private:
    Outcome fail(const Error &error);
    Outcome check();
    Outcome create();
    Outcome prepare();
    Outcome prepareEvents();
    Result<std::optional<qint64>> edge(size_t tier, Sqlite::Statement &statement);

    struct TierStatements
    {
        Sqlite::Statement insert;
        Sqlite::Statement oldest;
        Sqlite::Statement newest;
        Sqlite::Statement erase;
    };

    const QString m_path;
    const std::chrono::milliseconds m_busyTimeout;
    Sqlite::Database m_database;
    std::array<TierStatements, historyTiers.size()> m_tiers;
    Sqlite::Statement m_insertEvent;
    Sqlite::Statement m_eraseOldEvents;
    Sqlite::Statement m_eraseFirstEvents;
    QHash<VmId, qint64> m_vms;
    Fault m_fault = Fault::None;
    bool m_isReady = false; // but for open() after an error
    bool m_isOpen = false;
};

// One row's values as bytes: the averages, then, but for single samples, the maxima.
void readValues(QByteArrayView bytes, bool withMaximum, std::vector<float> &average,
                std::vector<float> &maximum);

} // namespace Guestwire
