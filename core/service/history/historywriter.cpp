// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historywriter.h"

#include "core/config/quantity.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// Rows of one moment may come one after the other; a tier's step is over when all can have come.
constexpr std::chrono::milliseconds straggling = 30s;
// Beyond what is kept, so that a question for just that finds all of it.
constexpr std::chrono::milliseconds grace = 2min;
// A wrong clock must not be what decides that everything is old.
constexpr std::chrono::milliseconds clockStep = 1min;
// What one tick erases at most, in steps of the tier: the rest waits for the next.
constexpr int stepsErased = 8;
constexpr std::chrono::milliseconds leastErased = 1min;

qint64 slice(size_t tier)
{
    return std::max(historyTiers[tier].step * stepsErased, leastErased).count();
}

} // namespace

HistoryWriter::HistoryWriter(const Settings &settings)
    : m_settings(settings)
    , m_file(settings.path, settings.busyTimeout)
{
    // At boot the clock may be wrong until the network is there.
    m_sinceStep.start();
}

Outcome HistoryWriter::write(const HistoryTick &tick)
{
    for (auto it = tick.names.begin(); it != tick.names.end(); ++it)
        if (!it->isEmpty())
            m_names.insert(it.key(), *it);
    Outcome good = ready(tick.at);
    if (good)
        good = writeRows(tick);
    if (!good && m_file.fault() == HistoryFile::Fault::Damaged) {
        good = replaceFile(u"it was damaged"_s);
        if (good)
            good = writeRows(tick);
    }
    if (good)
        leave(tick);
    else
        m_file.undo();
    return good;
}

// What is gone needs nothing here any more; its rows stay.
void HistoryWriter::leave(const HistoryTick &tick)
{
    for (auto it = tick.names.begin(); it != tick.names.end(); ++it) {
        if (!it->isEmpty())
            continue;
        m_seen.remove(it.key());
        m_names.remove(it.key());
        m_file.leave(it.key());
    }
}

void HistoryWriter::distrust()
{
    if (!m_file.isSound() && !replaceFile(u"it was damaged"_s))
        m_file.close();
}

// Everything that is known of the file's contents is known from the file.
void HistoryWriter::start()
{
    m_rollups.clear();
    for (size_t tier = 1; tier < historyTiers.size(); ++tier)
        m_rollups.emplace_back(historyTiers[tier].step);
    for (Seen &known : m_seen)
        known = {.pace = known.pace};
}

Outcome HistoryWriter::ready(qint64 now)
{
    if (m_file.isOpen())
        return done();
    start();
    Outcome good = m_file.open();
    if (good)
        good = catchUp(now);
    if (!good && m_file.fault() == HistoryFile::Fault::Damaged)
        return replaceFile(u"it was damaged"_s);
    if (!good && m_file.fault() == HistoryFile::Fault::OtherSchema)
        return replaceFile(good.error().message);
    return good;
}

Outcome HistoryWriter::replaceFile(const QString &why)
{
    const auto aside = m_file.setAside(QDateTime::currentDateTimeUtc());
    if (!aside)
        return Error {aside.error().code, u"%1, and %2"_s.arg(why, aside.error().message)};
    start();
    const Outcome good = m_file.open();
    if (good)
        emit told(u"The history file was set aside as %1, because %2. A new one was begun."_s.arg(
            aside.value(), why));
    return good;
}

// Steps that were under way when the file was left are put together from what it has.
Outcome HistoryWriter::catchUp(qint64 now)
{
    Outcome good = m_file.begin();
    for (size_t tier = 1; good && tier < historyTiers.size(); ++tier) {
        const auto newest = m_file.newest(tier, now);
        if (!newest)
            return newest.error();
        const qint64 from = newest.value().value_or(0);
        Outcome added = done();
        good = m_file.forEach(tier - 1, from, now, [&](const HistoryRow &row) {
            if (row.at < from || !added)
                return;
            m_rollups[tier - 1].add(row, [&](const HistoryRow &completed) {
                if (added)
                    added = insert(tier, completed.at, completed);
            });
        });
        if (good)
            good = added;
    }
    return good ? m_file.commit() : good;
}

Outcome HistoryWriter::writeRows(const HistoryTick &tick)
{
    Outcome good = m_file.begin();
    for (auto it = tick.names.begin(); good && it != tick.names.end(); ++it)
        if (const auto known = m_seen.constFind(it.key());
            !it->isEmpty() && known != m_seen.cend() && known->number)
            good = m_file.rename(it.key(), *it);
    HistoryRow row; // its and the values' memory serves for all
    std::vector<float> values;
    for (const Sample &sample : tick.samples) {
        if (!good)
            return good;
        readValuesOf(sample, values);
        const auto known = seen(sample, values);
        if (!known)
            return known.error();
        row.vm = known.value()->number;
        row.layout = known.value()->layoutNumber;
        row.at = sample.at.toMSecsSinceEpoch();
        row.covered = coveredBy(known.value()->pace, row.at);
        row.average.clear();
        for (const size_t column : known.value()->columns)
            row.average.push_back(values[column]);
        row.maximum = row.average;
        good = insert(0, tick.at, row);
        if (good)
            good = addTo(1, row);
    }
    if (good)
        good = writeEvents(tick);
    if (good)
        good = finish(tick.at - straggling.count());
    if (good)
        good = forget(tick.at);
    return good ? m_file.commit() : good;
}

Outcome HistoryWriter::writeEvents(const HistoryTick &tick)
{
    for (const Event &event : tick.events) {
        const Result<qint64> vm =
            event.vm ? m_file.numberOf(*event.vm, m_names.value(*event.vm)) : Result<qint64>(0);
        if (!vm)
            return vm.error();
        if (const auto good = m_file.insert(event, vm.value()); !good)
            return good;
        // What is told late of one that is gone.
        if (event.vm && !m_names.contains(*event.vm))
            m_file.leave(*event.vm);
    }
    return done();
}

Outcome HistoryWriter::insert(size_t tier, qint64 t, const HistoryRow &row)
{
    ++m_rows;
    return m_file.insert(tier, t, row);
}

Result<HistoryWriter::Seen *> HistoryWriter::seen(const Sample &sample,
                                                  const std::vector<float> &values)
{
    Seen &known = m_seen[sample.vm];
    if (known.number == 0) {
        const auto number = m_file.numberOf(sample.vm, m_names.value(sample.vm));
        if (!number)
            return number.error();
        known.number = number.value();
    }
    if (known.layoutNumber == 0 || !fits(known.layout, known.columns, sample, values)) {
        known.layout = layoutOf(sample, values, known.layout);
        const auto number = m_file.numberOf(known.layout);
        if (!number)
            return number.error();
        known.layoutNumber = number.value();
        known.columns = known.layout.columns();
    }
    return &known;
}

// A sample stands for the time since the one before it, unless that is a gap: a silence longer than
// two and a half times the usual interval and the silence before.
qint64 HistoryWriter::coveredBy(Pace &pace, qint64 at) const
{
    const qint64 usual = m_settings.interval.count();
    const qint64 silence = pace.at > 0 ? at - pace.at : usual;
    const bool isGap = silence <= 0 || silence * 2 > std::max(usual, pace.silence) * 5;
    pace = {at, silence};
    return isGap ? usual : silence;
}

Outcome HistoryWriter::addTo(size_t tier, const HistoryRow &row)
{
    Outcome good = done();
    const auto take = [&](const HistoryRow &completed) {
        if (good)
            good = insert(tier, completed.at, completed);
        if (good && tier + 1 < historyTiers.size())
            good = addTo(tier + 1, completed);
    };
    m_rollups[tier - 1].add(row, std::cref(take)); // by reference: no memory for each row
    return good;
}

Outcome HistoryWriter::finish(qint64 now)
{
    Outcome good = done();
    for (size_t tier = 1; good && tier < historyTiers.size(); ++tier)
        m_rollups[tier - 1].finish(now, [&](const HistoryRow &completed) {
            if (good)
                good = insert(tier, completed.at, completed);
            if (good && tier + 1 < historyTiers.size())
                good = addTo(tier + 1, completed);
        });
    return good;
}

bool HistoryWriter::isClockTrusted(qint64 now)
{
    const qint64 elapsed = m_sinceTick.isValid() ? m_sinceTick.elapsed() : 0;
    if (m_lastTick > 0 && std::abs(now - m_lastTick - elapsed) > clockStep.count())
        m_sinceStep.start();
    m_lastTick = now;
    m_sinceTick.start();
    return m_sinceStep.elapsed() >= m_settings.distrustOfClock.count();
}

Outcome HistoryWriter::forget(qint64 now)
{
    if (isClockTrusted(now)) {
        for (size_t tier = 0; tier < historyTiers.size(); ++tier)
            if (const auto good = forgetOld(tier, now); !good)
                return good;
        if (const auto good = m_file.eraseEventsBefore(now - m_settings.config.keepEvents.count());
            !good)
            return good;
    }
    if (const auto good = m_file.keepEvents(m_settings.config.eventLimit); !good)
        return good;
    return respectLimit(now);
}

Outcome HistoryWriter::forgetOld(size_t tier, qint64 now)
{
    const auto oldest = m_file.oldest(tier);
    if (!oldest)
        return oldest.error();
    const auto kept = m_settings.config.*historyTiers[tier].kept + historyTiers[tier].step + grace;
    const qint64 keepFrom = now - kept.count();
    if (!oldest.value() || *oldest.value() >= keepFrom)
        return done();
    return m_file.erase(tier, *oldest.value(), std::min(keepFrom, *oldest.value() + slice(tier)));
}

Outcome HistoryWriter::respectLimit(qint64 now)
{
    const auto size = m_file.size();
    if (!size)
        return size.error();
    m_fileBytes = size.value().bytes;
    if (size.value().bytes <= m_settings.config.sizeLimit)
        return done();
    if (size.value().bytes - size.value().freeBytes > m_settings.config.sizeLimit)
        if (const auto good = forgetOldest(now); !good)
            return good;
    return m_file.giveBackPages();
}

// The tier that has come closest to its full length loses its oldest rows.
Outcome HistoryWriter::forgetOldest(qint64 now)
{
    double longest = 0;
    size_t chosen = 0;
    qint64 from = 0;
    for (size_t tier = 0; tier < historyTiers.size(); ++tier) {
        const auto oldest = m_file.oldest(tier);
        if (!oldest)
            return oldest.error();
        const auto kept = (m_settings.config.*historyTiers[tier].kept).count();
        const double share = double(now - oldest.value().value_or(now)) / double(kept);
        if (share > longest) {
            longest = share;
            chosen = tier;
            from = *oldest.value();
        }
    }
    if (longest <= 0)
        return done();
    if (!std::exchange(m_isLimitTold, true))
        emit told(u"The history has reached history.sizeLimit, %1, and keeps less than it should: "
                  "the oldest of it is forgotten. Raise the limit to keep more."_s.arg(
                      sizeText(m_settings.config.sizeLimit)));
    return m_file.erase(chosen, from, from + slice(chosen));
}

} // namespace Guestwire
