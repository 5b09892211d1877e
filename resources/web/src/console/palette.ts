// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ITheme } from '@xterm/xterm';

const dark: ITheme = {
    background: '#16191d', foreground: '#e4e7eb', cursor: '#e4e7eb', cursorAccent: '#16191d',
    selectionBackground: '#3d5a80',
    black: '#22262b', red: '#f07178', green: '#8fc866', yellow: '#e0b45c', blue: '#6ba6f5',
    magenta: '#cf8ef0', cyan: '#56c5cf', white: '#cfd4da',
    brightBlack: '#79828d', brightRed: '#ff9298', brightGreen: '#b2e38c', brightYellow: '#f7d488',
    brightBlue: '#98c4ff', brightMagenta: '#e3b5ff', brightCyan: '#8be3ea', brightWhite: '#ffffff',
};

const light: ITheme = {
    background: '#ffffff', foreground: '#1d2126', cursor: '#1d2126', cursorAccent: '#ffffff',
    selectionBackground: '#b7d4f7',
    black: '#1d2126', red: '#b3261e', green: '#2a7230', yellow: '#7d5a00', blue: '#1b5cb8',
    magenta: '#8a3ab0', cyan: '#0b6b78', white: '#6a727c',
    brightBlack: '#565e68', brightRed: '#c93a31', brightGreen: '#2f7d36', brightYellow: '#8a6500',
    brightBlue: '#2668c8', brightMagenta: '#9a48c2', brightCyan: '#0f7583', brightWhite: '#454c55',
};

export function terminalPalette(isDark: boolean): ITheme {
    return isDark ? dark : light;
}
