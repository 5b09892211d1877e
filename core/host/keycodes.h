// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace Guestwire {

// Linux' code of a key by its name there without KEY_: "LEFTCTRL", "F1", "A".
std::optional<unsigned> keyCode(QStringView name);

} // namespace Guestwire
