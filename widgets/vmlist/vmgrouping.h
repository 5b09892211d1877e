// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"
#include "widgets/common/vmkey.h"

#include <QStringList>

namespace Guestwire {

// What the list puts together.
enum class Grouping { Host, State, Tag };

// Which group of the list a VM belongs to.
struct GroupKey
{
    ConnectionId connection = -1; // of a group by host; the others reach over all connections
    QString name; // the host, the state's number, or the tag; empty where there is none

    bool operator==(const GroupKey &) const = default;
};

// The tags that stand in brackets at the front of a title: "[prod] [db, pg] Orders" has three.
QStringList tagsOf(const QString &title);

GroupKey groupOf(Grouping grouping, ConnectionId connection, const Vm &vm);

// The states in the order in which their groups stand: what runs comes first.
int groupOrder(State state);
State groupState(const GroupKey &key); // of a group by state

} // namespace Guestwire
