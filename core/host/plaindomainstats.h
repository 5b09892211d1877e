// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/domainstats.h"
#include "core/host/domainxml.h"

namespace Guestwire {

// The same counters from one call after the other, for drivers whose bulk statistics know nothing.
// What the driver does not give stays absent.
std::optional<Counters> plainCountersOf(virDomain *domain, const DomainXml &xml,
                                        const StatsContext &context);

} // namespace Guestwire
