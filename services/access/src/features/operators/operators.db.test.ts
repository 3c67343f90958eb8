import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { email, password, startSignIn, type Person, type TestSignIn } from '../sign-in/test-sign-in.ts';

async function idOf(app: TestSignIn, address: string): Promise<number> {
  const [row] = await app.sql('select id from access.operators where email = $1', [address]);
  return Number(row?.['id']);
}

/** Reads the operator, and gives what changes it in the version that was read. */
async function prepareChange(by: Person, id: number, body: object) {
  const { headers } = await by.browser.expect(200, 'GET', `/v1/operators/${id}`);
  return () => by.browser.ask('PATCH', `/v1/operators/${id}`, body, { 'if-match': headers.get('etag') ?? '' });
}

async function change(by: Person, id: number, body: object) {
  return (await prepareChange(by, id, body))();
}

describe('an invitation', () => {
  it('is good once, for a week, and until the next one to the same address', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const invite = async (): Promise<string> =>
      (await ana.browser.expect(201, 'POST', '/v1/operators/invitations', { email: 'Bob@Vendor.example', roleKeys: ['reader'] })).body
        .token;
    const accept = (token: string) => app.browser().ask('POST', '/v1/invitations/accept', { token, displayName: 'Bob', password });
    const [first, second] = [await invite(), await invite()];
    assert.equal((await accept(first)).body.code, 'link_not_valid');
    app.clock.forward(7 * 24 * 3_600_000);
    assert.equal((await accept(second)).body.code, 'link_not_valid');
    app.clock.forward(-7 * 24 * 3_600_000);
    const answers = await Promise.all([accept(second), accept(second), accept(second)]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422, 422]);
    assert.deepEqual(
      (await app.sql('select email from access.operators order by id')).map((row) => row['email']),
      [email, 'bob@vendor.example'],
    );
    const again = await ana.browser.ask('POST', '/v1/operators/invitations', { email: 'bob@vendor.example', roleKeys: ['reader'] });
    assert.equal(again.body.code, 'email_taken');
  });

  it('is listed until it is accepted or withdrawn, and then its link lets nobody in', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const path = '/v1/operators/invitations';
    const invite = async (address: string) =>
      (await ana.browser.expect(201, 'POST', path, { email: address, roleKeys: ['customer-contact'], customerIds: ['1'] })).body;
    const open = async () => (await ana.browser.expect(200, 'GET', path)).body.items;
    const accept = (token: string) => app.browser().ask('POST', '/v1/invitations/accept', { token, displayName: 'Bob', password });
    const [bob, eve] = [await invite('bob@acme.example'), await invite('eve@acme.example')];
    const { createdAt, ...told } = (await open())[0];
    assert.deepEqual(told, {
      id: bob.id,
      email: 'bob@acme.example',
      roleKeys: ['customer-contact'],
      customerIds: ['1'],
      expiresAt: bob.expiresAt,
    });
    assert.ok(createdAt < bob.expiresAt);
    await ana.browser.expect(204, 'DELETE', `${path}/${bob.id}`);
    assert.equal((await accept(bob.token)).body.code, 'link_not_valid');
    const again = await ana.browser.expect(404, 'DELETE', `${path}/${bob.id}`);
    assert.equal(again.body.code, 'invitation_not_found');
    assert.equal((await accept(eve.token)).status, 201);
    assert.deepEqual(await open(), []);
  });

  it('is withdrawn by nobody who could not have made it', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    await app.sql(`insert into access.roles (key, name, permissions) values ('people', 'People', '{operator.read,operator.write}')`);
    const bob = await app.invited(ana, 'bob@vendor.example', ['people']);
    const invitation = { email: 'eve@vendor.example', roleKeys: ['administrator'] };
    const { id } = (await ana.browser.expect(201, 'POST', '/v1/operators/invitations', invitation)).body;
    await bob.browser.expect(403, 'DELETE', `/v1/operators/invitations/${id}`);
  });

  it('is refused where role and customers do not go together, and with a weak password', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const invite = async (roleKeys: string[], customerIds?: string[]) =>
      (await ana.browser.ask('POST', '/v1/operators/invitations', { email: 'bob@acme.example', roleKeys, customerIds })).body;
    assert.equal((await invite(['customer-contact'])).code, 'customers_required');
    assert.equal((await invite(['administrator'], ['1'])).code, 'administrator_confined');
    assert.equal((await invite(['emperor'])).code, 'role_not_found');
    const { token } = await invite(['customer-contact'], ['1']);
    const weak = { token, displayName: 'Bob', password: 'bob@acme.example' };
    assert.equal((await app.browser().expect(422, 'POST', '/v1/invitations/accept', weak)).body.code, 'password_personal');
    const own = { token, displayName: 'Bob', password, email: 'mallory@acme.example' };
    const { body } = await app.browser().expect(201, 'POST', '/v1/invitations/accept', own);
    assert.equal(body.operator.email, 'bob@acme.example');
    assert.deepEqual(body.operator.customerIds, ['1']);
  });
});

describe('an operator', () => {
  it('does at the next request what the roles say', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const bob = await app.invited(ana, 'bob@vendor.example', ['reader']);
    const id = await idOf(app, bob.email);
    await bob.browser.expect(403, 'GET', '/v1/operators');
    assert.equal((await change(ana, id, { roleKeys: ['auditor'] })).status, 200);
    await bob.browser.expect(200, 'GET', '/v1/operators');
    await bob.browser.expect(403, 'PATCH', `/v1/operators/${id}`, { roleKeys: ['administrator'] });
    assert.equal((await change(ana, id, { displayName: 'Robert' })).body.displayName, 'Robert');
    await ana.browser.expect(428, 'PATCH', `/v1/operators/${id}`, { displayName: 'x' });
    await ana.browser.expect(412, 'PATCH', `/v1/operators/${id}`, { displayName: 'x' }, { 'if-match': '"1"' });
  });

  it('is out at once when suspended, and in again by signing in when reinstated', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const bob = await app.invited(ana, 'bob@vendor.example', ['reader']);
    const id = await idOf(app, bob.email);
    await ana.browser.expect(200, 'POST', `/v1/operators/${id}/actions/suspend`, { reason: 'on leave' });
    await bob.browser.expect(401, 'GET', '/v1/sessions/current');
    await bob.browser.expect(401, 'POST', '/v1/sessions', { email: bob.email, password });
    await ana.browser.expect(200, 'POST', `/v1/operators/${id}/actions/reinstate`);
    await bob.browser.expect(401, 'GET', '/v1/sessions/current');
    await bob.browser.expect(201, 'POST', '/v1/sessions', { email: bob.email, password });
    await ana.browser.expect(204, 'DELETE', `/v1/operators/${id}/sessions`);
    await bob.browser.expect(401, 'GET', '/v1/sessions/current');
    const kinds = (await app.sql(`select kind from test.audit_events where kind like 'operator.%' order by id`)).map((row) => row['kind']);
    assert.deepEqual(kinds.slice(-2), ['operator.suspend', 'operator.reinstate']);
  });

  it('who is the last administrator stays one, also when two remove each other at once', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const anaId = await idOf(app, email);
    assert.equal((await change(ana, anaId, { roleKeys: ['reader'] })).body.code, 'last_administrator_in_use');
    const alone = await ana.browser.ask('POST', `/v1/operators/${anaId}/actions/suspend`, { reason: 'gone' });
    assert.equal(alone.body.code, 'last_administrator_in_use');
    const bob = await app.invited(ana, 'bob@vendor.example', ['administrator']);
    const bobId = await idOf(app, bob.email);
    // Both have read what they change before either changes it.
    const removals = [await prepareChange(ana, bobId, { roleKeys: ['reader'] }), await prepareChange(bob, anaId, { roleKeys: ['reader'] })];
    const answers = await Promise.all(removals.map((remove) => remove()));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    const [row] = await app.sql(`select count(*) from access.operator_roles join access.roles on id = role_id where key = 'administrator'`);
    assert.equal(Number(row?.['count']), 1);
  });

  it('gives nobody what they do not have themselves', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    await app.sql(`insert into access.roles (key, name, permissions) values ('people', 'People', '{operator.read,operator.write}')`);
    const bob = await app.invited(ana, 'bob@vendor.example', ['people']);
    const refused = await bob.browser.ask('POST', '/v1/operators/invitations', {
      email: 'eve@vendor.example',
      roleKeys: ['administrator'],
    });
    assert.equal(refused.status, 403);
    assert.equal((await change(bob, await idOf(app, bob.email), { roleKeys: ['administrator'] })).status, 403);
    const anaId = await idOf(app, email);
    await bob.browser.expect(403, 'POST', `/v1/operators/${anaId}/actions/suspend`, { reason: 'coup' });
    await bob.browser.expect(403, 'DELETE', `/v1/operators/${anaId}/sessions`);
    await bob.browser.expect(201, 'POST', '/v1/operators/invitations', { email: 'eve@vendor.example', roleKeys: ['people'] });
  });

  it('needs a second factor shown lately to give power', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    app.clock.forward(10 * 60_000);
    const invitation = { email: 'bob@vendor.example', roleKeys: ['reader'] };
    assert.equal((await ana.browser.expect(403, 'POST', '/v1/operators/invitations', invitation)).body.code, 'step_up_required');
    await ana.browser.expect(200, 'POST', '/v1/sessions/current/actions/step-up', { code: app.code(ana.secret) });
    await ana.browser.expect(201, 'POST', '/v1/operators/invitations', invitation);
  });

  it('needs one to give it back, and none to take it away', async (t) => {
    const app = await startSignIn(t);
    const ana = await app.administrator();
    const bob = await app.invited(ana, 'bob@vendor.example', ['reader']);
    const path = `/v1/operators/${await idOf(app, bob.email)}/actions`;
    app.clock.forward(10 * 60_000);
    await ana.browser.expect(200, 'POST', `${path}/suspend`, { reason: 'on leave' });
    assert.equal((await ana.browser.expect(403, 'POST', `${path}/reinstate`)).body.code, 'step_up_required');
    await ana.browser.expect(200, 'POST', '/v1/sessions/current/actions/step-up', { code: app.code(ana.secret) });
    await ana.browser.expect(200, 'POST', `${path}/reinstate`);
  });
});
