// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { keyOf, languageOf, tables, tr, translated } from '../src/lib/language';

/** Every tr`…` of the sources, as it is looked up. */
function keysOf(source: string): string[] {
    const keys: string[] = [];
    for (let at = source.indexOf('tr`'); at >= 0; at = source.indexOf('tr`', at + 1)) {
        if (/\w/.test(source[at - 1] ?? ''))
            continue;
        const parts = [''];
        let depth = 0;
        for (let i = at + 3; depth > 0 || source[i] !== '`'; ++i) {
            if (depth === 0 && source.startsWith('${', i)) {
                depth = 1;
                parts.push('');
                ++i;
            } else if (depth > 0) {
                depth += source[i] === '{' ? 1 : source[i] === '}' ? -1 : 0;
            } else {
                parts[parts.length - 1] += source[i]!;
            }
        }
        keys.push(keyOf(parts));
    }
    return keys;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('language.ts'));
const used = new Set(files.flatMap((name) => keysOf(readFileSync(`src/${name}`, 'utf8'))));
const places = (text: string): string[] => [...new Set(text.match(/\{\d\}/g))].sort();

for (const [name, table] of Object.entries(tables).filter(([name]) => name !== 'en')) {
    test(`${name} has every word of the page, and no other`, () => {
        assert.ok(used.size > 200);
        assert.deepEqual([...used].filter((key) => !table[key]), []);
        assert.deepEqual(Object.keys(table).filter((key) => !used.has(key)), []);
    });

    test(`${name} says every value that the English words say`, () => {
        for (const [key, words] of Object.entries(table))
            assert.deepEqual(places(words), places(key), key);
    });
}

test('the first language that the page speaks is taken', () => {
    assert.equal(languageOf(['de-AT', 'en']), 'de');
    assert.equal(languageOf(['it', 'fr-CA', 'de']), 'fr');
    assert.equal(languageOf(['it']), 'en');
    assert.equal(languageOf([]), 'en');
});

test('values go where the words want them, and are not read themselves', () => {
    const table = { '{0} of {1}': '{1}: {0}' };
    assert.equal(translated(table, ['', ' of ', ''], ['{1}', '$&']), '$&: {1}');
    assert.equal(translated({}, ['', ' of ', ''], [1, '\\n']), '1 of \\n');
    assert.equal(tr`${1} of ${2}`, '1 of 2');
});
