// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Guestwire::Test {

// How long what should happen at once may take on a machine that has much else to do.
inline constexpr int patience = 30'000; // ms
// A guest's boot without hardware virtualisation, on such a machine.
inline constexpr int bootPatience = 120'000; // ms

} // namespace Guestwire::Test
