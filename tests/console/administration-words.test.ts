import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserName } from '../../apps/console/src/app/account/browser-name.ts';
import { coveredBy, moved, withoutCovered } from '../../apps/console/src/app/administration/approval-policy/patterns.ts';
import { addressesOf } from '../../apps/console/src/app/administration/keys/addresses.ts';
import { credentialOfKey } from '../../apps/console/src/app/administration/keys/shapes.ts';
import { keyOfName } from '../../apps/console/src/app/administration/roles/key-of-name.ts';
import { allPages } from '../../apps/console/src/app/api/all-pages.ts';

describe('what a policy covers', () => {
  it('is told thing by thing, and all of a thing goes before some of it', () => {
    assert.deepEqual(coveredBy(['user.*', 'domain.renew', 'user.delete', 'domain.delete']), [
      { thing: 'user', verbs: [] },
      { thing: 'domain', verbs: ['renew', 'delete'] },
    ]);
  });

  it('is everything where everything is among it', () => {
    assert.equal(coveredBy(['user.*', '*']), undefined);
  });
});

it('what others cover is left out of a policy', () => {
  assert.deepEqual(withoutCovered(['user.delete', 'user.*', 'domain.renew']), ['user.*', 'domain.renew']);
  assert.deepEqual(withoutCovered(['user.*', '*']), ['*']);
});

describe('the order of rules', () => {
  it('changes by one place, and never beyond the ends', () => {
    assert.deepEqual(moved(['a', 'b', 'c'], 2, -1), ['a', 'c', 'b']);
    assert.deepEqual(moved(['a', 'b', 'c'], 0, 1), ['b', 'a', 'c']);
    assert.deepEqual(moved(['a', 'b'], 0, -1), ['a', 'b']);
    assert.deepEqual(moved(['a', 'b'], 1, 1), ['a', 'b']);
  });
});

describe('the key of a role', () => {
  const keys: readonly (readonly [string, string])[] = [
    ['Équipe EMEA', 'equipe-emea'],
    ['  2nd line — support! ', 'nd-line-support'],
    ['42', ''],
    ['a'.repeat(70), 'a'.repeat(64)],
  ];
  for (const [name, key] of keys)
    it(`of "${name.slice(0, 20)}" is offered as a key may be written`, () => assert.equal(keyOfName(name), key));
});

describe('an API key', () => {
  const nowMs = Date.parse('2026-11-25T12:00:00Z');
  const key = {
    keyId: 'k',
    name: 'Add-in',
    scopes: [],
    requestsPerSecond: 1,
    allowedAddresses: null,
    createdAt: '2026-01-01T00:00:00Z',
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
    replacedBy: null,
    ownerIds: [],
  };
  const standing = (terms: Partial<typeof key> | { expiresAt?: string; revokedAt?: string; replacedBy?: string }) =>
    credentialOfKey({ ...key, ...terms }, nowMs).standing;

  it('is in force, ends within two weeks, has expired, was replaced or revoked', () => {
    assert.equal(standing({}), 'in-force');
    assert.equal(standing({ expiresAt: '2026-12-10T12:00:00Z' }), 'in-force');
    assert.equal(standing({ expiresAt: '2026-12-01T12:00:00Z' }), 'ends-soon');
    assert.equal(standing({ expiresAt: '2026-11-25T12:00:00Z' }), 'expired');
    assert.equal(standing({ replacedBy: 'k2', expiresAt: '2026-11-26T12:00:00Z' }), 'replaced');
    assert.equal(standing({ replacedBy: 'k2', expiresAt: '2026-11-25T11:00:00Z' }), 'expired');
    assert.equal(standing({ revokedAt: '2026-11-25T11:00:00Z', replacedBy: 'k2' }), 'revoked');
  });
});

it('addresses are taken however they are separated; none is everywhere', () => {
  assert.deepEqual(addressesOf('203.0.113.0/24, 10.0.0.1;\n::1'), ['203.0.113.0/24', '10.0.0.1', '::1']);
  assert.equal(addressesOf('  '), null);
});

it('browsers are called as people call them, not as they call themselves', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  assert.equal(browserName(chrome), 'Chrome, Windows');
  assert.equal(browserName(`${chrome} Edg/140.0.0.0`), 'Edge, Windows');
  assert.equal(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1'), 'Safari, iPhone');
  assert.equal(browserName('curl/8.5'), 'curl/8.5');
});

it('a short list is read to its end, page by page', async () => {
  const pages = new Map<string | undefined, { items: number[]; nextCursor: string | null }>([
    [undefined, { items: [1, 2], nextCursor: 'a' }],
    ['a', { items: [3], nextCursor: null }],
  ]);
  const items = await allPages(async (cursor) => pages.get(cursor) ?? assert.fail());
  assert.deepEqual(items, [1, 2, 3]);
});
