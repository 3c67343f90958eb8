import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { readIdentityProviders } from './identity-providers.ts';

const tenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const google = { key: 'google', kind: 'google', name: 'Google', clientId: 'g', clientSecret: 'hunter2-google' };
const microsoft = { ...google, key: 'microsoft', kind: 'microsoft', name: 'Microsoft', allowedTenants: [tenant.toUpperCase()] };
const oidc = { ...google, key: 'acme', kind: 'oidc', name: 'Acme', issuer: 'https://login.acme.example/' };

const read = (value: unknown) =>
  readIdentityProviders((name) => (name === 'SEATLEDGER_SSO' ? (typeof value === 'string' ? value : JSON.stringify(value)) : undefined));

function fault(value: unknown): string {
  try {
    read(value);
  } catch (error) {
    assert.equal((error as Error).name, 'ConfigError');
    return (error as Error).message;
  }
  throw new Error(`${inspect(value)} was accepted`);
}

describe('the settings of single sign-on', () => {
  it('are none where nothing is set', () => {
    assert.deepEqual(
      readIdentityProviders(() => undefined),
      [],
    );
  });

  it('take Google, Microsoft and any other issuer', () => {
    const [first, second, third] = read([{ ...google, allowedDomains: ['Vendor.example'] }, microsoft, oidc]);
    assert.deepEqual(first?.kind === 'google' && first.allowedDomains, ['vendor.example']);
    assert.deepEqual(second?.kind === 'microsoft' && second.allowedTenants, [tenant]);
    assert.equal(third?.kind === 'oidc' && third.issuer, oidc.issuer);
    assert.equal(first?.clientSecret.export().toString(), 'hunter2-google');
    const [local] = read([{ ...oidc, issuer: 'http://127.0.0.1:4000' }]);
    assert.equal(local?.kind, 'oidc');
  });

  it('come from a file, and so may a secret', () => {
    const folder = mkdtempSync(join(tmpdir(), 'seatledger-sso-'));
    const secret = join(folder, 'secret');
    const file = join(folder, 'sso.json');
    writeFileSync(secret, 'from a file\n');
    const { clientSecret: _, ...bare } = google;
    writeFileSync(file, JSON.stringify([{ ...bare, clientSecretFile: secret }]));
    const fromFile = (path: string) => readIdentityProviders((name) => (name === 'SEATLEDGER_SSO_FILE' ? path : undefined));
    assert.equal(fromFile(file)[0]?.clientSecret.export().toString(), 'from a file');
    assert.throws(() => fromFile(join(folder, 'none.json')), { name: 'ConfigError', message: /none\.json.*cannot be read \(ENOENT\)/ });
    writeFileSync(secret, '\n');
    assert.throws(() => fromFile(file), { message: /clientSecretFile of the provider google holds no client secret/ });
    assert.throws(() => readIdentityProviders(() => '[]'), { message: /not both/ });
  });

  it('refuse what would let in too many, or cannot work, and say where', () => {
    for (const [value, expected] of [
      ['{', /is not JSON/],
      [{}, /expected array/],
      [[{ ...google, kind: 'github' }], /\/0\/kind/],
      [[{ ...google, key: 'Not/this' }], /\/0\/key must be small letters/],
      [[google, google], /a key of its own/],
      [[{ ...google, clientSecret: undefined }], /either a clientSecret or a clientSecretFile/],
      [[{ ...google, clientSecretFile: 'x' }], /either a clientSecret or a clientSecretFile/],
      [[{ ...google, allowedDomains: [] }], /\/0\/allowedDomains/],
      [[{ ...google, allowedTenants: [tenant] }], /allowedTenants/],
      [[{ ...microsoft, allowedTenants: undefined }], /\/0\/allowedTenants/],
      [[{ ...microsoft, allowedTenants: [] }], /\/0\/allowedTenants/],
      [[{ ...microsoft, allowedTenants: ['common'] }], /\/0\/allowedTenants\/0 must be the id of a tenant/],
      [[{ ...oidc, issuer: 'login.acme.example' }], /\/0\/issuer must be an address/],
      [[{ ...oidc, issuer: 'http://login.acme.example' }], /\/0\/issuer must begin with https/],
      [[{ ...oidc, issuer: 'https://login.acme.example/?tenant=1' }], /\/0\/issuer must have no query/],
      [[{ ...oidc, issuer: 'https://login.microsoftonline.com/common/v2.0' }], /use "kind": "microsoft"/],
    ] as const) {
      assert.match(fault(value), expected);
    }
  });

  it('show no secret when they are logged, or refused', () => {
    const providers = read([google]);
    assert.ok(!(JSON.stringify(providers) + inspect(providers, { depth: 10, showHidden: true })).includes('hunter2'));
    for (const value of [JSON.stringify([google]).slice(0, -1), [{ ...google, surplus: 1 }], [{ ...google, clientSecret: ['hunter2'] }]]) {
      assert.doesNotMatch(fault(value), /hunter2/);
    }
  });
});
