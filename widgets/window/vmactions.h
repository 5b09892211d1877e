// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/commands.h"

#include <QAction>
#include <QHash>
#include <QObject>

class QWidget;

namespace Guestwire {

// What can be done with the chosen VMs, as menu entries and buttons: enabled where state and
// permission allow it, and saying why where they do not.
class VmActions : public QObject
{
    Q_OBJECT

public:
    // Questions are asked over `window`.
    VmActions(const Connections &connections, Commands &commands, QWidget *window);

    void setTargets(const QList<VmKey> &targets);
    const QList<VmKey> &targets() const { return m_targets; }
    void refresh();

    QAction *action(Action action) const { return m_actions.value(action); }
    QAction *pauseOrResume() const { return m_pauseOrResume; }
    QAction *hardware() const { return m_hardware; }

private:
    QAction *make(Action action, const QString &icon, const QKeySequence &shortcut);
    void refreshOne(QAction &button, Action action);
    void refreshPause();
    void refreshHardware();
    void trigger(Action action);
    void performOn(const QList<VmKey> &keys, Action action);
    QList<VmKey> ready(Action action) const;
    QString obstacle(Action action) const;
    QString question(Action action, const QList<VmKey> &keys) const;
    bool allPaused() const;

    const Connections &m_connections;
    Commands &m_commands;
    QWidget *m_window;
    QList<VmKey> m_targets;
    QHash<Action, QAction *> m_actions; // children of this
    QAction *m_pauseOrResume; // children of this
    QAction *m_hardware;
};

} // namespace Guestwire
