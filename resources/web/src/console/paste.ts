// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a paste may bring to a guest: text, but no keys that act by themselves.

const askBeyond = 1024; // characters
const bracketEnd = /\u001b?\[20[01]~/g;
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

export function cleanPaste(text: string): string {
    return text.replace(bracketEnd, '').replace(/\r\n?/g, '\n').replace(control, '');
}

/** Whether a paste should be looked at before it is sent. */
export function needsPreview(text: string): boolean {
    return text.length > askBeyond || text.trimEnd().includes('\n');
}
