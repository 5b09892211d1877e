// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { defineConfig } from 'vite';

export default defineConfig({
    build: {
        target: 'es2022',
        // Data URLs and preload helpers would need a looser content security policy.
        assetsInlineLimit: 0,
        modulePreload: false,
    },
});
