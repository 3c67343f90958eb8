import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { email } from '../sign-in/test-sign-in.ts';
import { configured, startSingleSignOn, type TestSingleSignOn } from './test-single-sign-on.ts';
import { newSigningKey, startForgingProvider, type Draft, type ForgingProvider } from './testing/forging-provider.ts';
import { clientId } from './testing/real-provider.ts';

const path = (code: string) => `/?signIn=refused&code=${code}`;
const now = () => Math.floor(Date.now() / 1000);

/** A provider whose account "ana" is linked to the first administrator. */
async function start(t: TestContext): Promise<TestSingleSignOn & { provider: ForgingProvider }> {
  const provider = await startForgingProvider(t);
  const app = await startSingleSignOn(t, [configured({ issuer: provider.issuer })], [provider]);
  await app.link();
  return { ...app, provider };
}

async function stateAfter(app: TestSingleSignOn, forge?: (draft: Draft) => Draft): Promise<string | null> {
  const browser = app.stranger();
  const { headers } = await app.signIn(browser);
  const location = headers.get('location');
  const { status, body } = await browser.ask('GET', '/v1/sessions/current');
  assert.equal(status === 200, location === '/', `${String(forge)} ${JSON.stringify(body)}`);
  return location;
}

describe('an ID token', () => {
  it('is refused that was made for somebody else, by somebody else, too late, or is not signed by the provider', async (t) => {
    const app = await start(t);
    const { provider } = app;
    assert.equal(await stateAfter(app), '/');
    const other = newSigningKey(provider.key.kid);
    const publicPem = provider.key.publicKey.export({ format: 'pem', type: 'spki' });
    const publicKey = createSecretKey(Buffer.from(publicPem));
    // So that its own words are not what refuses those.
    provider.metadata = { id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'] };
    app.clock.forward(10 * 60_000);
    const claims = (changed: object) => (draft: Draft) => ({ ...draft, claims: { ...draft.claims, ...changed } });
    const forgeries: Record<string, (draft: Draft) => Draft> = {
      audience: claims({ aud: 'another' }),
      audiences: claims({ aud: ['another', 'and another'], azp: clientId }),
      'authorised party': claims({ aud: [clientId, 'another'], azp: 'another' }),
      'no authorised party of several audiences': claims({ aud: [clientId, 'another'] }),
      issuer: claims({ iss: 'https://accounts.google.com' }),
      'issuer with a slash': claims({ iss: `${provider.issuer}/` }),
      nonce: claims({ nonce: 'another' }),
      'no nonce': claims({ nonce: undefined }),
      expired: claims({ exp: now() - 3600 }),
      'no expiry': claims({ exp: undefined }),
      'not yet': claims({ nbf: now() + 3600 }),
      'no subject': claims({ sub: undefined }),
      'no text for a subject': claims({ sub: 7 }),
      'an empty subject': claims({ sub: '' }),
      'a subject that cannot be kept': claims({ sub: 'a\0b' }),
      'a subject without end': claims({ sub: 'x'.repeat(256) }),
      'no signature': (draft) => ({ ...draft, header: { alg: 'none' }, key: null }),
      'a signature left out': (draft) => ({ ...draft, key: null }),
      'the public key as a secret': (draft) => ({ ...draft, header: { ...draft.header, alg: 'HS256' }, key: publicKey }),
      'another key of the same name': (draft) => ({ ...draft, key: other.privateKey }),
      'a key that comes along': (draft) => ({
        ...draft,
        header: { alg: 'RS256', jwk: other.publicKey.export({ format: 'jwk' }) },
        key: other.privateKey,
      }),
      'an unknown key': (draft) => ({ ...draft, header: { ...draft.header, kid: 'unknown' } }),
      'an extension that must be understood': (draft) => ({ ...draft, header: { ...draft.header, crit: ['b64'], b64: true } }),
    };
    for (const [name, forge] of Object.entries(forgeries)) {
      provider.forge = forge;
      assert.equal(await stateAfter(app, forge), path('provider_answer_refused'), name);
    }
    provider.forge = (draft) => draft;
    assert.equal(await stateAfter(app), '/');
    assert.equal((await app.events('session.refuse')).length, Object.keys(forgeries).length);
  });

  it('is taken with several audiences, without any e-mail, and with whatever the provider makes a subject of', async (t) => {
    const app = await start(t);
    const { provider } = app;
    for (const sub of ['ana', ' ana', 'ANA', 'a\u0301na', '\u00e1na', 'auth0|5f7c8ec7', "x' or 1=1 --", '😀', 'x'.repeat(255)]) {
      provider.claims = { sub, aud: [clientId, 'another'], azp: clientId };
      assert.equal(await stateAfter(app), sub === 'ana' ? '/' : path('identity_refused'), sub);
      if (sub !== 'ana') await app.link();
      provider.claims = { sub, aud: [clientId] };
      assert.equal(await stateAfter(app), '/', sub);
    }
    assert.equal((await app.sql('select 1 from access.identities')).length, 9);
  });

  it('is taken of an issuer that ends in a slash, or has a path, and only as the issuer writes itself', async (t) => {
    const issuers = [
      'https://tenant.eu.idp.example/',
      'https://login.idp.example/realms/staff',
      'https://sso.idp.example/application/o/seats/',
    ];
    const providers = await Promise.all(issuers.map((issuer) => startForgingProvider(t, issuer)));
    const keys = ['auth', 'realm', 'application'];
    const app = await startSingleSignOn(
      t,
      providers.map(({ issuer }, index) => configured({ key: keys[index], issuer })),
      providers,
    );
    for (const [index, provider] of providers.entries()) {
      const key = keys[index];
      provider.claims = { sub: 'ana', aud: [clientId] };
      await app.link(key);
      assert.equal((await app.signIn(app.stranger(), key)).headers.get('location'), '/', provider.issuer);
      const other = provider.issuer.endsWith('/') ? provider.issuer.slice(0, -1) : `${provider.issuer}/`;
      provider.claims = { sub: 'ana', iss: other };
      assert.equal((await app.signIn(app.stranger(), key)).headers.get('location'), path('provider_answer_refused'), other);
    }
    assert.deepEqual(
      (await app.sql('select issuer from access.identities order by id')).map(({ issuer }) => issuer),
      issuers,
    );
  });

  it('never lets anybody in for an e-mail address that an operator has (nOAuth), in any spelling', async (t) => {
    const app = await start(t);
    for (const address of [email, email.toUpperCase(), 'ana@VENDOR.example', '\u1d43na@vendor.example', 'an\u0430@vendor.example']) {
      const email_verified = true;
      app.provider.claims = { sub: 'mallory', email: address, email_verified, preferred_username: address, upn: address, name: address };
      assert.equal(await stateAfter(app), path('identity_refused'));
    }
    assert.equal((await app.sql('select 1 from access.identities')).length, 1);
  });

  it('of a provider whose keys have changed is verified with the new one at once, and not with the old one', async (t) => {
    const app = await start(t);
    const { provider } = app;
    const old = provider.key;
    assert.equal(await stateAfter(app), '/');
    provider.key = newSigningKey('second');
    assert.equal(await stateAfter(app), '/');
    provider.forge = ({ claims }) => ({ claims, header: { alg: 'RS256', kid: old.kid }, key: old.privateKey });
    assert.equal(await stateAfter(app), path('provider_answer_refused'));
  });
});

describe('a suspended operator and somebody unknown', () => {
  it('are refused alike', async (t) => {
    const app = await start(t);
    const seen = [];
    for (const sub of ['bob', 'nobody']) {
      app.provider.claims = { sub };
      if (sub === 'bob') {
        const { browser: bob } = await app.invitedThere('bob@vendor.example');
        const { id } = (await bob.expect(200, 'GET', '/v1/sessions/current')).body.operator;
        await app.ana.browser.expect(200, 'POST', `/v1/operators/${id}/actions/suspend`, { reason: 'left' });
      }
      const { status, headers } = await app.signIn(app.stranger());
      seen.push({ status, location: headers.get('location'), cookies: headers.getSetCookie() });
    }
    assert.equal(seen[0]?.location, path('identity_refused'));
    assert.deepEqual(seen[1], seen[0]);
    const refusals = await app.events('session.refuse');
    assert.equal(refusals.length, 2);
    assert.equal(JSON.stringify(refusals).includes('nobody'), false);
  });

  it('are made to wait after thirty failures from one network, and the others are not', async (t) => {
    const app = await start(t);
    app.provider.claims = { sub: 'nobody' };
    const locations = [];
    for (let attempt = 0; attempt < 31; attempt += 1) locations.push((await app.signIn(app.stranger())).headers.get('location'));
    assert.deepEqual(new Set(locations.slice(0, 30)), new Set([path('identity_refused')]));
    assert.equal(locations[30], path('too_many_attempts'));
    app.provider.claims = { sub: 'ana' };
    const elsewhere = app.browser('198.51.100.7');
    assert.equal((await app.signIn(elsewhere)).headers.get('location'), '/');
  });
});

describe('Microsoft', () => {
  const [tenant, second, third] = ['72f988bf', '82f988bf', '92f988bf'].map((head) => `${head}-86f1-41af-91ab-2d7cd011db47`) as [
    string,
    string,
    string,
  ];
  const issuerOf = (tid: string) => `https://login.microsoftonline.com/${tid}/v2.0`;

  it('lets in accounts of the tenants that are allowed, each by its own issuer and object id', async (t) => {
    const provider = await startForgingProvider(t, issuerOf('{tenantid}'));
    const entry = { kind: 'microsoft', allowedTenants: [tenant, second] };
    const app = await startSingleSignOn(t, [configured(entry)], [{ ...provider, issuer: issuerOf('organizations') }]);
    const say = (iss: string, tid: unknown, oid: unknown) => {
      provider.claims = { sub: 'pairwise', iss, tid, oid, email, preferred_username: email };
    };
    say(issuerOf(tenant), tenant, 'ana');
    await app.link();
    assert.equal(await stateAfter(app), '/');
    for (const [iss, tid, oid, code] of [
      [issuerOf(second), second, 'ana', 'identity_refused'],
      [issuerOf(third), third, 'ana', 'account_not_allowed'],
      [issuerOf(third), tenant, 'ana', 'provider_answer_refused'],
      [issuerOf(tenant), third, 'ana', 'provider_answer_refused'],
      [issuerOf('{tenantid}'), '{tenantid}', 'ana', 'account_not_allowed'],
      [issuerOf(tenant), tenant, undefined, 'provider_answer_refused'],
      [issuerOf('undefined'), undefined, 'ana', 'account_not_allowed'],
      ['https://login.microsoftonline.com/common/v2.0', tenant, 'ana', 'provider_answer_refused'],
    ] as const) {
      say(iss, tid, oid);
      assert.equal(await stateAfter(app), path(code), `${iss} ${String(tid)}`);
    }
  });

  it('is asked for the one tenant alone where only one is allowed', async (t) => {
    const provider = await startForgingProvider(t, issuerOf(tenant));
    const app = await startSingleSignOn(t, [configured({ kind: 'microsoft', allowedTenants: [tenant] })], [provider]);
    provider.claims = { tid: tenant, oid: 'ana', sub: 'x' };
    await app.link();
    assert.equal(await stateAfter(app), '/');
    provider.claims = { tid: second, oid: 'ana', sub: 'x' };
    assert.equal(await stateAfter(app), path('account_not_allowed'));
  });
});
