import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newPasskey, register } from '../passkeys/test-passkeys.ts';
import { email, password, startSignIn } from '../sign-in/test-sign-in.ts';

const hourMs = 3_600_000;
const verify = '/v1/sessions/current/actions/verify-totp';

describe('a session', () => {
  it('gets another cookie whenever its state changes, and the one before is worth nothing', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const browser = app.browser();
    await browser.expect(201, 'POST', '/v1/sessions', { email, password });
    const half = browser.copy();
    await browser.expect(200, 'POST', verify, { code: app.code(ana.secret) });
    const complete = browser.copy();
    await browser.expect(200, 'POST', '/v1/sessions/current/actions/step-up', { code: app.code(ana.secret) });
    assert.equal(new Set([half.cookie, complete.cookie, browser.cookie]).size, 3);
    for (const old of [half, complete]) await old.expect(401, 'GET', '/v1/sessions/current');
    await browser.expect(200, 'GET', '/v1/sessions/current');
    const before = browser.copy();
    await browser.expect(201, 'POST', '/v1/sessions', { email, password });
    await before.expect(401, 'GET', '/v1/sessions/current');
  });

  it('changes nothing without the CSRF token, in any state', async (t) => {
    const app = await startSignIn(t);
    const { browser, secret } = await app.administrator();
    const half = app.browser();
    await half.expect(201, 'POST', '/v1/sessions', { email, password });
    for (const csrfToken of ['', 'x'.repeat(32)]) {
      const forged = browser.copy();
      const forgedHalf = half.copy();
      forged.csrfToken = csrfToken;
      forgedHalf.csrfToken = csrfToken;
      for (const [method, path] of [
        ['POST', '/v1/sessions/actions/end-others'],
        ['DELETE', '/v1/sessions/current'],
        ['POST', '/v1/sessions/current/totp'],
      ] as const) {
        assert.equal((await forged.copy().expect(403, method, path)).body.code, 'csrf_token_missing');
      }
      assert.equal((await forgedHalf.expect(403, 'POST', verify, { code: app.code(secret) })).body.code, 'csrf_token_missing');
    }
    const reader = browser.copy();
    reader.csrfToken = '';
    await reader.expect(200, 'GET', '/v1/sessions/current');
    assert.equal(reader.csrfToken, browser.csrfToken);
  });

  it('ends after an hour without a request, and after twelve hours however busy', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    for (let minutes = 0; minutes < 12 * 60 - 50; minutes += 50) {
      await ana.browser.expect(200, 'GET', '/v1/operators');
      app.clock.forward(50 * 60_000);
    }
    await ana.browser.expect(200, 'GET', '/v1/operators');
    app.clock.forward(50 * 60_000);
    await ana.browser.expect(401, 'GET', '/v1/operators');
    const idle = app.browser();
    await idle.expect(201, 'POST', '/v1/sessions', { email, password });
    await idle.expect(200, 'POST', verify, { code: app.code(ana.secret) });
    app.clock.forward(hourMs);
    await idle.expect(401, 'GET', '/v1/operators');
  });

  it('lives no longer for a second factor that is shown again, replaced or added', async (t) => {
    const app = await startSignIn(t);
    const { browser, secret } = await app.administrator();
    const expiresAt = async (): Promise<string> => (await browser.expect(200, 'GET', '/v1/sessions/current')).body.expiresAt;
    const before = await expiresAt();
    app.clock.forward(30 * 60_000);
    await browser.expect(200, 'POST', '/v1/sessions/current/actions/step-up', { code: app.code(secret) });
    assert.equal(await expiresAt(), before);
    await app.enrol(browser, email);
    assert.equal(await expiresAt(), before);
    assert.equal((await register(browser, newPasskey())).status, 201);
    assert.equal(await expiresAt(), before);
  });

  it('that is not complete ends after a quarter of an hour', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const half = app.browser();
    await half.expect(201, 'POST', '/v1/sessions', { email, password });
    app.clock.forward(15 * 60_000);
    await half.expect(401, 'POST', verify, { code: app.code(ana.secret) });
  });

  it('is listed and ended by its owner, and by nobody else', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const bob = await app.invited(ana, 'bob@vendor.example', ['reader']);
    const second = app.browser();
    await second.expect(201, 'POST', '/v1/sessions', { email, password });
    await second.expect(200, 'POST', verify, { code: app.code(ana.secret) });
    const { body } = await second.expect(200, 'GET', '/v1/sessions');
    assert.deepEqual(
      body.items.map((one: { current: boolean }) => one.current),
      [true, false],
    );
    const [own, other] = body.items as { id: number }[];
    await bob.browser.expect(404, 'DELETE', `/v1/sessions/${other?.id}`);
    await second.expect(204, 'DELETE', `/v1/sessions/${other?.id}`);
    await ana.browser.expect(401, 'GET', '/v1/sessions');
    const third = app.browser();
    await third.expect(201, 'POST', '/v1/sessions', { email, password });
    await second.expect(204, 'POST', '/v1/sessions/actions/end-others');
    await third.expect(401, 'GET', '/v1/sessions/current');
    await bob.browser.expect(200, 'GET', '/v1/sessions');
    await second.expect(204, 'DELETE', `/v1/sessions/${own?.id}`);
    assert.ok((await app.events('session.end')).length >= 3);
  });

  it('is ended only by whoever has shown the second factor lately, unless it is their own', async (t) => {
    const app = await startSignIn(t);
    const { browser } = await app.administrator();
    app.clock.forward(10 * 60_000);
    const { body } = await browser.expect(200, 'GET', '/v1/sessions');
    const ends = [
      ['DELETE', `/v1/sessions/${body.items[0].id}`],
      ['POST', '/v1/sessions/actions/end-others'],
    ] as const;
    for (const [method, path] of ends) assert.equal((await browser.expect(403, method, path)).body.code, 'step_up_required');
    const { headers } = await browser.expect(204, 'DELETE', '/v1/sessions/current');
    assert.equal(headers.get('clear-site-data'), '"cache", "storage"');
    assert.match(headers.get('set-cookie') ?? '', /^seatledger=; Max-Age=0;/);
    await browser.expect(401, 'GET', '/v1/sessions/current');
  });

  it('of a cookie that nobody made is none', async (t) => {
    const app = await startSignIn(t);
    for (const cookie of ['seatledger=', `seatledger=${'a'.repeat(43)}`, 'seatledger', `__Host-seatledger=${'a'.repeat(43)}`, ';;=;']) {
      const browser = app.browser();
      browser.cookie = cookie;
      await browser.expect(401, 'GET', '/v1/sessions/current');
      await browser.expect(401, 'GET', '/v1/operators');
    }
  });
});
