import assert from 'node:assert/strict';
import { createHmac, createSecretKey } from 'node:crypto';
import { test } from 'node:test';
import { deriveSecret } from './derive-secret.ts';

test('a secret depends on the key and on its purpose', () => {
  const key = createSecretKey(Buffer.alloc(32, 11));
  assert.notEqual(deriveSecret(key, 'a'), deriveSecret(key, 'b'));
  assert.notEqual(deriveSecret(key, 'a'), deriveSecret(createSecretKey(Buffer.alloc(32, 12)), 'a'));
  assert.equal(Buffer.from(deriveSecret(key, 'a'), 'base64url').length, 32);
});

test('a secret is HKDF-SHA-256 as RFC 5869 has it, extract and expand with one block', () => {
  const hmac = (key: Uint8Array, data: Uint8Array): Buffer => createHmac('sha256', key).update(data).digest();
  const extracted = hmac(Buffer.alloc(32), Buffer.alloc(32, 11));
  const expected = hmac(extracted, Buffer.concat([Buffer.from('purpose'), Buffer.from([1])]));
  assert.equal(deriveSecret(createSecretKey(Buffer.alloc(32, 11)), 'purpose'), expected.toString('base64url'));
});
