// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <functional>
#include <limits>
#include <unordered_map>
#include <vector>

namespace Guestwire {

// What a VM did in one step of a tier. VM and layout are the file's numbers for them.
struct HistoryRow
{
    qint64 vm = 0;
    qint64 layout = 0;
    qint64 at = 0; // ms since 1970: when the step begins
    qint64 covered = 0; // ms of it that are known
    std::vector<float> average; // NaN where nothing is known
    std::vector<float> maximum;

    bool operator==(const HistoryRow &) const = default;
};

// Makes the rows of one tier out of those of the tier before it.
class HistoryRollup
{
public:
    using Sink = std::function<void(const HistoryRow &row)>;

    explicit HistoryRollup(std::chrono::milliseconds step) : m_step(step) { }

    // Rows of a VM come in the order of their time; one that belongs to a step that is over comes
    // too late and is passed over.
    void add(const HistoryRow &row, const Sink &completed);
    // Everything that ended before now.
    void finish(qint64 now, const Sink &completed);

private:
    struct Key
    {
        qint64 vm;
        qint64 layout;
        bool operator==(const Key &) const = default;
    };
    struct KeyHash
    {
        size_t operator()(const Key &key) const;
    };
    struct Cell
    {
        double sum = 0; // value × ms
        double weight = 0; // ms
        float maximum = std::numeric_limits<float>::quiet_NaN();
    };
    struct Bucket
    {
        qint64 at = 0;
        qint64 covered = 0;
        std::vector<Cell> cells; // together, because a tick visits each once
    };

    void complete(const Key &key, Bucket &bucket, const Sink &completed);

    std::chrono::milliseconds m_step;
    std::unordered_map<Key, Bucket, KeyHash> m_buckets;
    qint64 m_oldest = std::numeric_limits<qint64>::max(); // no bucket begins before
};

} // namespace Guestwire
