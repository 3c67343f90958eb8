import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { email, password } from '../sign-in/test-sign-in.ts';
import type { Forged, SoftPasskey } from './test-authenticator.ts';
import {
  beginProof,
  beginSignIn,
  newPasskey,
  register,
  show,
  signIn,
  signInPath,
  startWithPasskey,
  stepUp,
  verify,
  type TestPasskeys,
} from './test-passkeys.ts';

const refused = [401, 'passkey_refused'];

/** What makes an answer worthless, whatever it is for. */
function forgeries(another: SoftPasskey): Readonly<Record<string, Forged>> {
  return {
    'at another origin': { origin: 'https://evil.example' },
    'at our origin without TLS': { origin: 'http://licences.example' },
    'for another relying party': { rpId: 'evil.example' },
    'for another challenge': { challenge: Buffer.alloc(32).toString('base64url') },
    'in a frame of another page': { crossOrigin: true },
    'without the verification of its user': { userVerified: false },
    'without its user': { userPresent: false },
    'as the answer to a registration': { type: 'webauthn.create' },
    'signed by another passkey': { signedBy: another },
    'in the name of somebody else': { userHandle: Buffer.alloc(32).toString('base64url') },
    'with a counter that stands still': { counter: 1 },
    'with a counter that is gone': { counter: 0 },
  };
}

async function bobWithPasskey(app: TestPasskeys) {
  const bob = await app.invited(app.ana, 'bob@vendor.example', ['reader']);
  const passkey = newPasskey();
  assert.equal((await register(bob.browser, passkey)).status, 201);
  const [{ id }] = (await app.sql('select id from access.operators where email = $1', [bob.email])) as [{ id: string }];
  return { ...bob, passkey, id };
}

describe('a sign-in with a passkey alone', () => {
  it('is complete at once, as both factors were shown, and replaces the session of before', async (t) => {
    const app = await startWithPasskey(t);
    const browser = await app.half();
    const before = browser.copy();
    const { status, body, headers } = await signIn(browser, app.passkey);
    assert.equal(status, 201);
    assert.deepEqual([body.state, body.operator.email, body.secondFactors], ['complete', email, ['totp', 'passkey']]);
    assert.equal(Date.parse(body.expiresAt) - app.clock.nowMs, 12 * 3_600_000);
    const cookies = headers.getSetCookie();
    assert.match(cookies[0] ?? '', /^seatledger-passkey=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
    assert.match(cookies[1] ?? '', /^seatledger=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    await before.expect(401, 'GET', '/v1/sessions/current');
    await browser.expect(201, 'POST', '/v1/operators/invitations', { email: 'bob@vendor.example', roleKeys: ['reader'] });
    const event = (await app.events('session.start')).at(-1)?.['after'] as Record<string, unknown>;
    assert.deepEqual([event['firstFactor'], event['method'], event['passkeyId'], event['state']], ['passkey', 'passkey', 1, 'complete']);
    const [row] = await app.sql('select counter, last_used_at from access.passkeys');
    assert.deepEqual(row, { counter: '1', last_used_at: new Date(app.clock.nowMs) });
  });

  it('begins the same for everybody, and tells nothing of whoever there is', async (t) => {
    const app = await startWithPasskey(t);
    const browser = app.browser('192.0.2.1', 'https');
    const { body, headers } = await browser.expect(200, 'POST', beginSignIn, { email });
    const { challenge, ...others } = body;
    assert.deepEqual(others, { rpId: 'licences.example', allowCredentials: [], userVerification: 'required', timeout: 300_000 });
    assert.equal(Buffer.from(challenge, 'base64url').length, 32);
    const [cookie = ''] = headers.getSetCookie();
    assert.match(cookie, /^__Host-seatledger-passkey=[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    assert.equal((await app.browser('192.0.2.1', 'http').expect(403, 'POST', beginSignIn)).body.code, 'https_required');
  });

  it('is refused where anything is not as it must be', async (t) => {
    const app = await startWithPasskey(t);
    assert.equal((await signIn(app.browser(), app.passkey)).status, 201);
    for (const [name, forged] of Object.entries(forgeries(newPasskey()))) {
      const { status, body } = await signIn(app.browser(), app.passkey, forged);
      assert.deepEqual([status, body.code], refused, name);
    }
    const refusals = await app.events('session.refuse');
    assert.deepEqual(
      new Set(refusals.map(({ subject_kind: kind, subject_id: id }) => `${String(kind)} ${String(id)}`)),
      new Set(['operator 1']),
    );
    assert.equal((await signIn(app.browser(), app.passkey)).status, 201);
  });

  it('says the same of an unknown passkey, a suspended operator and a wrong signature', async (t) => {
    const app = await startWithPasskey(t);
    const bob = await bobWithPasskey(app);
    await app.ana.browser.expect(200, 'POST', `/v1/operators/${bob.id}/actions/suspend`, { reason: 'left' });
    const stranger = newPasskey();
    stranger.create({ rp: { id: 'licences.example' }, user: { id: 'AAAA' }, challenge: 'x' });
    const answers = [
      await signIn(app.browser(), stranger),
      await signIn(app.browser(), bob.passkey),
      await signIn(app.browser(), app.passkey, { signedBy: stranger }),
    ];
    const problems = answers.map(({ status, body: { requestId: _, ...problem }, headers }) => ({
      status,
      problem,
      cookies: headers.getSetCookie(),
    }));
    assert.equal(problems[0]?.status, 401);
    for (const one of problems) assert.deepEqual(one, problems[0]);
    assert.equal((await app.events('session.refuse')).length, 3);
  });

  it('is good once, in the browser that began it, for five minutes', async (t) => {
    const app = await startWithPasskey(t);
    const browser = app.browser();
    const begin = async () => (await browser.expect(200, 'POST', beginSignIn)).body;
    const credential = app.passkey.get(await begin());
    const without = app.browser();
    assert.equal((await without.ask('POST', signInPath, { credential })).status, 401);
    const answers = await Promise.all(Array.from({ length: 8 }, () => browser.copy().ask('POST', signInPath, { credential })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, ...Array.from({ length: 7 }, () => 401)]);
    const late = app.passkey.get(await begin());
    app.clock.forward(5 * 60_000);
    await browser.expect(401, 'POST', signInPath, { credential: late });
    const early = app.passkey.get(await begin());
    app.clock.forward(5 * 60_000 - 1);
    await browser.expect(201, 'POST', signInPath, { credential: early });
    assert.deepEqual(await app.sql('select * from access.ceremonies'), []);
  });

  it('takes of two signatures the later one, whatever came first', async (t) => {
    const app = await startWithPasskey(t);
    const [slow, fast] = [app.browser(), app.browser()];
    const first = app.passkey.get((await slow.expect(200, 'POST', beginSignIn)).body);
    await signIn(fast, app.passkey);
    await slow.expect(401, 'POST', signInPath, { credential: first });
  });

  it('takes a passkey that does not count, again and again', async (t) => {
    const app = await startWithPasskey(t);
    const passkey = newPasskey({ counts: false, curve: 'Ed25519' });
    assert.equal((await register(app.ana.browser, passkey)).status, 201);
    for (let time = 0; time < 3; time += 1) assert.equal((await signIn(app.browser(), passkey)).status, 201);
    assert.equal((await signIn(app.browser(), passkey, { counter: 5 })).status, 201);
    assert.equal((await signIn(app.browser(), passkey)).status, 401);
  });

  it('makes an address wait that fails too often, a whole /64 as one, and nobody else', async (t) => {
    const app = await startWithPasskey(t);
    const attempt = async (address: string) => (await signIn(app.browser(address), newPasskey(), { userHandle: 'AAAA' })).status;
    for (let host = 1; host <= 30; host += 1) assert.equal(await attempt(`2001:db8::${host}`), 401);
    for (const alias of ['2001:db8::31', '2001:DB8:0:0::1', '2001:0db8:0000:0000:ffff:ffff:ffff:ffff']) {
      assert.equal(await attempt(alias), 429, alias);
    }
    assert.equal((await signIn(app.browser(), app.passkey)).status, 201);
  });
});

describe('a passkey as the second factor', () => {
  it('completes the sign-in after the password, and steps up', async (t) => {
    const app = await startWithPasskey(t);
    const browser = await app.half();
    const { body: options } = await browser.expect(200, 'POST', beginProof);
    assert.deepEqual(options.allowCredentials, [{ type: 'public-key', id: app.passkey.id, transports: ['internal'] }]);
    assert.equal((await show(browser, stepUp, app.passkey)).body.code, 'session_state');
    const { status, body } = await show(browser, verify, app.passkey);
    assert.deepEqual([status, body.state], [200, 'complete']);
    const [event] = await app.events('session.complete');
    assert.equal(Object(event?.['after']).passkeyId, 1);
    app.clock.forward(11 * 60_000);
    const invitation = { email: 'bob@vendor.example', roleKeys: ['reader'] };
    await browser.expect(403, 'POST', '/v1/operators/invitations', invitation);
    const before = browser.copy();
    assert.equal((await show(browser, stepUp, app.passkey)).status, 200);
    await before.expect(401, 'GET', '/v1/sessions/current');
    await browser.expect(201, 'POST', '/v1/operators/invitations', invitation);
  });

  it('is refused where anything is not as it must be, at the sign-in and at the step-up', async (t) => {
    const app = await startWithPasskey(t);
    assert.equal((await signIn(app.browser(), app.passkey)).status, 201);
    const half = await app.half();
    for (const [name, forged] of Object.entries(forgeries(newPasskey()))) {
      for (const [browser, path] of [
        [half, verify],
        [app.ana.browser, stepUp],
      ] as const) {
        const { status, body } = await show(browser, path, app.passkey, forged);
        assert.deepEqual([status, body.code], refused, `${name} ${path}`);
      }
      await app.sql('delete from access.throttles');
    }
    assert.equal((await half.expect(200, 'GET', '/v1/sessions/current')).body.state, 'needs_second_factor');
    assert.equal((await show(half, verify, app.passkey)).status, 200);
    assert.equal((await show(app.ana.browser, stepUp, app.passkey)).status, 200);
  });

  it('is the operator’s own, and answers the challenge of their own session', async (t) => {
    const app = await startWithPasskey(t);
    const bob = await bobWithPasskey(app);
    const half = await app.half();
    const { status, body } = await show(half, verify, bob.passkey);
    assert.deepEqual([status, body.code], refused);
    const another = await app.half();
    const { body: elsewhere } = await another.expect(200, 'POST', beginProof);
    await half.expect(200, 'POST', beginProof);
    await half.expect(401, 'POST', verify, { credential: app.passkey.get(elsewhere) });
    const { body: alone } = await half.expect(200, 'POST', beginSignIn);
    await half.expect(200, 'POST', beginProof);
    await half.expect(401, 'POST', verify, { credential: app.passkey.get(alone) });
    // What was refused above must not make whoever comes last wait.
    await app.sql('delete from access.throttles');
    const { body: own } = await half.expect(200, 'POST', beginProof);
    const credential = app.passkey.get(own);
    assert.deepEqual(
      (await Promise.all([verify, verify, verify].map((path) => half.copy().ask('POST', path, { credential }))))
        .map(({ status: one }) => one)
        .toSorted(),
      [200, 401, 401],
    );
  });

  it('is guessed at five times, then the guesser waits, in one count with the codes', async (t) => {
    const app = await startWithPasskey(t);
    const half = await app.half();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      assert.equal((await show(half, verify, app.passkey, { userVerified: false })).status, 401);
    }
    assert.equal((await show(half, verify, app.passkey)).status, 429);
    await half.expect(429, 'POST', '/v1/sessions/current/actions/verify-totp', { code: '123456' });
    assert.equal((await show(app.ana.browser, stepUp, app.passkey)).status, 200);
  });

  it('is not asked of somebody who has none', async (t) => {
    const app = await startWithPasskey(t);
    const bob = await app.invited(app.ana, 'bob@vendor.example', ['reader']);
    assert.equal((await bob.browser.expect(409, 'POST', beginProof)).body.code, 'no_passkey');
    const half = app.browser();
    assert.deepEqual((await half.expect(201, 'POST', '/v1/sessions', { email: bob.email, password })).body.secondFactors, ['totp']);
  });
});
