import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { it } from 'node:test';
import { createSecretBox } from './secret-box.ts';

const parent = createSecretKey(randomBytes(32));
const box = createSecretBox(parent, 'totp');
const secret = Buffer.from('a secret');

it('opens what it sealed, and seals the same secret differently each time', () => {
  assert.deepEqual(box.open(box.seal(secret, 'operator/1'), 'operator/1'), secret);
  assert.notDeepEqual(box.seal(secret, 'operator/1'), box.seal(secret, 'operator/1'));
  assert.equal(box.seal(secret, 'operator/1').includes(secret), false);
});

it('does not open what was sealed for another thing, another purpose or under another key', () => {
  const sealed = box.seal(secret, 'operator/1');
  assert.throws(() => box.open(sealed, 'operator/2'));
  assert.throws(() => createSecretBox(parent, 'other').open(sealed, 'operator/1'));
  assert.throws(() => createSecretBox(createSecretKey(randomBytes(32)), 'totp').open(sealed, 'operator/1'));
});

it('does not open what was changed or cut', () => {
  const sealed = box.seal(secret, 'operator/1');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    assert.throws(() => box.open(changed, 'operator/1'));
    assert.throws(() => box.open(sealed.subarray(0, at), 'operator/1'));
  }
});
