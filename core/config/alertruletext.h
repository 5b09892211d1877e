// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/alertrule.h"
#include "core/model/result.h"

namespace Guestwire {

inline constexpr std::chrono::hours maxAlertDuration {7 * 24};

// Reads `NAME: METRIC > VALUE for DURATION, clears < VALUE, on PATTERN[, PATTERN], SEVERITY`, of
// which all after the comparison may be left out, or `NAME: stopped unexpectedly`,
// `NAME: crashed`. A value may have a unit: 90 %, 1.5 GiB, 20 MiB/s, 5 ms. An error names the
// column.
Result<AlertRule> parseAlertRule(const QString &text);

// A text that is read back as this rule.
QString toText(const AlertRule &rule);

// "90 %", "1.5 GiB/s": a number of this unit as it stands in a rule, exactly, or to so many digits.
QString valueText(double value, Unit unit, std::optional<int> digits = {});

} // namespace Guestwire
