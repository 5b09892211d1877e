// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { tr } from './lib/language';
import { isActive, lacking, stateOf, type Permission, type State, type Vm } from './model';

export interface Action {
    name: string;
    permission: Permission;
    label: string;
    /** What is shown of the machine from the click to the answer. */
    doing: string;
    icon: string;
    allowed: (state: State) => boolean;
    /** Said before it is done, where it can lose data. */
    warning?: string;
}

const isOff = (state: State): boolean => state === 'off' || state === 'crashed';
const runs = (state: State): boolean => ['running', 'blocked', 'shutting-down'].includes(state);
const rests = (state: State): boolean => state === 'paused' || state === 'pm-suspended';

const isKnown = (state: State): boolean => state !== 'unknown';

export const actions: readonly Action[] = [
    power('start', tr`Start`, tr`starting…`, 'play', isOff),
    power('stop', tr`Shut down`, tr`shutting down…`, 'power', runs),
    power('restart', tr`Restart`, tr`restarting…`, 'restart', runs),
    power('suspend', tr`Pause`, tr`pausing…`, 'pause', runs),
    power('resume', tr`Resume`, tr`resuming…`, 'resume', rests),
    power('force-off', tr`Force off`, tr`forcing off…`, 'force', isActive,
        tr`It is as if the power was cut: what the guest has not written to its disks is lost.`),
    power('reset', tr`Reset`, tr`resetting…`, 'reset', isActive,
        tr`It is as if the reset button was pressed: what the guest has not written to its disks is lost.`),
    power('save', tr`Save state`, tr`saving…`, 'save', isActive),
    power('restore', tr`Restore state`, tr`restoring…`, 'restore', isOff),
];

function power(name: string, label: string, doing: string, icon: string, allowed: (state: State) => boolean,
    warning?: string): Action {
    return { name, permission: 'control', label, doing, icon, allowed, warning };
}

/** They need a name, and are done where the snapshots are shown. */
export const snapshotActions: Readonly<Record<'create' | 'revert' | 'remove', Action>> = {
    create: {
        name: 'snapshot-create', permission: 'snapshot', label: tr`Create snapshot`, doing: tr`creating a snapshot…`,
        icon: 'snapshot', allowed: isKnown,
    },
    revert: {
        name: 'snapshot-revert', permission: 'snapshot-revert', label: tr`Revert to snapshot`, doing: tr`reverting…`,
        icon: 'restore', allowed: isKnown, warning: tr`What happened since is lost.`,
    },
    remove: {
        name: 'snapshot-delete', permission: 'snapshot', label: tr`Delete snapshot`, doing: tr`deleting a snapshot…`,
        icon: 'cross', allowed: isKnown,
    },
};

export function actionNamed(name: string): Action {
    return actions.find((action) => action.name === name)!;
}

/** Pause and Resume share one place. */
export function isOffered({ name }: Action, state: State): boolean {
    return name === 'resume' ? rests(state) : name !== 'suspend' || !rests(state);
}

/** Why the action can not be taken now, or nothing. */
export function obstacle(action: Action, vm: Vm, live: boolean, pending?: string): string | undefined {
    const missing = lacking(vm, action.permission);
    if (missing)
        return missing;
    if (!live)
        return tr`Not connected to the server.`;
    if (pending)
        return tr`${vm.name} is ${pending}`;
    if (!action.allowed(vm.state))
        return tr`${vm.name} is ${stateOf(vm)}.`;
    return undefined;
}
