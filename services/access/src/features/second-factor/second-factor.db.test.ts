import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { totpCode, totpStep } from '@seatledger/platform/crypto/totp.ts';
import type { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { systemContext, until } from '../../../../../tests/dev-env/dev-env.ts';
import { email, password, startSignIn, type Browser, type Person, type TestSignIn } from '../sign-in/test-sign-in.ts';
import { sha256 } from '../sign-in/token.ts';

const verify = '/v1/sessions/current/actions/verify-totp';
const recover = '/v1/sessions/current/actions/verify-recovery-code';
const stepUp = '/v1/sessions/current/actions/step-up';

async function withAdministrator(t: TestContext): Promise<TestSignIn & { ana: Person; half(): Promise<Browser> }> {
  const app = await startSignIn(t);
  const half = async (): Promise<Browser> => {
    const browser = app.browser();
    await browser.expect(201, 'POST', '/v1/sessions', { email, password });
    return browser;
  };
  return { ...app, ana: await app.administrator(), half };
}

/** The secret as it is kept, in base64. */
async function sealed(app: TestSignIn): Promise<string> {
  const [factor] = await app.sql<{ secret: Buffer }>('select secret from access.totp_factors');
  return factor?.secret.toString('base64') ?? '';
}

function statusesOf(answers: readonly { readonly status: number }[]): number[] {
  return answers.map(({ status }) => status).toSorted((a, b) => a - b);
}

describe('a code', () => {
  it('works once, though twenty show it at once', async (t) => {
    const app = await withAdministrator(t);
    const browser = await app.half();
    const code = app.code(app.ana.secret);
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.copy().ask('POST', verify, { code })));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(answers.filter(({ status }) => status >= 500).length, 0);
    // Those that came too late were failures, which may have blocked the account for a while.
    await app.sql('delete from access.throttles');
    const other = await app.half();
    assert.equal((await other.expect(401, 'POST', verify, { code })).body.code, 'code_refused');
  });

  it('works once in twenty sessions, without the throttle before it', async (t) => {
    const app = await withAdministrator(t);
    for (let count = 0; count < 20; count += 1) await app.half();
    const open = await app.sql(`select id from access.sessions where state = 'needs_second_factor'`);
    assert.equal(open.length, 20);
    app.code(app.ana.secret);
    const sealedSecret = await sealed(app);
    const at = new Date(app.clock.nowMs).toISOString();
    const step = totpStep(app.clock.nowMs);
    const complete = (id: unknown, index: number) =>
      app.access.execute(
        {
          kind: 'session.complete',
          id: Number(id),
          proof: { method: 'totp', step, sealedSecret },
          tokenHash: sha256(`token ${index}`),
          csrfToken: 'c'.repeat(32),
          at,
          expiresAt: new Date(app.clock.nowMs + 1000).toISOString(),
        },
        systemContext(),
      );
    const outcomes = await Promise.allSettled(open.map(({ id }, index) => complete(id, index)));
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.equal((outcome.reason as CommandRefused).code, 'code_refused');
    }
  });

  it('of a secret that was replaced while the code was compared is not taken', async (t) => {
    const app = await withAdministrator(t);
    const half = await app.half();
    const code = app.code(app.ana.secret);
    await app.sql('begin');
    await app.sql('select 1 from access.sessions for update');
    const showing = half.ask('POST', verify, { code });
    const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await until('the code waits', async () => (await app.sql(waiting)).length > 0);
    await app.sql('update access.totp_factors set secret = $1', [Buffer.alloc(60)]);
    await app.sql('commit');
    assert.equal((await showing).body.code, 'code_refused');
  });

  it('of the neighbouring step is taken, none of before the last one', async (t) => {
    const app = await withAdministrator(t);
    app.code(app.ana.secret);
    app.code(app.ana.secret);
    const at = (off: number): string => totpCode(app.ana.secret, totpStep(app.clock.nowMs) + off);
    await (await app.half()).expect(200, 'POST', verify, { code: at(1) });
    for (const off of [-1, 0, 1]) await (await app.half()).expect(401, 'POST', verify, { code: at(off) });
  });

  it('is guessed five times, then the guesser waits', async (t) => {
    const app = await withAdministrator(t);
    const browser = await app.half();
    const right = app.code(app.ana.secret);
    const guesses = Array.from({ length: 12 }, (_, index) => String(index).padStart(6, '0')).filter((guess) => guess !== right);
    const answers = await Promise.all(guesses.map((code) => browser.copy().ask('POST', verify, { code })));
    assert.deepEqual(statusesOf(answers).slice(0, 6), [401, 401, 401, 401, 401, 429]);
    await browser.expect(429, 'POST', verify, { code: right });
    await app.ana.browser.expect(200, 'POST', stepUp, { code: right });
    assert.equal((await app.events('session.refuse')).length, 5);
  });
});

describe('a recovery code', () => {
  it('works once, however it is written, and none of before the next set', async (t) => {
    const app = await withAdministrator(t);
    const [first = '', second = ''] = app.ana.recoveryCodes;
    assert.match(first, /^(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
    const browser = await app.half();
    const written = first.toLowerCase().replaceAll('-', ' ');
    const answers = await Promise.all(Array.from({ length: 5 }, () => browser.copy().ask('POST', recover, { code: written })));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    await (await app.half()).expect(401, 'POST', recover, { code: first });
    await app.enrol(app.ana.browser, email);
    await (await app.half()).expect(401, 'POST', recover, { code: second });
  });

  it('is replaced, with all others, by whoever has shown a second factor lately', async (t) => {
    const app = await withAdministrator(t);
    const renew = '/v1/sessions/current/actions/renew-recovery-codes';
    const [first = '', second = ''] = app.ana.recoveryCodes;
    await (await app.half()).expect(200, 'POST', recover, { code: first });
    const { body } = await app.ana.browser.expect(200, 'POST', renew);
    assert.equal(new Set([...body.recoveryCodes, ...app.ana.recoveryCodes]).size, 20);
    await (await app.half()).expect(401, 'POST', recover, { code: second });
    await (await app.half()).expect(200, 'POST', recover, { code: body.recoveryCodes[0] });
    const [event] = await app.events('second-factor.renew-codes');
    assert.deepEqual([event?.['before'], event?.['after']], [{ recoveryCodes: 9 }, { recoveryCodes: 10 }]);
    app.clock.forward(11 * 60_000);
    assert.equal((await app.ana.browser.expect(403, 'POST', renew)).body.code, 'step_up_required');
    await (await app.half()).expect(401, 'POST', renew);
  });
});

describe('enrolment', () => {
  it('keeps the secret encrypted, and bound to its operator', async (t) => {
    const app = await withAdministrator(t);
    const [row] = await app.sql('select secret from access.totp_factors');
    assert.equal(Buffer.from(row?.['secret'] as Uint8Array).includes(app.ana.secret), false);
    const bob = await app.invited(app.ana, 'bob@vendor.example', ['reader']);
    await app.sql('update access.totp_factors set secret = $1', [row?.['secret']]);
    const browser = app.browser();
    await browser.expect(201, 'POST', '/v1/sessions', { email: bob.email, password });
    assert.notEqual((await browser.ask('POST', verify, { code: app.code(app.ana.secret) })).status, 200);
  });

  it('of another factor needs a step-up; the one of before works until the new one is confirmed', async (t) => {
    const app = await withAdministrator(t);
    const { browser, secret } = app.ana;
    app.clock.forward(11 * 60_000);
    assert.equal((await browser.expect(403, 'POST', '/v1/sessions/current/totp')).body.code, 'step_up_required');
    await browser.expect(200, 'POST', stepUp, { code: app.code(secret) });
    await browser.expect(201, 'POST', '/v1/sessions/current/totp');
    await (await app.half()).expect(200, 'POST', verify, { code: app.code(secret) });
    await app.enrol(browser, email);
    await (await app.half()).expect(401, 'POST', verify, { code: app.code(secret) });
  });

  it('is not open to somebody who has shown the password only', async (t) => {
    const app = await withAdministrator(t);
    const browser = await app.half();
    await browser.expect(409, 'POST', '/v1/sessions/current/totp');
    await browser.expect(409, 'POST', '/v1/sessions/current/totp/actions/confirm', { code: '123456' });
  });
});
