// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historyrollup.h"

#include "core/service/history/historytiers.h"

#include <QHashFunctions>

#include <algorithm>
#include <cmath>

namespace Guestwire {

size_t HistoryRollup::KeyHash::operator()(const Key &key) const
{
    return qHashMulti(0, key.vm, key.layout);
}

void HistoryRollup::add(const HistoryRow &row, const Sink &completed)
{
    const Key key {row.vm, row.layout};
    Bucket &bucket = m_buckets[key];
    const qint64 at = bucketOf(row.at, m_step);
    const bool isLate = at < bucket.at && bucket.at - at <= m_step.count();
    if (bucket.covered > 0 && isLate)
        return;
    // Further back than late: the clock was set.
    if (bucket.covered > 0 && at != bucket.at)
        complete(key, bucket, completed);
    if (bucket.covered == 0)
        bucket.cells.assign(row.average.size(), {});
    bucket.at = at;
    m_oldest = std::min(m_oldest, at);
    // A row that stands for no time counts, if little.
    const qint64 covered = std::max<qint64>(row.covered, 1);
    bucket.covered += covered;
    for (size_t i = 0; i < row.average.size(); ++i) {
        if (std::isnan(row.average[i]))
            continue;
        Cell &cell = bucket.cells[i];
        cell.sum += double(row.average[i]) * double(covered);
        cell.weight += double(covered);
        cell.maximum = std::fmax(cell.maximum, row.maximum[i]);
    }
}

void HistoryRollup::finish(qint64 now, const Sink &completed)
{
    if (m_buckets.empty() || now - m_step.count() < m_oldest)
        return;
    m_oldest = std::numeric_limits<qint64>::max();
    for (auto it = m_buckets.begin(); it != m_buckets.end();) {
        Bucket &bucket = it->second;
        if (now - m_step.count() < bucket.at) {
            m_oldest = std::min(m_oldest, bucket.at);
            ++it;
            continue;
        }
        complete(it->first, bucket, completed);
        it = m_buckets.erase(it);
    }
}

void HistoryRollup::complete(const Key &key, Bucket &bucket, const Sink &completed)
{
    HistoryRow row {
        key.vm, key.layout, bucket.at, std::min<qint64>(bucket.covered, m_step.count()), {}, {}};
    row.average.reserve(bucket.cells.size());
    row.maximum.reserve(bucket.cells.size());
    for (const Cell &cell : bucket.cells) {
        row.average.push_back(cell.weight > 0 ? float(cell.sum / cell.weight)
                                              : std::numeric_limits<float>::quiet_NaN());
        row.maximum.push_back(cell.maximum);
    }
    bucket = {};
    completed(row);
}

} // namespace Guestwire
