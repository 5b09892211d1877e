// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/track.h"

#include <QString>

namespace Guestwire {

// Why a chart of this VM has nothing to show, for a person.
QString absence(MetricGroup group, const Vm &vm, const Track &track);

} // namespace Guestwire
