import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { email, password, startSignIn, type Person, type TestSignIn } from './test-sign-in.ts';

const changing = '/v1/sessions/current/actions/change-password';
const stepUp = '/v1/sessions/current/actions/step-up';
const next = 'another fine phrase';

async function withAdministrator(t: TestContext): Promise<TestSignIn & { ana: Person }> {
  const app = await startSignIn(t);
  return { ...app, ana: await app.administrator() };
}

describe('a password', () => {
  it('is changed by whoever shows the one before, which ends the other sessions and leaves this one', async (t) => {
    const { ana, ...app } = await withAdministrator(t);
    const other = app.browser();
    await other.expect(201, 'POST', '/v1/sessions', { email, password });
    await ana.browser.expect(204, 'POST', changing, { currentPassword: password, password: next });
    await ana.browser.expect(200, 'GET', '/v1/operators');
    await other.expect(401, 'GET', '/v1/sessions/current');
    await app.browser().expect(401, 'POST', '/v1/sessions', { email, password });
    const again = await app.browser().expect(201, 'POST', '/v1/sessions', { email, password: next });
    assert.equal(again.body.state, 'needs_second_factor');
    const [event] = await app.events('password.replace');
    assert.deepEqual([event?.['actor_name'], JSON.stringify(event).includes('argon2')], [email, false]);
  });

  it('makes a link that was asked for before worthless', async (t) => {
    const { ana, ...app } = await withAdministrator(t);
    const { token } = await app.nextReset(() => app.browser().ask('POST', '/v1/password-resets', { email }));
    await ana.browser.expect(204, 'POST', changing, { currentPassword: password, password: next });
    await app.browser().expect(422, 'POST', '/v1/password-resets/actions/complete', { token, password: 'yet another phrase' });
  });

  it('is not changed without the one before, and guesses at it are few', async (t) => {
    const { ana, ...app } = await withAdministrator(t);
    const guess = () => ana.browser.ask('POST', changing, { currentPassword: 'not the right one', password: next });
    const answers = await Promise.all(Array.from({ length: 12 }, guess));
    const statuses = answers.map(({ status }) => status);
    assert.deepEqual([statuses.filter((one) => one === 422).length, statuses.filter((one) => one === 429).length], [5, 7]);
    assert.equal(answers.find(({ status }) => status === 422)?.body.code, 'password_refused');
    assert.equal((await app.events('session.refuse')).length, 5);
    await app.browser().expect(201, 'POST', '/v1/sessions', { email, password });
  });

  it('is not changed to one that is guessed first, nor where the second factor was not shown lately', async (t) => {
    const { ana, ...app } = await withAdministrator(t);
    const change = (chosen: string) => ana.browser.ask('POST', changing, { currentPassword: password, password: chosen });
    assert.equal((await change('needforspeed')).body.code, 'password_common');
    assert.equal((await change('ana.vendor.example')).body.code, 'password_personal');
    app.clock.forward(10 * 60_000);
    assert.equal((await change(next)).body.code, 'step_up_required');
    await ana.browser.expect(200, 'POST', stepUp, { code: app.code(ana.secret) });
    assert.equal((await change(next)).status, 204);
  });

  it('is changed by one of two who change it at once', async (t) => {
    const { ana } = await withAdministrator(t);
    const change = (chosen: string) => ana.browser.copy().ask('POST', changing, { currentPassword: password, password: chosen });
    const answers = await Promise.all([change(next), change('yet another phrase')]);
    assert.equal(answers.filter(({ status }) => status === 204).length, 1);
    assert.ok(
      answers.every(({ status }) => [204, 409, 422].includes(status)),
      JSON.stringify(answers.map(({ body }) => body)),
    );
  });
});
