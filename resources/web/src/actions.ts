// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { tr } from './lib/language';
import { isActive, may, stateOf, type State, type Vm } from './model';

export interface Action {
    name: string;
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

export const actions: readonly Action[] = [
    { name: 'start', label: tr`Start`, doing: tr`starting…`, icon: 'play', allowed: isOff },
    { name: 'stop', label: tr`Shut down`, doing: tr`shutting down…`, icon: 'power', allowed: runs },
    { name: 'restart', label: tr`Restart`, doing: tr`restarting…`, icon: 'restart', allowed: runs },
    { name: 'suspend', label: tr`Suspend`, doing: tr`suspending…`, icon: 'pause', allowed: runs },
    { name: 'resume', label: tr`Resume`, doing: tr`resuming…`, icon: 'resume', allowed: rests },
    {
        name: 'force-off', label: tr`Force off`, doing: tr`forcing off…`, icon: 'force', allowed: isActive,
        warning: tr`This is like pulling the plug: what the guest has not written to its disks is lost.`,
    },
];

export function actionNamed(name: string): Action {
    return actions.find((action) => action.name === name)!;
}

/** Why the action can not be taken now, or nothing. */
export function obstacle(action: Action, vm: Vm, live: boolean, pending?: string): string | undefined {
    if (!may(vm, 'control'))
        return tr`You lack the permission “control” on ${vm.name}.`;
    if (!live)
        return tr`Not connected to the server.`;
    if (pending)
        return tr`${vm.name} is ${pending}`;
    if (!action.allowed(vm.state))
        return tr`${vm.name} is ${stateOf(vm)}.`;
    return undefined;
}
