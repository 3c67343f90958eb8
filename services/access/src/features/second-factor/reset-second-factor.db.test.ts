import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { beginRegistration, newPasskey, register } from '../passkeys/test-passkeys.ts';
import { fromBase32, password, startSignIn, type Browser, type Person } from '../sign-in/test-sign-in.ts';

const address = 'bob@vendor.example';
const reason = 'lost the telephone';
const enrolment = '/v1/sessions/current/totp';

async function start(t: TestContext) {
  const app = await startSignIn(t);
  const ana = await app.administrator();
  const bob = await app.invited(ana, address, ['reader']);
  const id = Number((await app.sql('select id from access.operators where email = $1', [address]))[0]?.['id']);
  const reset = (by: Person, of = id) => by.browser.ask('POST', `/v1/operators/${of}/actions/reset-second-factor`, { reason });
  const signIn = async (): Promise<Browser> => {
    const browser = app.browser();
    await browser.expect(201, 'POST', '/v1/sessions', { email: address, password });
    return browser;
  };
  return { ...app, ana, bob, id, reset, signIn };
}

describe('a second factor that is lost', () => {
  it('is reset by whoever looks after operators: all of it goes, with the sessions and the tokens', async (t) => {
    const app = await start(t);
    const { ana, bob, id } = app;
    assert.equal((await register(bob.browser, newPasskey())).status, 201);
    const token = { name: 'report', permissions: ['user.read'], expiresAt: new Date(app.clock.nowMs + 3_600_000).toISOString() };
    await bob.browser.expect(201, 'POST', '/v1/personal-tokens', token);
    const answered = await app.reset(ana);
    assert.equal(answered.status, 200);
    assert.match(answered.body.token, /^[\w-]{43}$/);
    assert.equal(answered.headers.get('cache-control'), 'no-store');
    await bob.browser.expect(401, 'GET', '/v1/sessions/current');
    for (const table of ['totp_factors', 'recovery_codes', 'passkeys']) {
      assert.deepEqual(await app.sql(`select 1 from access.${table} where operator_id = $1`, [id]), [], table);
    }
    assert.deepEqual(await app.sql('select 1 from access.personal_tokens where operator_id = $1 and revoked_at is null', [id]), []);
    const [event] = await app.events('second-factor.reset');
    assert.equal(event?.['reason'], reason);
    assert.equal(event?.['actor_name'], ana.email);
    assert.equal(JSON.stringify(await app.sql('select * from test.audit_events')).includes(answered.body.token), false);
  });

  it('is enrolled anew with the first factor and the token that was made for it, not with one of them alone', async (t) => {
    const app = await start(t);
    const { token } = (await app.reset(app.ana)).body;
    const browser = await app.signIn();
    assert.equal((await browser.expect(200, 'GET', '/v1/sessions/current')).body.state, 'needs_enrolment');
    const without: Record<string, string>[] = [{}, { 'x-enrolment-token': 'x'.repeat(43) }];
    for (const headers of without) {
      for (const path of [enrolment, beginRegistration]) {
        assert.equal((await browser.expect(422, 'POST', path, undefined, headers)).body.code, 'enrolment_token_required');
      }
    }
    await browser.expect(401, 'POST', `${enrolment}/actions/confirm`, { code: '123456' });
    await app.browser().expect(401, 'POST', enrolment, undefined, { 'x-enrolment-token': token });
    await browser.expect(200, 'POST', beginRegistration, undefined, { 'x-enrolment-token': token });
    const { body } = await browser.expect(201, 'POST', enrolment, undefined, { 'x-enrolment-token': token });
    const code = app.code(fromBase32(body.secret));
    assert.equal((await browser.expect(200, 'POST', `${enrolment}/actions/confirm`, { code })).body.session.state, 'complete');
    assert.deepEqual(await app.sql('select 1 from access.second_factor_resets'), []);
    assert.equal((await (await app.signIn()).expect(200, 'GET', '/v1/sessions/current')).body.state, 'needs_second_factor');
  });

  it('is enrolled anew as a passkey, too', async (t) => {
    const app = await start(t);
    const { token } = (await app.reset(app.ana)).body;
    const browser = await app.signIn();
    const { body: options } = await browser.expect(200, 'POST', beginRegistration, undefined, { 'x-enrolment-token': token });
    const { body } = await browser.expect(201, 'POST', '/v1/passkeys', { name: 'Key', credential: newPasskey().create(options) });
    assert.equal(body.recoveryCodes.length, 10);
    assert.deepEqual(await app.sql('select 1 from access.second_factor_resets'), []);
  });

  it('needs another token after a day, and after the next reset', async (t) => {
    const app = await start(t);
    const first = (await app.reset(app.ana)).body.token;
    const second = (await app.reset(app.ana)).body.token;
    const browser = await app.signIn();
    const begin = (token: string, by = browser) => by.ask('POST', enrolment, undefined, { 'x-enrolment-token': token });
    assert.equal((await begin(first)).status, 422);
    assert.equal((await begin(second)).status, 201);
    app.clock.forward(24 * 3_600_000);
    assert.equal((await begin(second, await app.signIn())).body.code, 'enrolment_token_required');
  });

  it('is reset neither by its owner, nor without permission, a reason and a second factor shown lately', async (t) => {
    const app = await start(t);
    const { ana, bob, id } = app;
    const carla = await app.invited(ana, 'carla@vendor.example', ['reader']);
    assert.equal((await app.reset(carla)).body.code, 'forbidden');
    const [own] = await app.sql('select id from access.operators where email = $1', [ana.email]);
    const refused = await app.reset(ana, Number(own?.['id']));
    assert.deepEqual([refused.status, refused.body.code], [409, 'own_second_factor']);
    assert.equal((await app.reset(ana, 999_999)).status, 404);
    await ana.browser.expect(400, 'POST', `/v1/operators/${id}/actions/reset-second-factor`, { reason: ' ' });
    app.clock.forward(10 * 60_000);
    assert.equal((await app.reset(ana)).body.code, 'step_up_required');
    await bob.browser.expect(200, 'GET', '/v1/sessions/current');
  });

  it('of somebody with more permissions is not reset', async (t) => {
    const app = await start(t);
    const keeper = { key: 'keeper', name: 'Keeper', permissions: ['operator.read', 'operator.write'] };
    await app.ana.browser.expect(201, 'POST', '/v1/roles', keeper);
    const kim = await app.invited(app.ana, 'kim@vendor.example', ['keeper']);
    assert.equal((await app.reset(kim)).body.code, 'forbidden');
  });

  it('is not reset for somebody who would have no way to begin a sign-in', async (t) => {
    const app = await start(t);
    await register(app.bob.browser, newPasskey());
    await app.sql('delete from access.passwords where operator_id = $1', [app.id]);
    const { status, body } = await app.reset(app.ana);
    assert.deepEqual([status, body.code], [409, 'last_first_factor_in_use']);
    await app.bob.browser.expect(200, 'GET', '/v1/sessions/current');
  });

  it('leaves no session behind that its codes have opened meanwhile', async (t) => {
    const app = await start(t);
    const half = await Promise.all(Array.from({ length: 6 }, () => app.signIn()));
    const codes = app.bob.recoveryCodes;
    const shown = half.map((browser, index) =>
      browser.ask('POST', '/v1/sessions/current/actions/verify-recovery-code', { code: codes[index] }),
    );
    const [{ status }] = await Promise.all([app.reset(app.ana), ...shown]);
    assert.equal(status, 200);
    assert.deepEqual(await app.sql('select 1 from access.sessions where operator_id = $1 and ended_at is null', [app.id]), []);
  });
});
