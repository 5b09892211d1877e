// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/metric.h"

#include <array>
#include <limits>

namespace Guestwire {

// One value per metric; absent until set.
class Values
{
public:
    Values() { m_values.fill(std::numeric_limits<double>::quiet_NaN()); }

    std::optional<double> operator[](Metric metric) const
    {
        const double value = m_values[size_t(metric)];
        return value == value ? std::optional(value) : std::nullopt;
    }

    void set(Metric metric, double value) { m_values[size_t(metric)] = value; }
    void add(Metric metric, double value) { set(metric, (*this)[metric].value_or(0) + value); }

    bool isEmpty() const { return *this == Values(); }

    // Absent equals absent.
    bool operator==(const Values &other) const
    {
        for (size_t i = 0; i < m_values.size(); ++i)
            if (m_values[i] != other.m_values[i]
                && (m_values[i] == m_values[i] || other.m_values[i] == other.m_values[i]))
                return false;
        return true;
    }

private:
    std::array<double, metricCount> m_values;
};

} // namespace Guestwire
