// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/metricsbatch.h"

namespace Guestwire::Protocol {

// The JSON text of a `metrics` message, the same document as its body makes. It is written straight
// away because it is by far the most of what is sent: a tree of QJsonValues costs seven times that.
QString metricsText(const MetricsBatch &batch);

} // namespace Guestwire::Protocol
