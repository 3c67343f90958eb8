import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import type { Answered, Browser } from '../sign-in/test-sign-in.ts';
import { configured, startSingleSignOn } from './test-single-sign-on.ts';
import { startForgingProvider } from './testing/forging-provider.ts';

const path = (code: string) => `/?signIn=refused&code=${code}`;

/** Two providers that are configured, "idp" and "other"; the account "ana" of the first is linked to the first administrator. */
async function start(t: TestContext) {
  const provider = await startForgingProvider(t);
  const other = await startForgingProvider(t);
  const app = await startSingleSignOn(
    t,
    [configured({ issuer: provider.issuer }), configured({ key: 'other', issuer: other.issuer })],
    [provider, other],
  );
  await app.link();
  const locationOf = async (browser: Browser, callback: string) => (await browser.expect(303, 'GET', callback)).headers.get('location');
  const isIn = async (browser: Browser) => (await browser.ask('GET', '/v1/sessions/current')).status === 200;
  return { ...app, provider, other, locationOf, isIn };
}

/** With this in place of that parameter. */
function altered(callback: string, parameters: Record<string, string>): string {
  const url = new URL(callback, 'https://here.example');
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}

describe('an answer of a provider', () => {
  it('is good once, also when it comes several times at once', async (t) => {
    const app = await start(t);
    const browser = app.stranger();
    const callback = await app.approve(await app.begin(browser));
    const attempts = Array.from({ length: 5 }, () => browser.copy());
    const locations = await Promise.all(attempts.map((one) => app.locationOf(one, callback)));
    assert.deepEqual(locations.toSorted(), ['/', ...Array.from({ length: 4 }, () => path('sign_in_expired'))]);
    const [{ count }] = (await app.sql(`select count(*)::int from access.sessions where first_factor = 'single_sign_on'`)) as [
      { count: number },
    ];
    assert.equal(count, 1);
    assert.equal(await app.locationOf(browser, callback), path('sign_in_expired'));
  });

  it('is worth nothing in another browser, which keeps its own sign-in (login CSRF)', async (t) => {
    const app = await start(t);
    const [mallory, victim, bystander] = [app.stranger(), app.stranger(), app.stranger()];
    const stolen = await app.approve(await app.begin(mallory));
    const own = await app.approve(await app.begin(victim));
    assert.equal(await app.locationOf(victim, stolen), path('sign_in_expired'));
    assert.equal(await app.locationOf(bystander, stolen), path('sign_in_expired'));
    for (const browser of [victim, bystander]) assert.equal(await app.isIn(browser), false);
    // Nor does it count as a failure of the victim's, however often a page makes their browser ask.
    for (let attempt = 0; attempt < 40; attempt += 1) await app.locationOf(victim, stolen);
    assert.equal(await app.locationOf(victim, own), '/');
    assert.equal((await app.events('session.refuse')).length, 0);
  });

  it('is worth nothing with the code of somebody else’s request, whether the provider or the nonce notices', async (t) => {
    const app = await start(t);
    for (const checksPkce of [true, false]) {
      app.provider.checksPkce = checksPkce;
      const [mallory, victim] = [app.stranger(), app.stranger()];
      const injected = await app.approve(await app.begin(mallory));
      const own = await app.approve(await app.begin(victim));
      const code = new URL(injected, 'https://here.example').searchParams.get('code') ?? '';
      assert.equal(await app.locationOf(victim, altered(own, { code })), path('provider_answer_refused'));
      assert.equal(await app.isIn(victim), false);
    }
  });

  it('is worth nothing at the address of another provider (mix-up)', async (t) => {
    const app = await start(t);
    const browser = app.stranger();
    const own = await app.approve(await app.begin(browser));
    const asked = app.other.asked.length;
    assert.equal(await app.locationOf(browser, own.replace('/idp/', '/other/')), path('sign_in_expired'));
    assert.equal(app.other.asked.length, asked, 'the code was given to another provider');
    assert.equal(await app.locationOf(browser, altered(own, { iss: app.other.issuer })), path('provider_answer_refused'));
    const again = app.stranger();
    const named = altered(await app.approve(await app.begin(again)), { iss: app.provider.issuer });
    assert.equal(await app.locationOf(again, named), '/');
  });

  it('must name its issuer where the provider says that it does (RFC 9207)', async (t) => {
    const app = await start(t);
    app.clock.forward(10 * 60_000);
    app.provider.metadata = { authorization_response_iss_parameter_supported: true };
    const browser = app.stranger();
    assert.equal(await app.locationOf(browser, await app.approve(await app.begin(browser))), path('provider_answer_refused'));
  });

  it('without a state, with another, or after ten minutes is refused, and tells nothing in the address', async (t) => {
    const app = await start(t);
    const browser = app.stranger();
    const callback = await app.approve(await app.begin(browser, 'begin', { returnTo: '/users?q=1' }));
    for (const state of ['', 'x', 'x'.repeat(43)]) {
      assert.equal(await app.locationOf(browser, altered(callback, { state })), path('sign_in_expired'));
    }
    assert.equal(await app.locationOf(browser, '/v1/sign-in/single-sign-on/idp/callback'), path('sign_in_expired'));
    const said = { error: 'access_denied', error_description: '<script>Send your password to mallory</script>' };
    const state = new URL(callback, 'https://here.example').searchParams.get('state') ?? '';
    const denied = `/v1/sign-in/single-sign-on/idp/callback?${new URLSearchParams({ ...said, state }).toString()}`;
    assert.equal(await app.locationOf(browser, denied), '/users?q=1&signIn=refused&code=provider_denied');
    const late = await app.approve(await app.begin(browser));
    app.clock.forward(10 * 60_000);
    assert.equal(await app.locationOf(browser, late), path('sign_in_expired'));
  });

  it('keeps nothing in the database that would let somebody finish the sign-in', async (t) => {
    const app = await start(t);
    const browser = app.stranger();
    const url = new URL(await app.begin(browser));
    const [row] = await app.sql('select encode(handle_hash, $1) as hash, data::text, expires_at from access.ceremonies', ['hex']);
    const handle = browser.cookie.split('=')[1] ?? 'none';
    for (const name of ['state', 'nonce', 'code_challenge']) assert.match(url.searchParams.get(name) ?? '', /^[\w-]{43}$/);
    for (const secret of [handle, ...['state', 'nonce', 'code_challenge'].map((name) => url.searchParams.get(name) ?? 'none')]) {
      assert.ok(!JSON.stringify(row).includes(secret));
    }
    assert.match(browser.cookie, /^__Host-seatledger-single-sign-on=/);
  });
});

describe('a link of an account', () => {
  it('needs a session, its CSRF token and a second factor shown lately', async (t) => {
    const app = await start(t);
    const link = '/v1/sign-in/single-sign-on/idp/actions/link';
    await app.stranger().expect(401, 'POST', link, {});
    const owner = await app.owner();
    const forged = owner.copy();
    forged.csrfToken = 'x';
    assert.equal((await forged.expect(403, 'POST', link, {})).body.code, 'csrf_token_missing');
    app.clock.forward(11 * 60_000);
    assert.equal((await owner.expect(403, 'POST', link, {})).body.code, 'step_up_required');
    const [{ id }] = (await owner.expect(200, 'GET', '/v1/identities')).body.items;
    assert.equal((await owner.expect(403, 'DELETE', `/v1/identities/${id}`)).body.code, 'step_up_required');
  });

  it('ends with the session that it began in, and goes to nobody else', async (t) => {
    const app = await start(t);
    app.provider.claims = { sub: 'second' };
    const owner = await app.owner();
    const callback = await app.approve(await app.begin(owner, 'link'));
    await owner.expect(204, 'DELETE', '/v1/sessions/current');
    assert.equal(await app.locationOf(owner, callback), path('session_changed'));

    const bob = await app.invited(app.ana, 'bob@vendor.example', ['reader']);
    const first = await app.owner();
    const begun = await app.approve(await app.begin(first, 'link'));
    // The same browser, in which somebody else has signed in meanwhile.
    await first.expect(201, 'POST', '/v1/sessions', { email: bob.email, password: 'vélo bleu 7 étoiles' });
    await first.expect(200, 'POST', '/v1/sessions/current/actions/verify-totp', { code: app.code(bob.secret) });
    assert.equal(await app.locationOf(first, begun), path('session_changed'));
    assert.equal((await app.sql('select 1 from access.identities')).length, 1);
  });

  it('to an account that is another operator’s is refused; to one’s own again changes nothing', async (t) => {
    const app = await start(t);
    await app.link();
    assert.equal((await app.events('identity.link')).length, 1);
    app.provider.claims = { sub: 'bob' };
    const { browser: bob } = await app.invitedThere('bob@vendor.example');
    app.provider.claims = { sub: 'ana' };
    assert.equal(await app.locationOf(bob, await app.approve(await app.begin(bob, 'link'))), path('identity_taken'));
  });

  it('of two that are unlinked at once leaves the one that is needed to sign in', async (t) => {
    const app = await start(t);
    app.provider.claims = { sub: 'bob' };
    const { browser: bob } = await app.invitedThere('bob@vendor.example');
    for (const sub of ['bob two', 'bob three']) {
      app.provider.claims = { sub };
      await app.locationOf(bob, await app.approve(await app.begin(bob, 'link')));
    }
    const { items } = (await bob.expect(200, 'GET', '/v1/identities')).body;
    // Nobody gets further than to the first row that they want, until all have come so far.
    await app.sql('begin');
    await app.sql('select from access.operators for update');
    await app.sql('select from access.identities for update');
    const asked = items.map(({ id }: { id: number }) => bob.copy().ask('DELETE', `/v1/identities/${id}`));
    await until('all wait', async () => {
      await app.sql('select pg_stat_clear_snapshot()');
      const waiting = `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return (await app.sql(waiting))[0]?.['count'] === items.length;
    });
    await app.sql('commit');
    const answers = (await Promise.all(asked)) as Answered[];
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 204, 409]);
    for (const { id } of items) await app.ana.browser.expect(404, 'DELETE', `/v1/identities/${id}`);
  });
});

describe('the way back', () => {
  it('leads nowhere else, and where it would, nothing begins', async (t) => {
    const app = await start(t);
    const asked = app.provider.asked.length;
    for (const returnTo of ['//evil.example', '/\\evil.example', 'https://evil.example', '/..//evil.example', 'javascript:alert(1)']) {
      const { body } = await app.stranger().expect(400, 'POST', '/v1/sign-in/single-sign-on/idp/actions/begin', { returnTo });
      assert.deepEqual(
        body.errors.map(({ pointer }: { pointer: string }) => pointer),
        ['/returnTo'],
      );
    }
    assert.equal(app.provider.asked.length, asked);
    assert.equal((await app.sql('select 1 from access.ceremonies')).length, 0);
  });

  it('crosses no network in clear', async (t) => {
    const app = await start(t);
    const plain = app.browser('192.0.2.9', 'http');
    for (const [method, end] of [
      ['POST', 'actions/begin'],
      ['GET', 'callback'],
    ] as const) {
      const answered = await plain.ask(method, `/v1/sign-in/single-sign-on/idp/${end}`, method === 'POST' ? {} : undefined);
      assert.deepEqual([answered.status, answered.body.code], [403, 'https_required']);
    }
  });
});
