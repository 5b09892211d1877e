// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace Guestwire {

Q_DECLARE_LOGGING_CATEGORY(hostLog)

} // namespace Guestwire
