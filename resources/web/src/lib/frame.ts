// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Does it before the next frame, once, however often it is asked for: a thousand messages that come
 *  together are drawn together. */
export function oncePerFrame(act: () => void): () => void {
    let asked = false;
    return () => {
        if (asked)
            return;
        asked = true;
        requestAnimationFrame(() => {
            asked = false;
            act();
        });
    };
}
