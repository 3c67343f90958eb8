import assert from 'node:assert/strict';
import { it } from 'node:test';
import { moved } from '../../apps/console/src/app/domains/detail/pack-order.ts';

it('a pack that is moved takes its new place, and the others keep their order', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a']);
  assert.deepEqual(moved(['a', 'b', 'c'], 2, 1), ['a', 'c', 'b']);
});

it('nothing moves past the ends', () => {
  assert.deepEqual(moved(['a', 'b'], 0, -1), ['a', 'b']);
  assert.deepEqual(moved(['a', 'b'], 1, 2), ['a', 'b']);
});
