import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createInstallationKey, sealInstallationKey, unsealInstallationKey } from './installation-key.ts';

const masterKey = createSecretKey(randomBytes(32));

test('32 random bytes, others each time, which show nothing of themselves', () => {
  const key = createInstallationKey();
  assert.equal(key.symmetricKeySize, 32);
  assert.ok(!key.equals(createInstallationKey()));
  assert.equal(JSON.stringify({ key }), '{"key":{}}');
});

test('is opened by the master key that it is sealed under, and by no other', () => {
  const key = createInstallationKey();
  const sealed = sealInstallationKey(key, masterKey);
  assert.ok(unsealInstallationKey(sealed, masterKey).equals(key));
  assert.equal(sealed.includes(key.export()), false);
  assert.throws(() => unsealInstallationKey(sealed, createSecretKey(randomBytes(32))));
});

test('is not opened once a byte of it is another', () => {
  const sealed = sealInstallationKey(createInstallationKey(), masterKey);
  sealed.writeUInt8(sealed.readUInt8(20) ^ 1, 20);
  assert.throws(() => unsealInstallationKey(sealed, masterKey));
});
