import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { email, password, startSignIn } from '../sign-in/test-sign-in.ts';
import type { Forged } from './test-authenticator.ts';
import { beginRegistration, newPasskey, register, signIn, startWithPasskey } from './test-passkeys.ts';

describe('a passkey', () => {
  it('is enough as the first second factor, with recovery codes', async (t) => {
    const app = await startSignIn(t);
    const browser = app.browser();
    const token = await app.access.firstAdministratorLink();
    const { body: begun } = await browser.expect(201, 'POST', '/v1/invitations/accept', { token, email, displayName: 'Ana', password });
    assert.deepEqual([begun.state, begun.secondFactors], ['needs_enrolment', []]);
    const before = browser.copy();
    const passkey = newPasskey({ curve: 'Ed25519' });
    const { status, body } = await register(browser, passkey, 'Laptop');
    assert.equal(status, 201);
    assert.deepEqual([body.session.state, body.session.secondFactors, body.recoveryCodes.length], ['complete', ['passkey'], 10]);
    await before.expect(401, 'GET', '/v1/sessions/current');
    await browser.expect(200, 'GET', '/v1/operators');
    assert.deepEqual(
      (await browser.expect(200, 'GET', '/v1/passkeys')).body.items.map(({ name, backedUp }: Record<string, unknown>) => [name, backedUp]),
      [['Laptop', true]],
    );
    const half = app.browser();
    assert.equal((await half.expect(201, 'POST', '/v1/sessions', { email, password })).body.state, 'needs_second_factor');
    const [code] = body.recoveryCodes;
    await half.expect(200, 'POST', '/v1/sessions/current/actions/verify-recovery-code', { code });
    const [event] = await app.events('passkey.register');
    assert.deepEqual(event?.['after'], { operatorId: 1, name: 'Laptop', credentialId: passkey.id, backedUp: true });
  });

  it('is asked for as one that signs in by itself, and never made twice on one authenticator', async (t) => {
    const { ana, passkey } = await startWithPasskey(t);
    const { body: first } = await ana.browser.expect(200, 'POST', beginRegistration);
    assert.deepEqual(first.rp, { id: 'licences.example', name: 'Seatledger' });
    assert.deepEqual(first.authenticatorSelection, {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    });
    assert.deepEqual([first.attestation, first.excludeCredentials[0].id], ['none', passkey.id]);
    assert.equal(Buffer.from(first.challenge, 'base64url').length, 32);
    const { body: second } = await ana.browser.expect(200, 'POST', beginRegistration);
    assert.notEqual(second.challenge, first.challenge);
    assert.equal(second.user.id, first.user.id);
    assert.equal(Buffer.from(second.user.id, 'base64url').includes(email), false);
  });

  const forged: Readonly<Record<string, Forged>> = {
    'at another origin': { origin: 'https://evil.example' },
    'for another relying party': { rpId: 'evil.example' },
    'for another challenge': { challenge: Buffer.alloc(32).toString('base64url') },
    'in a frame of another page': { crossOrigin: true },
    'without the verification of its user': { userVerified: false },
    'without its user': { userPresent: false },
    'as the answer to a sign-in': { type: 'webauthn.get' },
    'with certificates': { statement: { fmt: 'packed', attStmt: new Map([['x5c', []]]) } },
    'with a statement that nobody asked for': { statement: { fmt: 'tpm', attStmt: new Map() } },
  };
  it('is registered only where everything is as it must be', async (t) => {
    const app = await startWithPasskey(t);
    for (const [name, what] of Object.entries(forged)) {
      const { status, body } = await register(app.ana.browser, newPasskey(), 'Forged', what);
      assert.deepEqual([status, body.code], [401, 'passkey_refused'], name);
      app.clock.forward(30_000);
    }
    assert.equal((await app.sql('select id from access.passkeys')).length, 1);
    const refusals = await app.events('session.refuse');
    assert.equal(refusals.length, Object.keys(forged).length);
    for (const { after } of refusals) assert.equal((after as { factor: string }).factor, 'passkey');
    assert.equal((await register(app.ana.browser, newPasskey(), 'Good', {})).status, 201);
  });

  it('is registered once for each challenge, in its session, within five minutes', async (t) => {
    const app = await startWithPasskey(t);
    const { browser } = app.ana;
    const { body: options } = await browser.expect(200, 'POST', beginRegistration);
    const attempts = Array.from({ length: 5 }, () => newPasskey().create(options));
    const answers = await Promise.all(attempts.map((credential) => browser.copy().ask('POST', '/v1/passkeys', { name: 'x', credential })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 401, 401, 401, 401]);
    const winner = answers.find(({ status }) => status === 201);
    const [set = ''] = winner?.headers.getSetCookie() ?? [];
    browser.cookie = set.split(';', 1)[0] ?? '';
    browser.csrfToken = winner?.body.session.csrfToken;
    const replayed = await browser.ask('POST', '/v1/passkeys', { name: 'x', credential: newPasskey().create(options) });
    assert.deepEqual([replayed.status, replayed.body.code], [401, 'passkey_refused']);

    const bob = await app.invited(app.ana, 'bob@vendor.example', ['reader']);
    const { body: bobs } = await bob.browser.expect(200, 'POST', beginRegistration);
    await browser.expect(401, 'POST', '/v1/passkeys', { name: 'x', credential: newPasskey().create(bobs) });
    const { body: late } = await bob.browser.expect(200, 'POST', beginRegistration);
    app.clock.forward(5 * 60_000);
    await bob.browser.expect(401, 'POST', '/v1/passkeys', { name: 'x', credential: newPasskey().create(late) });
  });

  it('is guessed at five times, then the guesser waits', async (t) => {
    const app = await startWithPasskey(t);
    const statuses = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      statuses.push((await register(app.ana.browser, newPasskey(), 'x', { userVerified: false })).status);
    }
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
  });

  it('that somebody has registered already is refused, also to others', async (t) => {
    const app = await startWithPasskey(t);
    const bob = await app.invited(app.ana, 'bob@vendor.example', ['reader']);
    for (const { browser } of [app.ana, bob]) {
      const answered = await register(browser, app.passkey);
      assert.deepEqual([answered.status, answered.body.code], [409, 'passkey_taken']);
    }
  });

  it('needs a second factor shown lately, and is not for somebody who has shown the password only', async (t) => {
    const app = await startWithPasskey(t);
    app.clock.forward(11 * 60_000);
    assert.equal((await app.ana.browser.expect(403, 'POST', beginRegistration)).body.code, 'step_up_required');
    const half = await app.half();
    await half.expect(409, 'POST', beginRegistration);
    const options = { rp: { id: 'licences.example' }, user: { id: 'dXNlcg' }, challenge: 'x'.repeat(43) };
    await half.expect(409, 'POST', '/v1/passkeys', { name: 'x', credential: newPasskey().create(options) });
    await app.browser().expect(401, 'POST', beginRegistration);
  });

  it('is not added by an old unfinished session once a factor was enrolled in another', async (t) => {
    const app = await startWithPasskey(t);
    const bob = await invitedHalfway(app, 'bob@vendor.example');
    const [other, late] = [app.browser(), app.browser()];
    for (const browser of [other, late]) await browser.expect(201, 'POST', '/v1/sessions', { email: 'bob@vendor.example', password });
    const { body: options } = await late.expect(200, 'POST', beginRegistration);
    assert.equal((await register(other, newPasskey())).status, 201);
    const refused = await late.ask('POST', '/v1/passkeys', { name: 'x', credential: newPasskey().create(options) });
    assert.deepEqual([refused.status, refused.body.code], [409, 'session_changed']);
    await assert.rejects(app.enrol(bob, 'bob@vendor.example'), /session_changed/);
  });

  it('tells at which address it works, where the page is at another', async (t) => {
    const { ana, browser } = await startWithPasskey(t);
    const elsewhere = { origin: 'http://127.0.0.1:8080' };
    const { body } = await ana.browser.expect(409, 'POST', beginRegistration, undefined, elsewhere);
    assert.equal(body.code, 'wrong_origin');
    assert.match(body.detail, /https:\/\/licences\.example/);
    await browser().expect(409, 'POST', '/v1/sessions/actions/begin-passkey-sign-in', undefined, elsewhere);
    await ana.browser.expect(200, 'POST', beginRegistration, undefined, { origin: 'https://licences.example' });
  });
});

describe('the passkeys of an operator', () => {
  it('are renamed and removed by their owner, and are not there for anybody else', async (t) => {
    const app = await startWithPasskey(t);
    const bob = await app.invited(app.ana, 'bob@vendor.example', ['administrator']);
    const { body } = await app.ana.browser.expect(200, 'GET', '/v1/passkeys');
    const path = `/v1/passkeys/${body.items[0].id}`;
    assert.deepEqual((await bob.browser.expect(200, 'GET', '/v1/passkeys')).body.items, []);
    await bob.browser.expect(404, 'POST', `${path}/actions/rename`, { name: 'Mine' });
    await bob.browser.expect(404, 'DELETE', path);
    assert.equal((await app.ana.browser.expect(200, 'POST', `${path}/actions/rename`, { name: ' Phone ' })).body.name, 'Phone');
    for (const name of ['', '  ', 'x'.repeat(101), null]) await app.ana.browser.expect(400, 'POST', `${path}/actions/rename`, { name });
    app.clock.forward(11 * 60_000);
    assert.equal((await app.ana.browser.expect(403, 'DELETE', path)).body.code, 'step_up_required');
    await app.ana.browser.expect(200, 'POST', '/v1/sessions/current/actions/step-up', { code: app.code(app.ana.secret) });
    await app.ana.browser.expect(204, 'DELETE', path);
    await app.ana.browser.expect(404, 'DELETE', path);
    assert.equal((await signIn(app.browser(), app.passkey)).status, 401);
    assert.deepEqual(
      [...(await app.events('passkey.rename')), ...(await app.events('passkey.remove'))].map(({ before, after }) =>
        [before, after].map(nameOf),
      ),
      [
        ['Key', 'Phone'],
        ['Phone', undefined],
      ],
    );
  });

  it('are never all removed where there is no other second factor, not even when all are at once', async (t) => {
    const app = await startWithPasskey(t);
    const bob = await invitedHalfway(app, 'bob@vendor.example');
    assert.equal((await register(bob, newPasskey())).status, 201);
    await app.sql(`${otherPasskeys} from access.operators, generate_series(1, 9) n where email = 'bob@vendor.example'`);
    const { items } = (await bob.expect(200, 'GET', '/v1/passkeys')).body as { items: { id: number }[] };
    assert.equal(items.length, 10);
    const answers = await Promise.all(items.map(({ id }) => bob.copy().ask('DELETE', `/v1/passkeys/${id}`)));
    const kept = answers.filter(({ status }) => status !== 204);
    assert.deepEqual(
      kept.map(({ status, body }) => [status, body.code]),
      [[409, 'last_second_factor_in_use']],
    );
    assert.equal(
      (await app.half('bob@vendor.example').then((half) => half.expect(200, 'GET', '/v1/sessions/current'))).body.state,
      'needs_second_factor',
    );
  });

  it('keep the last one that begins a sign-in, though there is an authenticator app', async (t) => {
    const app = await startWithPasskey(t);
    await app.sql(`delete from access.passwords`);
    const { items } = (await app.ana.browser.expect(200, 'GET', '/v1/passkeys')).body as { items: { id: number }[] };
    const { body } = await app.ana.browser.expect(409, 'DELETE', `/v1/passkeys/${items[0]?.id}`);
    assert.deepEqual([items.length, body.code], [1, 'last_first_factor_in_use']);
  });

  it('are twenty at most', async (t) => {
    const app = await startWithPasskey(t);
    await app.sql(`${otherPasskeys} from access.operators, generate_series(1, 19) n`);
    const answered = await register(app.ana.browser, newPasskey());
    assert.deepEqual([answered.status, answered.body.code], [422, 'too_many_passkeys']);
  });
});

/** To be completed with whose, and numbers `n`. */
const otherPasskeys = `insert into access.passkeys (operator_id, name, credential_id, public_key, counter, backed_up)
  select id, 'x', 'id' || n, '', 0, false`;

function nameOf(value: unknown): unknown {
  return (value as { name?: string } | null)?.name;
}

/** Somebody who has accepted an invitation and enrolled nothing yet. */
async function invitedHalfway(app: Awaited<ReturnType<typeof startWithPasskey>>, address: string) {
  const invited = { email: address, roleKeys: ['reader'], customerIds: null };
  const { body } = await app.ana.browser.expect(201, 'POST', '/v1/operators/invitations', invited);
  const guest = app.browser();
  await guest.expect(201, 'POST', '/v1/invitations/accept', { token: body.token, displayName: 'Bob', password });
  return guest;
}
