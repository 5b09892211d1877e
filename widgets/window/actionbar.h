// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

namespace Guestwire {

class VmActions;

// The actions on VMs as buttons, the same in every window: those that are needed often, and behind
// the one that shuts down its harder kin.
class ActionBar : public QToolBar
{
    Q_OBJECT

public:
    ActionBar(const VmActions &actions, QWidget *parent);
};

} // namespace Guestwire
