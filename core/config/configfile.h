// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/configtable.h"

#include <vector>

namespace Guestwire {

// A key that a file sets.
struct GivenSetting
{
    const Setting *setting = nullptr;
    QString where; // "file:line:column" of its value
    QList<GivenValue> values; // one, unless the setting is a list
};

// What a file says, in its own order: settings, and "file:line:column: what is wrong".
using ConfigEntries = std::vector<std::variant<GivenSetting, QString>>;

// Nothing where there is no such file, if it is one of those that need not be there.
ConfigEntries readConfigFile(const QString &path, bool mayBeMissing);

} // namespace Guestwire
