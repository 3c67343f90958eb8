import assert from 'node:assert/strict';
import { it } from 'node:test';
import { usedNetwork } from './used-network.ts';

it('takes addresses of one /24 or one /64 for the same place, and nothing else for an address', () => {
  assert.equal(usedNetwork('192.0.2.7'), '192.0.2.0/24');
  assert.equal(usedNetwork('::ffff:192.0.2.200'), '192.0.2.0/24');
  assert.equal(usedNetwork('2001:db8:1:2:3:4:5:6'), usedNetwork('2001:db8:1:2::1'));
  assert.notEqual(usedNetwork('2001:db8:1:3::1'), usedNetwork('2001:db8:1:2::1'));
  assert.equal(usedNetwork('somewhere'), null);
});
