// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/sample.h"

#include <initializer_list>
#include <utility>

namespace Guestwire::Test {

// A virtual CPU, disk or interface with these values.
inline Device device(const QString &name,
                     std::initializer_list<std::pair<Metric, double>> values = {})
{
    Device made {name, {}};
    for (const auto &[metric, value] : values)
        made.values.set(metric, value);
    return made;
}

// A virtual CPU that was busy for so many seconds.
inline Device vcpu(int number, double busy)
{
    return device(QString::number(number), {{Metric::CpuTime, busy}});
}

} // namespace Guestwire::Test
