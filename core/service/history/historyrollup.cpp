// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historyrollup.h"

#include "core/service/history/historytiers.h"

#include <QHashFunctions>

#include <cmath>
#include <limits>

namespace Guestwire {

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

} // namespace

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
    if (bucket.covered == 0) {
        bucket.sum.assign(row.average.size(), 0);
        bucket.weight.assign(row.average.size(), 0);
        bucket.maximum.assign(row.average.size(), none);
    }
    bucket.at = at;
    // A row that stands for no time counts, if little.
    const qint64 covered = std::max<qint64>(row.covered, 1);
    bucket.covered += covered;
    for (size_t i = 0; i < row.average.size(); ++i) {
        if (std::isnan(row.average[i]))
            continue;
        bucket.sum[i] += double(row.average[i]) * double(covered);
        bucket.weight[i] += double(covered);
        bucket.maximum[i] = std::fmax(bucket.maximum[i], row.maximum[i]);
    }
}

void HistoryRollup::finish(qint64 now, const Sink &completed)
{
    for (auto it = m_buckets.begin(); it != m_buckets.end();) {
        Bucket &bucket = it->second;
        if (now < bucket.at + m_step.count()) {
            ++it;
            continue;
        }
        complete(it->first, bucket, completed);
        it = m_buckets.erase(it);
    }
}

void HistoryRollup::complete(const Key &key, Bucket &bucket, const Sink &completed)
{
    HistoryRow row {key.vm,    key.layout,
                    bucket.at, std::min<qint64>(bucket.covered, m_step.count()),
                    {},        std::move(bucket.maximum)};
    row.average.reserve(bucket.sum.size());
    for (size_t i = 0; i < bucket.sum.size(); ++i)
        row.average.push_back(bucket.weight[i] > 0 ? float(bucket.sum[i] / bucket.weight[i])
                                                   : none);
    bucket = {};
    completed(row);
}

} // namespace Guestwire
