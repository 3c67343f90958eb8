import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { masterKeyFingerprint, parseMasterKey } from './master-key.ts';

test('32 bytes are accepted, as base64 or base64url, and nothing shorter or longer', () => {
  for (const bytes of [16, 31, 33, 64]) {
    assert.throws(() => parseMasterKey(randomBytes(bytes).toString('base64'), 'X'), /X must hold 32 bytes in base64/);
  }
  const key = randomBytes(32);
  for (const encoding of ['base64', 'base64url'] as const) assert.deepEqual(parseMasterKey(key.toString(encoding), 'X').export(), key);
});

test('a fingerprint is the same for the same key alone, short, and no part of the key', () => {
  const key = createSecretKey(Buffer.alloc(32, 11));
  assert.equal(masterKeyFingerprint(key), masterKeyFingerprint(createSecretKey(Buffer.alloc(32, 11))));
  assert.notEqual(masterKeyFingerprint(key), masterKeyFingerprint(createSecretKey(Buffer.alloc(32, 12))));
  assert.match(masterKeyFingerprint(key), /^[0-9a-f]{16}$/);
  assert.ok(!key.export().toString('hex').includes(masterKeyFingerprint(key).slice(0, 4)));
});
