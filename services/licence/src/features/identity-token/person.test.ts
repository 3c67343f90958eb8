import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { domainRow, sampleCatalogue, sampleIndex } from '../../testing/sample-registry.ts';
import { acmeTenant, evilTenant, googleClient, microsoftClient } from '../../testing/token-issuer.ts';
import { readClaims } from './identity-claims.ts';
import { personOf } from './person.ts';
import { tokenIssuersOf } from './token-issuers.ts';

const authority = 'https://login.example';
const google = 'https://google.example';
const issuers = tokenIssuersOf({ microsoftAuthority: authority, googleIssuer: google, googleKeysUrl: `${google}/keys` });

const [excel, sheets] = sampleCatalogue.products.map((product) => ({
  ...product,
  microsoftClientIds: product.id === 1 ? [microsoftClient] : [],
  googleClientIds: product.id === 2 ? [googleClient] : [],
}));
const index = await sampleIndex({
  catalogue: { ...sampleCatalogue, products: [excel, sheets].filter((product) => product !== undefined) },
  domains: [
    domainRow({ names: ['acme.example', 'old.example'], microsoftTenants: [acmeTenant] }),
    domainRow({ id: 2, names: ['evil.example'], microsoftTenants: [evilTenant] }),
  ],
  users: [],
});

const address = fc.constantFrom('ana@acme.example', 'ana@old.example', 'eve@evil.example', 'eve@nowhere.example', 'eve', undefined);
const tenant = fc.constantFrom(acmeTenant, evilTenant, 'common', undefined);

/** What a provider could have signed, and what it never would. */
const claims = fc.record({
  iss: fc.oneof(
    tenant.map((id) => `${authority}/${id}/v2.0`),
    fc.constantFrom(google, `${authority}/${acmeTenant}/v2.0/`, `${authority}.evil.example/${acmeTenant}/v2.0`, `https://x@${authority}`),
  ),
  aud: fc.constantFrom(microsoftClient, googleClient, 'x'),
  tid: tenant,
  email: address,
  preferred_username: address,
  idp: fc.constantFrom(undefined, undefined, 'https://sts.windows.net/x/'),
  acct: fc.constantFrom(undefined, 0, 1),
  hd: fc.constantFrom('acme.example', 'old.example', 'evil.example', 'nowhere.example', undefined),
  email_verified: fc.constantFrom(true, false, 'true', undefined),
});

const domainOf: Readonly<Record<string, string>> = { 'acme.example': 'acme', 'old.example': 'acme', 'evil.example': 'evil' };
const tenantOf: Readonly<Record<string, string>> = { acme: acmeTenant, evil: evilTenant };
const nameIn = (email: string): string => email.slice(email.indexOf('@') + 1);

describe('whom a signed token speaks for', () => {
  it('is nobody but whom their own company says that they are', () => {
    fc.assert(
      fc.property(claims, (said) => {
        const token = { text: '', header: { alg: 'RS256', kid: 'a' }, claims: { ...said, exp: 2, iat: 1 } };
        const read = readClaims(token, issuers);
        const person = read === null ? 'nobody' : personOf(read, index.reader);
        if (typeof person === 'string') return;
        const email = said.email ?? said.preferred_username ?? '';
        assert.equal(person.address, email);
        const company = domainOf[nameIn(email)];
        if (said.iss === google) {
          assert.deepEqual([person.products, said.email, said.email_verified], [['sheets-addin'], email, true]);
          assert.ok(said.hd === nameIn(email) || (company !== undefined && domainOf[said.hd ?? ''] === company));
        } else {
          assert.deepEqual([person.products, said.idp, said.acct ?? 0], [['excel-addin'], undefined, 0]);
          assert.equal(said.tid, tenantOf[company ?? '']);
          assert.equal(said.iss, `${authority}/${said.tid}/v2.0`);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('is somebody, where everything is as it should be', () => {
    const iss = `${authority}/${acmeTenant}/v2.0`;
    const token = {
      text: '',
      header: { alg: 'RS256', kid: 'a' },
      claims: { iss, aud: microsoftClient, tid: acmeTenant, email: 'Ana@ACME.example', idp: iss, exp: 2, iat: 1 },
    };
    const read = readClaims(token, issuers);
    assert.deepEqual(read && personOf(read, index.reader), { address: 'ana@acme.example', products: ['excel-addin'] });
  });
});
