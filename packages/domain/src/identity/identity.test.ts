import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideLinkIdentity, linkIdentitySchema } from './link-identity.ts';
import { decideUnlinkIdentity } from './unlink-identity.ts';

const operator = {
  id: 7,
  email: 'ana@vendor.example',
  displayName: 'Ana',
  locale: 'en',
  roleKeys: ['reader'],
  customerIds: null,
  personId: 7,
  suspendedAt: null,
  suspensionReason: null,
  version: 1,
};
const link = { kind: 'identity.link', operatorId: 7, provider: 'acme', issuer: 'https://login.acme.example/', subject: 'Ana ☂' } as const;
const { kind: _, ...linked } = { ...link, id: 3 };

describe('an identity', () => {
  it('is linked to one operator, once', () => {
    assert.deepEqual(decideLinkIdentity(link, { operator, linked: undefined, nextId: 3 }), {
      outcome: 'changed',
      plan: linked,
      change: {
        subject: { kind: 'identity', id: 3 },
        before: null,
        after: { operatorId: 7, provider: 'acme', issuer: link.issuer, subject: link.subject },
      },
    });
    assert.equal(decideLinkIdentity(link, { operator, linked, nextId: 4 }).outcome, 'unchanged');
    const taken = { operator, linked: { ...linked, operatorId: 8 }, nextId: 4 };
    assert.throws(() => decideLinkIdentity(link, taken), { code: 'identity_taken' });
    assert.throws(() => decideLinkIdentity(link, { ...taken, operator: undefined }), { code: 'operator_not_found' });
  });

  it('keeps its subject as the provider writes it, and has none that cannot be stored', () => {
    assert.equal(linkIdentitySchema.parse({ ...link, subject: ' Ana ' }).subject, ' Ana ');
    for (const subject of ['', 'a\0b', '\ud800', 'x'.repeat(256)]) {
      assert.equal(linkIdentitySchema.safeParse({ ...link, subject }).success, false);
    }
  });

  it('is unlinked where there is another way to sign in', () => {
    const unlink = { kind: 'identity.unlink', id: 3, operatorId: 7 } as const;
    assert.equal(decideUnlinkIdentity(unlink, { identity: linked, firstFactors: 2 }).outcome, 'changed');
    assert.throws(() => decideUnlinkIdentity(unlink, { identity: linked, firstFactors: 1 }), { code: 'last_first_factor_in_use' });
    assert.throws(() => decideUnlinkIdentity(unlink, { identity: undefined, firstFactors: 1 }), { code: 'identity_not_found' });
  });
});
