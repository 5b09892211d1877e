// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"

#include <QHash>
#include <QMetaType>

namespace Guestwire {

using ConnectionId = int;

// A VM as the window knows it: the same one may be seen through two connections.
struct VmKey
{
    ConnectionId connection = -1;
    VmId vm;

    bool isNull() const { return vm.isNull(); }
    bool operator==(const VmKey &) const = default;
};

inline size_t qHash(const VmKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.connection, key.vm);
}

} // namespace Guestwire

Q_DECLARE_METATYPE(Guestwire::VmKey)
