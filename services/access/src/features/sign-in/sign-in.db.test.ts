import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { createPasswordHasher } from '@seatledger/platform/crypto/password-hash.ts';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { startTestServer } from '../../test-server.ts';
import { Browser, email, password, publicUrl, startSignIn, type Person, type TestSignIn } from './test-sign-in.ts';

async function withAdministrator(t: TestContext): Promise<TestSignIn & { ana: Person }> {
  const app = await startSignIn(t);
  return { ...app, ana: await app.administrator() };
}

const wrong = { email, password: 'not the right one' };
const right = { email, password };

describe('the first administrator', () => {
  it('comes in by the link, enrols, signs out, and signs in with both factors', async (t) => {
    const app = await startSignIn(t);
    const replaced = await app.access.firstAdministratorLink();
    const token = await app.access.firstAdministratorLink();
    const browser = app.browser();
    const given = { displayName: 'Ana', email, password };
    await browser.expect(422, 'POST', '/v1/invitations/accept', { token: replaced, ...given });
    const accepted = await browser.expect(201, 'POST', '/v1/invitations/accept', { token, ...given });
    assert.equal(accepted.body.state, 'needs_enrolment');
    assert.match(accepted.headers.get('set-cookie') ?? '', /^seatledger=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    await browser.expect(401, 'GET', '/v1/operators');
    const { secret, recoveryCodes } = await app.enrol(browser, email);
    assert.equal(new Set(recoveryCodes).size, 10);
    const { body: operators } = await browser.expect(200, 'GET', '/v1/operators');
    assert.deepEqual(
      operators.items.map((one: { roleKeys: string[] }) => one.roleKeys),
      [['administrator']],
    );
    await browser.expect(204, 'DELETE', '/v1/sessions/current');
    await browser.expect(401, 'GET', '/v1/operators');

    const started = await browser.expect(201, 'POST', '/v1/sessions', right);
    assert.equal(started.body.state, 'needs_second_factor');
    await browser.expect(401, 'GET', '/v1/operators');
    const complete = await browser.expect(200, 'POST', '/v1/sessions/current/actions/verify-totp', { code: app.code(secret) });
    assert.ok(complete.body.operator.permissions.includes('operator.write'));
    await browser.expect(200, 'GET', '/v1/operators');
    assert.equal(await app.access.firstAdministratorLink(), undefined);
    const written = JSON.stringify(await app.sql('select * from test.audit_events'));
    for (const secretText of [password, token ?? '', ...recoveryCodes, '$argon2id']) assert.equal(written.includes(secretText), false);
  });

  it('is only one, also when two take the link at once, and only for a day', async (t) => {
    const app = await startSignIn(t);
    const old = await app.access.firstAdministratorLink();
    app.clock.forward(24 * 3_600_000);
    const take = (token: string | undefined, address: string) =>
      app.browser().ask('POST', '/v1/invitations/accept', { token, email: address, displayName: 'Ana', password });
    assert.equal((await take(old, email)).status, 422);
    const token = await app.access.firstAdministratorLink();
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => take(token, `${name}@vendor.example`)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422, 422, 422]);
  });
});

describe('a sign-in', () => {
  it('says and does the same for a wrong password, an unknown and a suspended operator', async (t) => {
    const app = await withAdministrator(t);
    const bob = await app.invited(app.ana, 'bob@vendor.example', ['reader']);
    const [{ id }] = (await app.sql('select id from access.operators where email = $1', [bob.email])) as [{ id: string }];
    await app.ana.browser.expect(200, 'POST', `/v1/operators/${id}/actions/suspend`, { reason: 'left' });
    const seen = [];
    for (const attempt of [
      wrong,
      { email: 'nobody@vendor.example', password },
      { email: 'no address', password },
      { email: bob.email, password },
    ]) {
      const before = app.hashed();
      const { status, body, headers } = await app.browser('192.0.2.1').ask('POST', '/v1/sessions', attempt);
      const { requestId: _, ...problem } = body;
      seen.push({ status, problem, hashes: app.hashed() - before, cookie: headers.get('set-cookie') });
    }
    assert.equal(seen[0]?.status, 401);
    assert.equal(seen[0]?.problem.code, 'credentials_refused');
    for (const one of seen) assert.deepEqual(one, seen[0]);
    assert.equal(seen[0]?.hashes, 1);
    const refusals = await app.events('session.refuse');
    assert.equal(refusals.length, 4);
    assert.equal(JSON.stringify(refusals).includes('nobody'), false);
  });

  it('is made to wait after five failures, however many come at once, and let in again when the wait is over', async (t) => {
    const app = await withAdministrator(t);
    const guess = () => app.browser('192.0.2.1').ask('POST', '/v1/sessions', wrong);
    const statuses = (await Promise.all(Array.from({ length: 20 }, guess))).map(({ status }) => status);
    assert.deepEqual([statuses.filter((status) => status === 401).length, statuses.filter((status) => status === 429).length], [5, 15]);
    const blocked = await app.browser('192.0.2.1').expect(429, 'POST', '/v1/sessions', right);
    assert.equal(blocked.headers.get('retry-after'), '1');
    for (const seconds of [1, 2, 4, 8]) {
      app.clock.forward(seconds * 1000);
      assert.equal((await guess()).status, 401);
    }
    app.clock.forward(15_000);
    await app.browser('192.0.2.1').expect(429, 'POST', '/v1/sessions', right);
    app.clock.forward(1_000);
    await app.browser('192.0.2.1').expect(201, 'POST', '/v1/sessions', right);
    assert.equal((await guess()).status, 401);
  });

  it('never waits longer than 15 minutes, and strangers cannot lock out the owner where they have signed in before', async (t) => {
    const app = await withAdministrator(t);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 24; attempt += 1) {
      await app.browser(`192.0.2.${attempt}`).expect(401, 'POST', '/v1/sessions', wrong);
      if (attempt < 4) continue;
      const { headers } = await app.browser(`198.51.100.${attempt}`).expect(429, 'POST', '/v1/sessions', right);
      waits.push(Number(headers.get('retry-after')));
      app.clock.forward((waits.at(-1) ?? 0) * 1000);
    }
    assert.deepEqual(waits.slice(0, 6), [1, 2, 4, 8, 16, 32]);
    assert.equal(Math.max(...waits), 900);
    await app.browser('192.0.2.99').expect(401, 'POST', '/v1/sessions', wrong);
    const blocked = await app.browser('192.0.2.99').expect(429, 'POST', '/v1/sessions', right);
    assert.equal(blocked.headers.get('retry-after'), '900');
    await app.browser().expect(201, 'POST', '/v1/sessions', right);
  });

  it('does not block an office for the typing errors of many days, once one after the other was forgiven', async (t) => {
    const app = await withAdministrator(t);
    for (let error = 0; error < 60; error += 1) {
      app.clock.forward(6 * 3_600_000);
      await app.browser('192.0.2.1').expect(401, 'POST', '/v1/sessions', { email: `u${error}@vendor.example`, password });
    }
    await app.browser('192.0.2.1').expect(201, 'POST', '/v1/sessions', right);
  });

  it('of the owner is not blocked by strangers in the /64 where they have signed in before, whichever address they have there now', async (t) => {
    const app = await withAdministrator(t);
    const signIn = async (address: string) => {
      const browser = app.browser(address);
      await browser.expect(201, 'POST', '/v1/sessions', right);
      return browser;
    };
    const verify = '/v1/sessions/current/actions/verify-totp';
    await (await signIn('2001:db8:1:2::7')).expect(200, 'POST', verify, { code: app.code(app.ana.secret) });
    for (let attempt = 0; attempt < 5; attempt += 1) await app.browser(`192.0.2.${attempt}`).expect(401, 'POST', '/v1/sessions', wrong);
    await app.browser('2001:db8:1:3::7').expect(429, 'POST', '/v1/sessions', right);
    await signIn('2001:db8:1:2:aaaa:bbbb:cccc:dddd');
  });

  it('is made to wait alike whether there is such an account or not, from near its owner and from elsewhere', async (t) => {
    const app = await withAdministrator(t);
    const verify = '/v1/sessions/current/actions/verify-totp';
    const owner = app.browser('192.0.2.7');
    await owner.expect(201, 'POST', '/v1/sessions', right);
    await owner.expect(200, 'POST', verify, { code: app.code(app.ana.secret) });
    const [near, elsewhere] = ['192.0.2.7', '198.51.100.7'];
    const seen = [];
    for (const [first, second] of [
      [near, elsewhere],
      [elsewhere, near],
    ] as const) {
      for (const address of [email, 'nobody@vendor.example']) {
        await app.sql('delete from access.throttles');
        const guess = async (from: string) =>
          (await app.browser(from).ask('POST', '/v1/sessions', { email: address, password: 'not the right one' })).status;
        const statuses = [];
        for (const from of [first, first, first, first, first, first, second]) statuses.push(await guess(from));
        seen.push(statuses);
      }
    }
    for (const statuses of seen) assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 401]);
  });

  it('is counted as one, however one address is written (CVE-2026-45364)', async (t) => {
    const app = await withAdministrator(t);
    const verify = '/v1/sessions/current/actions/verify-totp';
    const owner = app.browser('2001:db8::7');
    await owner.expect(201, 'POST', '/v1/sessions', right);
    await owner.expect(200, 'POST', verify, { code: app.code(app.ana.secret) });
    const spellings = ['2001:db8::7', '2001:DB8::7', '2001:0db8::0007', '2001:db8:0:0:0:0:0:7', '2001:db8::0.0.0.7', '2001:db8::8'];
    const statuses = [];
    for (const address of spellings) statuses.push((await app.browser(address).ask('POST', '/v1/sessions', wrong)).status);
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
  });

  it('counts all addresses of a /64 as one', async (t) => {
    const app = await startSignIn(t);
    const guess = (host: number) =>
      app.browser(`2001:db8::${host}`).ask('POST', '/v1/sessions', { email: `u${host}@vendor.example`, password });
    for (let host = 1; host <= 30; host += 1) assert.equal((await guess(host)).status, 401);
    assert.equal((await guess(31)).status, 429);
  });

  it('is refused over plain http from elsewhere, and has a __Host- cookie over https', async (t) => {
    const app = await withAdministrator(t);
    const plain = await app.browser('192.0.2.1', 'http').ask('POST', '/v1/sessions', right);
    assert.equal(plain.status, 403);
    assert.equal(plain.body.code, 'https_required');
    const { headers } = await app.browser('192.0.2.1', 'https').expect(201, 'POST', '/v1/sessions', right);
    assert.match(headers.get('set-cookie') ?? '', /^__Host-seatledger=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  });

  it('has a __Host- cookie where people find it over https, though the proxy on this machine was not named', async (t) => {
    const { url, access } = await startTestServer(t, {
      of: ({ installationKey }) => ({ signIn: { installationKey, publicUrl } }),
      authenticate: ({ authenticateSession }) => authenticateSession,
      publicUrl,
    });
    const browser = new Browser(url, '127.0.0.1', 'http');
    const accepted = { token: await access.firstAdministratorLink(), displayName: 'Ana', email, password };
    const { headers } = await browser.expect(201, 'POST', '/v1/invitations/accept', accepted);
    assert.match(headers.get('set-cookie') ?? '', /^__Host-seatledger=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    assert.equal((await browser.expect(200, 'GET', '/v1/sessions/current')).body.state, 'needs_enrolment');
  });

  it('is let in where people find it over https, though the proxy on another machine says nothing of it', async (t) => {
    const { url, access } = await startTestServer(t, {
      of: ({ installationKey }) => ({ signIn: { installationKey, publicUrl } }),
      authenticate: ({ authenticateSession }) => authenticateSession,
      publicUrl,
      allowClearHttp: true,
    });
    const accepted = { token: await access.firstAdministratorLink(), displayName: 'Ana', email, password };
    const { headers } = await new Browser(url, '192.0.2.1', 'http').expect(201, 'POST', '/v1/invitations/accept', accepted);
    assert.match(headers.get('set-cookie') ?? '', /^__Host-seatledger=.*Secure$/);
  });

  for (const [what, change] of [
    ['the password is set', 'update access.passwords set changed_at = changed_at + interval $$1 second$$'],
    ['the operator is suspended', 'update access.operators set suspended_at = now()'],
  ] as const) {
    it(`gives no session where ${what} while the password of before is compared`, async (t) => {
      const app = await withAdministrator(t);
      await app.sql('begin');
      await app.sql('select 1 from access.operators for update');
      const signingIn = app.browser().ask('POST', '/v1/sessions', right);
      const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      await until('the sign-in waits', async () => (await app.sql(waiting)).length > 0);
      await app.sql(change);
      await app.sql('commit');
      const { status, body } = await signingIn;
      assert.deepEqual([status, body.code], [409, 'session_changed']);
    });
  }

  it('hashes anew what was hashed with other parameters', async (t) => {
    const app = await withAdministrator(t);
    const old = await createPasswordHasher({ parameters: { memoryKiB: 32, passes: 1, parallelism: 1 } }).hash(password);
    await app.sql('update access.passwords set hash = $1', [old]);
    await app.browser().expect(201, 'POST', '/v1/sessions', right);
    const [row] = await app.sql('select hash from access.passwords');
    assert.match(String(row?.['hash']), /^\$argon2id\$v=19\$m=64,/);
    await app.browser().expect(201, 'POST', '/v1/sessions', right);
  });
});

describe('a password reset', () => {
  it('looks the same for an unknown address, and sends nothing there', async (t) => {
    const app = await withAdministrator(t);
    const ask = (address: string) => app.browser().expect(202, 'POST', '/v1/password-resets', { email: address });
    const unknown = await ask('nobody@vendor.example');
    const reset = await app.nextReset(async () => assert.deepEqual((await ask(email)).body, unknown.body));
    assert.equal(reset.email, email);
    assert.equal(app.resets.length, 1);
  });

  it('goes to the address that is kept, whichever spelling of it was typed, and not to one that only looks like it', async (t) => {
    const app = await withAdministrator(t);
    await app.invited(app.ana, 'mike@vendor.example', ['reader']);
    const ask = (address: string) => app.browser().expect(202, 'POST', '/v1/password-resets', { email: address });
    // Letters that lower- or upper-casing, or folding, makes those of the address (Django, CVE-2019-19844).
    for (const lookalike of [
      'm\u0131ke@vendor.example',
      'm\u0456ke@vendor.example',
      '\uff4dike@vendor.example',
      'mike@vendor.ex\u0430mple',
    ]) {
      await ask(lookalike);
    }
    const sentTo = [];
    for (const spelling of ['MIKE@Vendor.Example', 'mi\u212ae@vendor.example', ' mike@vendor.example ']) {
      sentTo.push((await app.nextReset(() => ask(spelling))).email);
    }
    assert.deepEqual(sentTo, ['mike@vendor.example', 'mike@vendor.example', 'mike@vendor.example']);
    assert.equal(app.resets.length, 3);
  });

  it('sets the password once, ends all sessions, and leaves the second factor as it is', async (t) => {
    const app = await withAdministrator(t);
    const { token } = await app.nextReset(() => app.browser().ask('POST', '/v1/password-resets', { email }));
    const complete = (chosen: string) => app.browser().ask('POST', '/v1/password-resets/actions/complete', { token, password: chosen });
    assert.equal((await complete('password1234')).body.code, 'password_common');
    assert.equal((await complete('another fine phrase')).status, 204);
    assert.equal((await complete('yet another phrase')).body.code, 'link_not_valid');
    await app.ana.browser.expect(401, 'GET', '/v1/sessions/current');
    await app.browser().expect(401, 'POST', '/v1/sessions', right);
    const browser = app.browser();
    const { body } = await browser.expect(201, 'POST', '/v1/sessions', { email, password: 'another fine phrase' });
    assert.equal(body.state, 'needs_second_factor');
    await browser.expect(409, 'POST', '/v1/sessions/current/totp');
    await browser.expect(401, 'GET', '/v1/operators');
    await browser.expect(200, 'POST', '/v1/sessions/current/actions/verify-totp', { code: app.code(app.ana.secret) });
  });

  it('lets its owner in at once, though strangers have had the account blocked', async (t) => {
    const app = await withAdministrator(t);
    const { token } = await app.nextReset(() => app.browser().ask('POST', '/v1/password-resets', { email }));
    for (let attempt = 0; attempt < 5; attempt += 1) await app.browser(`192.0.2.${attempt}`).expect(401, 'POST', '/v1/sessions', wrong);
    const traveller = app.browser('198.51.100.7');
    await traveller.expect(429, 'POST', '/v1/sessions', right);
    const chosen = 'another fine phrase';
    await traveller.expect(204, 'POST', '/v1/password-resets/actions/complete', { token, password: chosen });
    await traveller.expect(201, 'POST', '/v1/sessions', { email, password: chosen });
  });

  it('does not work after ten minutes, nor once there is a newer link', async (t) => {
    const app = await withAdministrator(t);
    const reset = () => app.nextReset(() => app.browser().ask('POST', '/v1/password-resets', { email }));
    const links = [await reset(), await reset()];
    const use = async (token = '') =>
      app.browser().ask('POST', '/v1/password-resets/actions/complete', { token, password: 'another fine phrase' });
    assert.equal((await use(links[0]?.token)).status, 422);
    app.clock.forward(10 * 60_000);
    assert.equal((await use(links[1]?.token)).status, 422);
  });

  it('is made for whoever runs the machine, who is told why there is none', async (t) => {
    const app = await withAdministrator(t);
    const asked = await app.nextReset(() => app.browser().ask('POST', '/v1/password-resets', { email }));
    const now = Temporal.Instant.fromEpochMilliseconds(app.clock.nowMs);
    const context: CommandContext = { actor: { kind: 'cli', id: null, name: 'rosa' }, origin: 'cli', address: null, requestId: '1', now };
    const issued = await app.access.issuePasswordReset(` ${email.toUpperCase()}`, context);
    const use = async (token: string) =>
      app.browser().ask('POST', '/v1/password-resets/actions/complete', { token, password: 'another fine phrase' });
    assert.equal((await use(asked.token)).body.code, 'link_not_valid');
    assert.equal((await use(issued.token)).status, 204);
    const events = await app.events('password.request-reset');
    assert.deepEqual(
      events.map((event) => event['actor_name']),
      ['sign-in', 'rosa'],
    );
    await app.sql('update access.operators set suspended_at = now()');
    await assert.rejects(app.access.issuePasswordReset(email, context), { code: 'operator_suspended' });
    await assert.rejects(app.access.issuePasswordReset('nobody@vendor.example', context), { code: 'operator_not_found' });
    await assert.rejects(app.access.issuePasswordReset('nobody', context), { code: 'operator_not_found' });
  });
});
