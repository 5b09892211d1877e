// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesOf } from '../src/views/picture';

test('charts stand below each other in a picture, and one without values takes less', () => {
    const { places, height } = placesOf([180, undefined, 180]);
    assert.equal(places.length, 3);
    places.slice(1).forEach((place, index) =>
        assert.ok(place.top >= places[index]!.top + places[index]!.height));
    assert.ok(places[0]!.top > 0);
    assert.ok(places[0]!.height > 180);
    assert.ok(places[1]!.height < places[0]!.height);
    assert.ok(height > places[2]!.top + places[2]!.height);
    assert.ok(placesOf([]).height > 0);
});
