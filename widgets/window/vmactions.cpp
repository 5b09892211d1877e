// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/vmactions.h"

#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/dialogs/bulkdialog.h"
#include "widgets/dialogs/confirm.h"
#include "widgets/dialogs/hardwaredialog.h"

#include <QWidget>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

bool isDestructive(Action action)
{
    return action == Action::ForceOff || action == Action::Reset;
}

} // namespace

VmActions::VmActions(const Connections &connections, Commands &commands, QWidget *window)
    : QObject(window)
    , m_connections(connections)
    , m_commands(commands)
    , m_window(window)
    , m_pauseOrResume(new QAction(this))
    , m_hardware(new QAction(Icons::named(u"settings"_s), tr("Change &hardware…"), this))
{
    make(Action::Start, u"start"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    make(Action::Stop, u"shut-down"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    make(Action::Restart, u"restart"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    make(Action::ForceOff, u"force-off"_s, {});
    make(Action::Reset, u"reset"_s, {});
    make(Action::Save, u"save"_s, {});
    make(Action::Restore, u"restore"_s, {});
    m_pauseOrResume->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    m_pauseOrResume->setObjectName(u"pause"_s);
    connect(m_pauseOrResume, &QAction::triggered, this,
            [this] { trigger(allPaused() ? Action::Resume : Action::Suspend); });
    m_hardware->setObjectName(u"changeHardware"_s);
    connect(m_hardware, &QAction::triggered, this, [this] {
        (new HardwareDialog(m_connections, m_commands, m_targets.first(), m_window))->open();
    });
    connect(&commands, &Commands::pendingChanged, this, &VmActions::refresh);
    refresh();
}

QAction *VmActions::make(Action action, const QString &icon, const QKeySequence &shortcut)
{
    auto *made = new QAction(Icons::named(icon), Words::action(action), this);
    made->setObjectName(QLatin1StringView(info(action).name));
    made->setShortcut(shortcut);
    if (isDestructive(action))
        made->setText(tr("%1…", "an action that asks first").arg(Words::action(action)));
    m_actions.insert(action, made);
    connect(made, &QAction::triggered, this, [this, action] { trigger(action); });
    return made;
}

void VmActions::setTargets(const QList<VmKey> &targets)
{
    m_targets = targets;
    refresh();
}

void VmActions::refresh()
{
    for (auto item = m_actions.cbegin(); item != m_actions.cend(); ++item)
        refreshOne(*item.value(), item.key());
    refreshPause();
    refreshHardware();
}

void VmActions::refreshHardware()
{
    QString tip = tr("Change virtual CPUs, memory, disks and autostart");
    const Vm *vm = m_targets.size() == 1 ? m_connections.vm(m_targets.first()) : nullptr;
    const QString why = vm    ? Words::obstacle(Action::SetVcpus, *vm)
        : m_targets.isEmpty() ? tr("Choose a VM first.")
                              : tr("Choose one VM.");
    if (!why.isEmpty())
        tip = tr("%1 — %2", "action and why it is not possible").arg(tip, why);
    m_hardware->setEnabled(why.isEmpty());
    m_hardware->setToolTip(plainToolTip(tip));
    m_hardware->setStatusTip(why.isEmpty() ? QString() : tip);
}

void VmActions::refreshPause()
{
    const bool resume = allPaused();
    const Action action = resume ? Action::Resume : Action::Suspend;
    m_pauseOrResume->setText(Words::action(action));
    m_pauseOrResume->setIcon(Icons::named(resume ? u"resume"_s : u"pause"_s));
    refreshOne(*m_pauseOrResume, action);
}

void VmActions::refreshOne(QAction &button, Action action)
{
    button.setEnabled(!ready(action).isEmpty());
    QString tip = Words::action(action);
    if (!button.shortcut().isEmpty())
        tip = tr("%1 (%2)", "action and keys")
                  .arg(tip, button.shortcut().toString(QKeySequence::NativeText));
    if (!button.isEnabled())
        tip = tr("%1 — %2", "action and why it is not possible").arg(tip, obstacle(action));
    button.setToolTip(plainToolTip(tip));
    button.setStatusTip(button.isEnabled() ? QString() : tip);
}

QList<VmKey> VmActions::ready(Action action) const
{
    QList<VmKey> keys;
    for (const VmKey &key : m_targets) {
        const Vm *vm = m_connections.vm(key);
        if (vm && !m_commands.isPending(key) && Words::obstacle(action, *vm).isEmpty())
            keys.append(key);
    }
    return keys;
}

QString VmActions::obstacle(Action action) const
{
    if (m_targets.isEmpty())
        return tr("Choose a VM first.");
    if (m_commands.isPending(m_targets.first()))
        return tr("Wait until the last request is answered.");
    const Vm *vm = m_connections.vm(m_targets.first());
    return vm ? Words::obstacle(action, *vm) : QString();
}

bool VmActions::allPaused() const
{
    return !m_targets.isEmpty() && std::ranges::all_of(m_targets, [this](const VmKey &key) {
        const Vm *vm = m_connections.vm(key);
        return vm && !refusal(Action::Resume, vm->state, {});
    });
}

void VmActions::trigger(Action action)
{
    const QList<VmKey> keys = ready(action);
    if (keys.isEmpty())
        return;
    const bool asks = isDestructive(action) || keys.size() > 1;
    if (!asks) {
        performOn(keys, action);
        return;
    }
    confirm(m_window, question(action, keys), Words::action(action),
            [this, keys, action] { performOn(keys, action); });
}

void VmActions::performOn(const QList<VmKey> &keys, Action action)
{
    if (keys.size() == 1) {
        m_commands.perform(keys.first(), Commands::order(action));
        return;
    }
    auto *run = new BulkRun(m_connections, m_commands, action, keys);
    (new BulkDialog(run, m_window))->show();
    run->start();
}

QString VmActions::question(Action action, const QList<VmKey> &keys) const
{
    constexpr qsizetype mostNames = 10;
    QStringList names;
    for (const VmKey &key : keys.first(std::min(keys.size(), mostNames)))
        if (const Vm *vm = m_connections.vm(key))
            names.append(displayText(vm->name));
    QString all = names.join(u", "_s);
    if (keys.size() > mostNames)
        all = tr("%1 and %n more", nullptr, int(keys.size() - mostNames)).arg(all);
    if (action == Action::ForceOff)
        return tr("Force off %1? It is as if the power was cut: what the guest has not written to "
                  "its disks is lost.")
            .arg(all);
    if (action == Action::Reset)
        return tr("Reset %1? It is as if the reset button was pressed: what the guest has not "
                  "written to its disks is lost.")
            .arg(all);
    return tr("%1: %2?", "action and VMs").arg(Words::action(action), all);
}

} // namespace Guestwire
