import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { email, publicUrl } from '../sign-in/test-sign-in.ts';
import { configured, redirectUriOf, startSingleSignOn } from './test-single-sign-on.ts';
import { signInThere, startRealProvider, type RealProviderOptions } from './testing/real-provider.ts';

const tenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';

/** With oidc-provider as the one that is configured. */
async function start(t: TestContext, entry: object, options: Partial<RealProviderOptions> = {}) {
  const provider = await startRealProvider(t, { redirectUri: redirectUriOf('idp'), ...options });
  const app = await startSingleSignOn(t, [configured({ issuer: provider.issuer, ...entry })], [provider]);
  const there = (url: string, login: string) => signInThere(url, login, publicUrl, app.fetchThere);
  return { ...app, there };
}

describe('single sign-on with a real provider', () => {
  it('is offered to everybody, by its name alone', async (t) => {
    const app = await start(t, {});
    const { body } = await app.stranger().expect(200, 'GET', '/v1/sign-in/providers');
    assert.deepEqual(body, { items: [{ key: 'idp', name: 'The provider', kind: 'oidc' }] });
    await app.stranger().expect(404, 'POST', '/v1/sign-in/single-sign-on/other/actions/begin', {});
    await app.stranger().expect(404, 'GET', '/v1/sign-in/single-sign-on/other/callback');
  });

  it('links an account, then signs in with it and the second factor, until it is unlinked', async (t) => {
    const app = await start(t, {});
    const owner = await app.owner();
    const linked = await owner.expect(303, 'GET', await app.there(await app.begin(owner, 'link', { returnTo: '/me' }), 'ana-there'));
    assert.equal(linked.headers.get('location'), '/me');
    const { body } = await owner.expect(200, 'GET', '/v1/identities');
    assert.deepEqual(
      body.items.map(({ provider, subject }: Record<string, unknown>) => [provider, subject]),
      [['idp', 'ana-there']],
    );

    const browser = app.stranger();
    const url = await app.begin(browser, 'begin', { returnTo: '/users?status=expired#top' });
    assert.equal(new URL(url).searchParams.get('code_challenge_method'), 'S256');
    const { headers } = await browser.expect(303, 'GET', await app.there(url, 'ana-there'));
    assert.equal(headers.get('location'), '/users?status=expired#top');
    assert.match(headers.getSetCookie().join('\n'), /^__Host-seatledger=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/m);
    const session = await browser.expect(200, 'GET', '/v1/sessions/current');
    assert.deepEqual([session.body.state, session.body.operator.email], ['needs_second_factor', email]);
    await browser.expect(401, 'GET', '/v1/operators');
    await browser.expect(200, 'POST', '/v1/sessions/current/actions/verify-totp', { code: app.code(app.ana.secret) });
    await browser.expect(200, 'GET', '/v1/operators');

    await browser.expect(204, 'DELETE', `/v1/identities/${body.items[0].id}`);
    await browser.expect(404, 'DELETE', `/v1/identities/${body.items[0].id}`);
    const refused = app.stranger();
    const back = await refused.expect(303, 'GET', await app.there(await app.begin(refused), 'ana-there'));
    assert.equal(back.headers.get('location'), '/?signIn=refused&code=identity_refused');
    await refused.expect(401, 'GET', '/v1/sessions/current');
    const kinds = (await app.sql(`select kind from test.audit_events where kind like 'identity.%' order by id`)).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['identity.link', 'identity.unlink']);
    assert.equal((await app.events('session.refuse')).length, 1);
  });

  it('gives the browser another session than the one before, which ends', async (t) => {
    const app = await start(t, {});
    const owner = await app.owner();
    await owner.expect(303, 'GET', await app.there(await app.begin(owner, 'link'), 'ana-there'));
    const before = owner.copy();
    await owner.expect(303, 'GET', await app.there(await app.begin(owner), 'ana-there'));
    await before.expect(401, 'GET', '/v1/sessions/current');
    assert.equal((await owner.expect(200, 'GET', '/v1/sessions/current')).body.state, 'needs_second_factor');
    const [started] = await app.sql('select first_factor from access.sessions order by id desc limit 1');
    assert.equal(started?.['first_factor'], 'single_sign_on');
  });

  it('accepts an invitation, whatever address the account has, once', async (t) => {
    const app = await start(t, {}, { claims: { name: 'Bob \u202eThere', email: 'somebody@else.example' } });
    const invitation = { email: 'bob@vendor.example', roleKeys: ['reader'] };
    const { token } = (await app.ana.browser.expect(201, 'POST', '/v1/operators/invitations', invitation)).body;
    const bob = app.stranger();
    const second = app.stranger();
    const callback = await app.there(await app.begin(bob, 'accept-invitation', { token }), 'bob-there');
    const callbackOfSecond = await app.there(await app.begin(second, 'accept-invitation', { token }), 'eve-there');
    assert.equal((await bob.expect(303, 'GET', callback)).headers.get('location'), '/');
    const { body } = await bob.expect(200, 'GET', '/v1/sessions/current');
    assert.deepEqual([body.state, body.operator.email, body.operator.displayName], ['needs_enrolment', 'bob@vendor.example', 'Bob  There']);
    const late = await second.expect(303, 'GET', callbackOfSecond);
    assert.equal(late.headers.get('location'), '/?signIn=refused&code=link_not_valid');
    assert.equal((await app.sql('select 1 from access.identities')).length, 1);
    await app.enrol(bob, 'bob@vendor.example');
    const [identity] = (await bob.expect(200, 'GET', '/v1/identities')).body.items;
    const problem = await bob.expect(409, 'DELETE', `/v1/identities/${identity.id}`);
    assert.equal(problem.body.code, 'last_first_factor_in_use');
    const again = { token, returnTo: '/' };
    const path = '/v1/sign-in/single-sign-on/idp/actions/accept-invitation';
    assert.equal((await app.stranger().expect(422, 'POST', path, again)).body.code, 'link_not_valid');
  });

  it('leaves the invitation good where the account is another operator’s', async (t) => {
    const app = await start(t, {});
    const owner = await app.owner();
    await owner.expect(303, 'GET', await app.there(await app.begin(owner, 'link'), 'ana-there'));
    const invitation = { email: 'bob@vendor.example', roleKeys: ['reader'] };
    const { token } = (await app.ana.browser.expect(201, 'POST', '/v1/operators/invitations', invitation)).body;
    const bob = app.stranger();
    const refused = await bob.expect(303, 'GET', await app.there(await app.begin(bob, 'accept-invitation', { token }), 'ana-there'));
    assert.equal(refused.headers.get('location'), '/?signIn=refused&code=identity_taken');
    assert.equal((await app.sql('select 1 from access.operators')).length, 1);
    await bob.expect(303, 'GET', await app.there(await app.begin(bob, 'accept-invitation', { token }), 'bob-there'));
    assert.equal((await bob.expect(200, 'GET', '/v1/sessions/current')).body.operator.displayName, 'bob@vendor.example');
  });

  it('knows a Google account by its subject, in the domains that are allowed', async (t) => {
    const google = { issuer: 'https://accounts.google.com' };
    for (const [allowedDomains, hd, expected] of [
      [['vendor.example'], 'Vendor.example', 'identity_refused'],
      [['vendor.example'], 'other.example', 'account_not_allowed'],
      [['vendor.example'], undefined, 'account_not_allowed'],
      [null, undefined, 'identity_refused'],
    ] as const) {
      const claims = { email, email_verified: true, ...(hd !== undefined && { hd }) };
      const app = await start(t, { kind: 'google', issuer: undefined, allowedDomains }, { ...google, claims });
      const browser = app.stranger();
      const { headers } = await browser.expect(303, 'GET', await app.there(await app.begin(browser), '10769150350006150715113082367'));
      assert.equal(headers.get('location'), `/?signIn=refused&code=${expected}`);
    }
  });

  it('knows a Microsoft account by its tenant and object id', async (t) => {
    const oid = '00000000-0000-0000-66f3-3332eca7ea81';
    const options = { issuer: `https://login.microsoftonline.com/${tenant}/v2.0`, claims: { tid: tenant, oid } };
    const app = await start(t, { kind: 'microsoft', issuer: undefined, allowedTenants: [tenant] }, options);
    const owner = await app.owner();
    await owner.expect(303, 'GET', await app.there(await app.begin(owner, 'link'), 'pairwise'));
    const [{ issuer, subject }] = (await owner.expect(200, 'GET', '/v1/identities')).body.items;
    assert.deepEqual([issuer, subject], [options.issuer, oid]);
    const browser = app.stranger();
    await browser.expect(303, 'GET', await app.there(await app.begin(browser), 'pairwise of another client'));
    assert.equal((await browser.expect(200, 'GET', '/v1/sessions/current')).body.operator.email, email);
  });
});
