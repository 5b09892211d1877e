// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historyreader.h"

#include "core/protocol/limits.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

using Step = Sqlite::Statement::Step;

// A writer that has just made the file holds it for a moment.
constexpr std::chrono::milliseconds busyTimeout = 1s;
// Samples of a moment may be written that much later.
constexpr qint64 longestLateness = 60'000; // ms

QByteArray forTier(const char *sql, size_t tier)
{
    return QByteArray(sql).replace("%1", historyTiers[tier].table);
}

Error wrong(const QString &message)
{
    return {ErrorCode::InvalidMessage, message};
}

} // namespace

Outcome checkQuery(const HistoryQuery &query)
{
    const qsizetype metrics = query.metrics.size();
    if (metrics < 1 || metrics > Protocol::maxHistoryMetrics)
        return wrong(u"\"metrics\" must name 1 to %1 of them"_s.arg(Protocol::maxHistoryMetrics));
    for (const QString &metric : query.metrics)
        if (const QString why = whyNoSeries(metric); !why.isEmpty())
            return wrong(why);
    if (!query.from.isValid() || !query.to.isValid() || query.from >= query.to)
        return wrong(u"\"from\" must be before \"to\""_s);
    if (query.points < 1 || query.points > Protocol::maxHistoryPoints)
        return wrong(u"\"points\" must be from 1 to %1"_s.arg(Protocol::maxHistoryPoints));
    if (query.points * metrics > Protocol::maxHistoryValues)
        return wrong(u"%1 points of %2 metrics are too many at once; at most %3 points fit"_s
                         .arg(query.points)
                         .arg(metrics)
                         .arg(Protocol::maxHistoryValues / metrics));
    return done();
}

HistoryReader::HistoryReader(const QString &path, const HistoryConfig &config)
    : m_path(path)
    , m_config(config)
{
}

Error HistoryReader::failed()
{
    m_isDamaged = m_database.isDamaged();
    const Error error = m_database.error();
    return {error.code, u"the history can not be read: %1"_s.arg(error.message)};
}

Outcome HistoryReader::open()
{
    if (!m_database.open(m_path, Sqlite::Access::ReadOnly, busyTimeout))
        return failed();
    // All that follows sees the same state, a file that the writer is just making included.
    if (!m_database.execute("BEGIN"))
        return failed();
    const auto version = m_database.number("PRAGMA user_version");
    const auto empty = isEmpty();
    if (!version || !empty)
        return failed();
    if (version.value() != HistoryFile::schemaVersion && !empty.value())
        return Error {ErrorCode::Unavailable,
                      u"the history was written by another version of the program"_s};
    return done();
}

// The writer makes the file and then, at once, all that is in it.
Result<bool> HistoryReader::isEmpty()
{
    const auto tables = m_database.number("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return failed();
    return tables.value() == 0;
}

Result<QMap<VmId, QString>> HistoryReader::vms()
{
    if (const auto good = open(); !good)
        return good.error();
    if (const auto empty = isEmpty(); !empty || empty.value())
        return empty ? Result<QMap<VmId, QString>>(QMap<VmId, QString>()) : empty.error();
    auto statement = m_database.prepare("SELECT uuid, name FROM vms");
    if (!statement)
        return failed();
    QMap<VmId, QString> all;
    for (;;) {
        switch (statement.value().step()) {
        case Step::Row:
            all.insert(QUuid::fromString(statement.value().text(0)), statement.value().text(1));
            break;
        case Step::Done:
            return all;
        case Step::Failed:
            return failed();
        }
    }
}

Result<History> HistoryReader::answer(const HistoryQuery &query, const QList<HistoryTick> &pending,
                                      qint64 now)
{
    m_metrics = query.metrics;
    m_plan = planFor(query.from.toMSecsSinceEpoch(), query.to.toMSecsSinceEpoch(), query.points,
                     now, m_config);
    m_bins.emplace(m_plan, m_metrics);
    // Before the first tick there is no file.
    if (QFileInfo::exists(m_path))
        if (const auto good = readFile(query, now); !good)
            return good.error();
    readPending(pending, query);
    return result(query);
}

// The tier of the plan, before its oldest row a coarser one, and after its newest row, up to now,
// the finer ones.
Outcome HistoryReader::readFile(const HistoryQuery &query, qint64 now)
{
    if (const auto good = open(); !good)
        return good;
    if (const auto empty = isEmpty(); !empty || empty.value())
        return empty ? done() : Outcome(empty.error());
    auto find = m_database.prepare("SELECT id FROM vms WHERE uuid = ?");
    if (!find)
        return failed();
    find.value().bindText(1, query.vm.toString(QUuid::WithoutBraces));
    const Step found = find.value().step();
    if (found != Step::Row)
        return found == Step::Done ? done() : failed();
    m_vm = find.value().integer(0);
    if (const auto good = readBounds(now); !good)
        return good;

    const qint64 to = std::min(query.to.toMSecsSinceEpoch(), now + longestLateness);
    qint64 cursor = m_plan.from;
    for (size_t tier = firstTier() + 1; tier-- > 0 && cursor < to;) {
        if (!m_bounds[tier].oldest)
            continue;
        const bool isStopgap = tier > m_plan.tier;
        Range range {cursor, to};
        if (isStopgap)
            range.to = std::min(to, m_bounds[tier - 1].oldest.value_or(to));
        if (const auto good = tier == 0 ? readSamples(range) : readTier(tier, range); !good)
            return good;
        // The newest step may be written for other VMs already.
        const qint64 newest = *m_bounds[tier].newest;
        const qint64 step = historyTiers[tier].step.count();
        const qint64 end = m_lastRow == newest ? newest + step : newest;
        cursor = std::max(cursor, isStopgap && m_bounds[tier - 1].oldest ? range.to : end);
        if (tier > 0)
            m_lastSample = cursor - 1;
    }
    return done();
}

Outcome HistoryReader::readBounds(qint64 now)
{
    for (size_t tier = 0; tier < historyTiers.size(); ++tier) {
        auto statement = m_database.prepare(
            forTier("SELECT (SELECT min(key) FROM %1), (SELECT max(key) FROM %1 WHERE key <= ?)",
                    tier)
                .constData());
        if (!statement)
            return failed();
        statement.value().bind(1, HistoryKey::last(tier, now + longestLateness));
        if (statement.value().step() != Step::Row)
            return failed();
        if (!statement.value().isNull(1))
            m_bounds[tier] = {HistoryKey::time(tier, statement.value().integer(0)),
                              HistoryKey::time(tier, statement.value().integer(1))};
    }
    return done();
}

// The plan's tier may reach less far back than it should: the file was at its limit.
size_t HistoryReader::firstTier() const
{
    size_t first = m_plan.tier;
    qint64 reach = m_bounds[first].oldest.value_or(std::numeric_limits<qint64>::max());
    for (size_t tier = first + 1; tier < historyTiers.size() && reach > m_plan.from; ++tier) {
        const auto oldest = m_bounds[tier].oldest;
        if (oldest && *oldest + historyTiers[tier].step.count() < reach) {
            first = tier;
            reach = *oldest;
        }
    }
    return first;
}

Outcome HistoryReader::readTier(size_t tier, Range range)
{
    auto row = m_database.prepare(
        forTier("SELECT layout, late, covered, data FROM %1 WHERE key BETWEEN ? AND ?", tier)
            .constData());
    if (!row)
        return failed();
    m_row = std::move(row).value();
    m_lastRow = 0;
    const qint64 step = historyTiers[tier].step.count();
    const qint64 last = std::min(range.to - 1, *m_bounds[tier].newest);
    qint64 t = bucketOf(std::max(range.from, *m_bounds[tier].oldest), historyTiers[tier].step);
    for (; t <= last; t += step)
        if (const auto good = take(tier, t, range); !good)
            return good;
    return done();
}

// Samples have no grid: from tick to tick, past the rows of all other VMs.
Outcome HistoryReader::readSamples(Range range)
{
    auto row = m_database.prepare(
        "SELECT layout, late, covered, data FROM samples WHERE key BETWEEN ? AND ?");
    auto next = m_database.prepare("SELECT min(key) FROM samples WHERE key >= ?");
    if (!row || !next)
        return failed();
    m_row = std::move(row).value();
    m_lastRow = 0;
    for (qint64 t = range.from;; ++t) {
        next.value().bind(1, HistoryKey::first(0, t));
        if (next.value().step() != Step::Row)
            return failed();
        const bool isEnd = next.value().isNull(0);
        t = HistoryKey::time(0, next.value().integer(0));
        next.value().reset();
        if (isEnd || t >= range.to + longestLateness)
            return done();
        if (const auto good = take(0, t, range); !good)
            return good;
    }
}

Outcome HistoryReader::take(size_t tier, qint64 t, Range range)
{
    m_row.bind(1, HistoryKey::first(tier, t, m_vm));
    m_row.bind(2, HistoryKey::last(tier, t, m_vm));
    std::vector<float> average;
    std::vector<float> maximum;
    Step step = m_row.step();
    for (; step == Step::Row; step = m_row.step()) {
        m_lastRow = t;
        const qint64 at = t - m_row.integer(1);
        if (tier == 0)
            m_lastSample = std::max(m_lastSample, at);
        const qint64 covered = m_row.integer(2);
        if (tier == 0 && (at < range.from || at - covered >= range.to))
            continue;
        const auto known = layout(m_row.integer(0));
        if (!known)
            return known.error();
        const qint64 length = historyTiers[tier].step.count();
        readValues(m_row.bytes(3), length > 0, average, maximum);
        if (qsizetype(average.size()) != known.value()->count)
            continue; // not what its layout says
        const HistoryBins::Extent extent = tier == 0
            ? HistoryBins::Extent {at - covered, at, at}
            : HistoryBins::Extent {t, std::min(t + length, range.to), t};
        m_bins->add(extent, known.value()->columns, average, maximum);
    }
    m_row.reset();
    return step == Step::Done ? done() : failed();
}

Result<const HistoryReader::Layout *> HistoryReader::layout(qint64 number)
{
    if (const auto known = m_layouts.constFind(number); known != m_layouts.constEnd())
        return &*known;
    auto statement =
        m_database.prepare("SELECT names, devices, present FROM layouts JOIN metricSets ON "
                           "metricSets.id = metricSet WHERE layouts.id = ?");
    if (!statement)
        return failed();
    statement.value().bind(1, number);
    Layout layout;
    const Step step = statement.value().step();
    if (step == Step::Failed)
        return failed();
    if (step == Step::Row) {
        const QStringList series =
            HistoryLayout::fromText(statement.value().text(0), statement.value().text(1),
                                    statement.value().text(2))
                .series();
        layout.count = series.size();
        layout.columns = columnsOf(m_metrics, series);
    }
    return &*m_layouts.insert(number, layout);
}

// A tick is told to be written after it was written, so the newest may be in the file already.
void HistoryReader::readPending(const QList<HistoryTick> &pending, const HistoryQuery &query)
{
    const qint64 to = query.to.toMSecsSinceEpoch();
    qint64 before = m_lastSample;
    for (const HistoryTick &tick : pending) {
        const auto sample = std::ranges::find(tick.samples, query.vm, &Sample::vm);
        if (sample == tick.samples.end())
            continue;
        const qint64 at = sample->at.toMSecsSinceEpoch();
        if (at <= m_lastSample || before >= to)
            continue;
        const std::vector<float> all = valuesOf(*sample);
        const HistoryLayout layout = layoutOf(*sample, all);
        std::vector<float> values;
        layout.choose(all, values);
        m_bins->add({before > 0 ? before : at, at, at}, columnsOf(m_metrics, layout.series()),
                    values, values);
        before = at;
    }
}

History HistoryReader::result(const HistoryQuery &query) const
{
    History history {QDateTime::fromMSecsSinceEpoch(m_plan.from, Qt::UTC),
                     std::chrono::milliseconds(m_plan.step),
                     {}};
    for (qsizetype i = 0; i < query.metrics.size(); ++i)
        history.series.insert(query.metrics[i], m_bins->series(i));
    return history;
}

} // namespace Guestwire
