// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/actionbar.h"

#include "widgets/window/vmactions.h"

#include <QMenu>
#include <QToolButton>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconEdge = 16; // pixels

} // namespace

ActionBar::ActionBar(const VmActions &actions, QWidget *parent) : QToolBar(tr("Actions"), parent)
{
    setObjectName(u"actions"_s);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize(QSize(iconEdge, iconEdge));
    setMovable(false);
    addAction(actions.action(Action::Start));
    addAction(actions.pauseOrResume());
    auto *stop = new QToolButton(this);
    stop->setDefaultAction(actions.action(Action::Stop));
    stop->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    stop->setPopupMode(QToolButton::MenuButtonPopup);
    auto *more = new QMenu(stop);
    more->setToolTipsVisible(true); // why something can not be done
    for (const Action harder : {Action::Restart, Action::ForceOff, Action::Reset})
        more->addAction(actions.action(harder));
    more->addSeparator();
    for (const Action kept : {Action::Save, Action::Restore})
        more->addAction(actions.action(kept));
    more->addAction(actions.hardware());
    stop->setMenu(more);
    addWidget(stop);
}

} // namespace Guestwire
