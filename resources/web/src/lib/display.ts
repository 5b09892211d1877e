// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later

const longestName = 128;
// Control characters, and the marks that turn the direction of writing around.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What is safe to show of a name that a guest or another user chose. */
export function displayText(name: string, longest = longestName): string {
    return [...name.replace(unsafe, '')].slice(0, longest).join('');
}
