import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearest } from './nearest.ts';

describe('the word that was meant', () => {
  it('is the one with the fewest letters to change', () => {
    assert.equal(nearest('usr', ['user', 'role', 'customer']), 'user');
    assert.equal(nearest('user crate', ['user create', 'user change']), 'user create');
    assert.equal(nearest('cutsomer', ['customer', 'user']), 'customer');
  });

  it('is not guessed where none is near', () => {
    assert.equal(nearest('backup', ['user', 'role']), undefined);
    assert.equal(nearest('', ['user']), undefined);
    assert.equal(nearest('x', ['user']), undefined);
  });
});
