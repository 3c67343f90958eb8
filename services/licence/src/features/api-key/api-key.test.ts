import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { ApiKeys, isAllowedFrom, type ApiKeyRow } from './api-key.ts';

const keyId = 'abcdefghijkl';
const text = `sl_${keyId}_${'A'.repeat(43)}`;

function row(overrides: Partial<ApiKeyRow> = {}): ApiKeyRow {
  const secretHash = createHash('sha256').update(text).digest();
  return { keyId, secretHash, scopes: ['licence:check'], requestsPerSecond: 2, expiresAt: null, allowedAddresses: null, ...overrides };
}

function keysWith(...rows: ApiKeyRow[]): ApiKeys {
  const keys = new ApiKeys();
  keys.replace(rows);
  return keys;
}

describe('ApiKeys', () => {
  it('knows a key by its whole text, whatever the case of the scheme', () => {
    const keys = keysWith(row());
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) assert.equal(typeof keys.verify(`${scheme} ${text}`, {}, 0), 'object');
    for (const wrong of [
      `${text.slice(0, -1)}B`,
      text.slice(0, -1),
      `${text}A`,
      text.replace('a', 'b'),
      text.replace('sl_', 'sk_'),
      text.replace('l_A', 'l-A'),
      '',
    ]) {
      assert.equal(keys.verify(`Bearer ${wrong}`, {}, 0), 'invalid_api_key', wrong);
    }
  });

  it('misses a key where there is none', () => {
    for (const header of [undefined, '', 'Basic YTpi', text, 'Bearer'])
      assert.equal(keysWith(row()).verify(header, {}, 0), 'missing_api_key', String(header));
  });

  it('refuses a key from the instant at which it expires, on a connection that has used it too', () => {
    const keys = keysWith(row({ expiresAt: 1000 }));
    const connection = {};
    assert.equal(typeof keys.verify(`Bearer ${text}`, connection, 999), 'object');
    assert.equal(keys.verify(`Bearer ${text}`, connection, 1000), 'expired_api_key');
    assert.equal(keys.verify(`Bearer ${text}`, {}, 1000), 'expired_api_key');
  });

  it('refuses a key that is gone or has changed, on a connection that has used it too', () => {
    const keys = keysWith(row());
    const connection = {};
    assert.equal(typeof keys.verify(`Bearer ${text}`, connection, 0), 'object');
    keys.replace([row({ scopes: [] })]);
    const narrowed = keys.verify(`Bearer ${text}`, connection, 0);
    assert.equal(typeof narrowed === 'object' && narrowed.mayCheck, false);
    keys.replace([]);
    assert.equal(keys.verify(`Bearer ${text}`, connection, 0), 'invalid_api_key');
  });

  it('wants each header proved on a connection, not only the first', () => {
    const keys = keysWith(row());
    const connection = {};
    assert.equal(typeof keys.verify(`Bearer ${text}`, connection, 0), 'object');
    assert.equal(keys.verify(`Bearer ${text.slice(0, -1)}B`, connection, 0), 'invalid_api_key');
    assert.equal(keys.verify(undefined, connection, 0), 'missing_api_key');
    assert.equal(typeof keys.verify(`Bearer ${text}`, connection, 0), 'object');
  });

  it('says from where a key may be used, IPv4 written as IPv6 too', () => {
    const isAllowed = (allowedAddresses: readonly string[] | null, address: string | undefined): boolean => {
      const key = keysWith(row({ allowedAddresses })).verify(`Bearer ${text}`, {}, 0);
      return typeof key === 'object' ? isAllowedFrom(key, () => address) : assert.fail(key);
    };
    const some = ['192.0.2.0/24', '2001:db8::/32'];
    for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '2001:db8::7']) assert.equal(isAllowed(some, address), true, address);
    for (const address of ['192.0.3.7', '::ffff:192.0.3.7', '2001:db9::7', undefined])
      assert.equal(isAllowed(some, address), false, String(address));
    assert.equal(isAllowed(null, undefined), true);
    assert.equal(isAllowed(['what?'], '192.0.2.7'), false);
  });

  it('gives nobody new requests by reading the keys again', () => {
    const keys = keysWith(row());
    const take = (): number => {
      const key = keys.verify(`Bearer ${text}`, {}, 0);
      return typeof key === 'object' ? key.bucket.take(0) : assert.fail(key);
    };
    assert.deepEqual([take(), take()], [0, 0]);
    keys.replace([row()]);
    assert.ok(take() > 0);
    keys.replace([row({ requestsPerSecond: 3 })]);
    assert.equal(take(), 0);
  });
});
