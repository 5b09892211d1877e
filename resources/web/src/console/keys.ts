// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that a browser keeps for itself, or that a telephone has not got.
import { tr } from '../lib/language';

export const specialKeys: readonly (readonly [string, string])[] = [
    ['Esc', '\x1b'],
    ['Tab', '\t'],
    ['Enter', '\r'],
    ['Ctrl+C', '\x03'],
    ['Ctrl+D', '\x04'],
    ['Ctrl+N', '\x0e'],
    ['Ctrl+T', '\x14'],
    ['Ctrl+W', '\x17'],
    ['Ctrl+Z', '\x1a'],
    ['Ctrl+\\', '\x1c'],
    ['Ctrl+]', '\x1d'],
    ['↑', '\x1b[A'],
    ['↓', '\x1b[B'],
    ['→', '\x1b[C'],
    ['←', '\x1b[D'],
    [tr`Page up`, '\x1b[5~'],
    [tr`Page down`, '\x1b[6~'],
    ['F1', '\x1bOP'],
    ['F2', '\x1bOQ'],
    ['F3', '\x1bOR'],
    ['F4', '\x1bOS'],
    ['F5', '\x1b[15~'],
    ['F6', '\x1b[17~'],
    ['F7', '\x1b[18~'],
    ['F8', '\x1b[19~'],
    ['F9', '\x1b[20~'],
    ['F10', '\x1b[21~'],
    ['F11', '\x1b[23~'],
    ['F12', '\x1b[24~'],
];

interface HostKeys {
    label: string;
    keys: readonly string[];
    /** Said before they are sent, where a slip would cost something. */
    warning?: string;
}

const sysRq = (letter: string, label: string, warning?: string): HostKeys =>
    ({ label: `SysRq ${letter}: ${label}`, keys: ['LEFTALT', 'SYSRQ', letter], warning });

/** Keys of the machine's own keyboard, pressed by its host: they reach a guest whose console is stuck. */
export const hostKeys: readonly HostKeys[] = [
    { label: 'Ctrl+Alt+Del', keys: ['LEFTCTRL', 'LEFTALT', 'DELETE'], warning: tr`Most guests restart at that.` },
    sysRq('H', tr`help`),
    sysRq('S', tr`write disks`),
    sysRq('U', tr`mount disks read-only`, tr`The guest can not write to its disks any more.`),
    sysRq('T', tr`list tasks`),
    sysRq('W', tr`list blocked tasks`),
    sysRq('M', tr`list memory`),
    sysRq('L', tr`what processors do`),
    sysRq('F', tr`out-of-memory killer`, tr`The guest ends the program that uses most memory.`),
    sysRq('E', tr`end programs`, tr`The guest asks all its programs to end.`),
    sysRq('I', tr`kill programs`, tr`The guest kills all its programs.`),
    sysRq('B', tr`restart at once`, tr`The guest restarts without writing to its disks.`),
    sysRq('O', tr`power off`, tr`The guest powers off without ending its programs.`),
    sysRq('C', tr`crash`, tr`The guest’s kernel crashes, and writes a dump where it is set up for that.`),
];
