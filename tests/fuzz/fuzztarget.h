// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

// What a fuzzer calls with each input: libFuzzer's own name. It aborts where something is wrong.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Ends the program with a word about what does not hold.
void require(bool holds, const char *claim);
