// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { isActive, may, stateWord, type State, type Vm } from './model';

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
    { name: 'start', label: 'Start', doing: 'starting…', icon: 'play', allowed: isOff },
    { name: 'stop', label: 'Shut down', doing: 'shutting down…', icon: 'power', allowed: runs },
    { name: 'restart', label: 'Restart', doing: 'restarting…', icon: 'restart', allowed: runs },
    { name: 'suspend', label: 'Suspend', doing: 'suspending…', icon: 'pause', allowed: runs },
    { name: 'resume', label: 'Resume', doing: 'resuming…', icon: 'resume', allowed: rests },
    {
        name: 'force-off', label: 'Force off', doing: 'forcing off…', icon: 'force', allowed: isActive,
        warning: 'This is like pulling the plug: what the guest has not written to its disks is lost.',
    },
];

export function actionNamed(name: string): Action {
    return actions.find((action) => action.name === name)!;
}

/** Why the action can not be taken now, or nothing. */
export function obstacle(action: Action, vm: Vm, live: boolean, pending?: string): string | undefined {
    if (!may(vm, 'control'))
        return `You lack the permission “control” on ${vm.name}.`;
    if (!live)
        return 'Not connected to the server.';
    if (pending)
        return `${vm.name} is ${pending}`;
    if (!action.allowed(vm.state))
        return `${vm.name} is ${stateWord(vm.state)}.`;
    return undefined;
}
