import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemContext } from '../../../../../tests/dev-env/dev-env.ts';
import { email, startSignIn, type TestSignIn } from '../sign-in/test-sign-in.ts';

async function idOf({ sql }: TestSignIn, address: string): Promise<string> {
  const [row] = await sql('select id from access.operators where email = $1', [address]);
  return String(row?.['id']);
}

async function people({ sql }: TestSignIn): Promise<string[]> {
  const rows = await sql<{ accounts: string[] }>(
    'select array_agg(id::text order by id) as accounts from access.operators group by person_id order by 1',
  );
  return rows.map(({ accounts }) => accounts.join('+'));
}

/** An administrator, and three others: `[ana, bob, cleo, dora]`. */
async function four(t: Parameters<typeof startSignIn>[0]) {
  const app = await startSignIn(t);
  const ana = await app.administrator();
  const persons = [ana];
  for (const name of ['bob', 'cleo', 'dora']) persons.push(await app.invited(ana, `${name}@vendor.example`, ['approver']));
  const ids: string[] = [];
  for (const person of persons) ids.push(await idOf(app, person.email));
  const act = (action: string, id: string | undefined, body?: object) =>
    ana.browser.ask('POST', `/v1/operators/${id}/actions/${action}`, body);
  const join = (id: string | undefined, otherId: string | undefined) => act('join-person', id, { otherId });
  return { app, ana, ids, join, leave: (id: string | undefined) => act('leave-person', id) };
}

const erase = async ({ app, id }: { app: TestSignIn; id: string | undefined }) =>
  app.access.execute({ kind: 'operator.erase', id: Number(id), at: '2026-11-25T12:00:00Z' }, systemContext());

describe('two accounts of one person', () => {
  it('are one with all others of either, and say so', async (t) => {
    const { app, ids, join } = await four(t);
    const [a, b, c, d] = ids;
    assert.deepEqual(await people(app), [a, b, c, d]);
    await join(b, c);
    const joined = await join(b, d);
    assert.equal(joined.status, 200);
    assert.deepEqual(await people(app), [a, `${b}+${c}+${d}`]);
    const { body } = await join(c, d);
    assert.equal(body.personId, joined.body.personId);
    const events = await app.events('operator.join-person');
    assert.deepEqual(
      events.map(({ subject_id, before, after }) => [String(subject_id), before, after]),
      [
        [b, { accountIds: [Number(b)] }, { accountIds: [b, c].map(Number) }],
        [b, { accountIds: [b, c].map(Number) }, { accountIds: [b, c, d].map(Number) }],
      ],
    );
  });

  it('are joined once when it is said of both at the same time', async (t) => {
    const { app, ids, join } = await four(t);
    const [a, b, c, d] = ids;
    const answers = await Promise.all([join(b, c), join(c, d), join(d, b)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.deepEqual(await people(app), [a, `${b}+${c}+${d}`]);
  });

  it('become those of two people again by somebody else alone', async (t) => {
    const { app, ana, ids, join, leave } = await four(t);
    const [a, b, c, d] = ids;
    await join(b, a);
    await join(c, a);
    assert.equal((await leave(b)).body.code, 'own_person');
    assert.equal((await leave(a)).body.code, 'own_person');
    const eve = await app.invited(ana, 'eve@vendor.example', ['administrator']);
    const left = await eve.browser.expect(200, 'POST', `/v1/operators/${b}/actions/leave-person`);
    assert.deepEqual(await people(app), [`${a}+${c}`, b, d, await idOf(app, eve.email)]);
    await eve.browser.expect(200, 'POST', `/v1/operators/${b}/actions/leave-person`);
    assert.equal((await app.events('operator.leave-person')).length, 1);
    assert.equal(left.headers.get('etag'), `"${left.body.version}"`);
  });

  it('are there, and neither has been erased', async (t) => {
    const { app, ids, join } = await four(t);
    const [, b, c] = ids;
    assert.deepEqual([(await join('999', b)).status, (await join(b, '999')).body.code], [404, 'operator_not_found']);
    await erase({ app, id: c });
    assert.equal((await join(b, c)).body.code, 'operator_erased');
  });

  it('stay those of one for the registry when one is erased, also with accounts that are joined since, and nobody else is told', async (t) => {
    const { app, ana, ids, join } = await four(t);
    const [a, b, c, d] = ids;
    await join(b, c);
    await erase({ app, id: c });
    await join(b, d);
    const published = await app.sql<{ accounts: string[] }>(
      'select array_agg(id::text order by id) as accounts from access_published.operators group by person_id order by 1',
    );
    assert.deepEqual(
      published.map(({ accounts }) => accounts.join('+')),
      [a, `${b}+${c}+${d}`],
    );
    assert.equal((await ana.browser.expect(200, 'GET', `/v1/operators/${c}`)).body.personId, null);
    assert.notEqual((await ana.browser.expect(200, 'GET', `/v1/operators/${b}`)).body.personId, null);
  });

  it('are said to be so by whoever shows a second factor, and has no less than they', async (t) => {
    const { app, ana, ids } = await four(t);
    const [a, b, c] = ids;
    await app.sql(`insert into access.roles (key, name, permissions) values ('people', 'People', '{operator.read,operator.write}')`);
    const eve = await app.invited(ana, 'eve@vendor.example', ['people']);
    await eve.browser.expect(403, 'POST', `/v1/operators/${a}/actions/join-person`, { otherId: b });
    const eveId = await idOf(app, eve.email);
    await eve.browser.expect(403, 'POST', `/v1/operators/${eveId}/actions/join-person`, { otherId: a });
    app.clock.forward(10 * 60_000);
    for (const [action, body] of [
      ['join-person', { otherId: c }],
      ['leave-person', undefined],
    ] as const) {
      const { body: refused } = await ana.browser.expect(403, 'POST', `/v1/operators/${b}/actions/${action}`, body);
      assert.equal(refused.code, 'step_up_required');
    }
  });
});

describe('what the registry sees of people', () => {
  it('is who they are, by which roles, for which customers, and whether they are suspended', async (t) => {
    const { app, ana, ids, join } = await four(t);
    const [a, b, c] = ids;
    await join(b, c);
    await app.invited(ana, 'contact@acme.example', ['customer-contact'], ['5', '7']);
    await ana.browser.expect(200, 'POST', `/v1/operators/${b}/actions/suspend`, { reason: 'on leave' });
    const rows = await app.sql(
      'select id::text, person_id, email, active, role_keys, customer_ids::text[] from access_published.operators order by id',
    );
    assert.deepEqual(
      rows
        .map(({ id, email: address, active, role_keys, customer_ids }) => [id, address, active, role_keys, customer_ids])
        .filter((_, index) => index !== 3),
      [
        [a, email, true, ['administrator'], null],
        [b, 'bob@vendor.example', false, ['approver'], null],
        [c, 'cleo@vendor.example', true, ['approver'], null],
        [await idOf(app, 'contact@acme.example'), 'contact@acme.example', true, ['customer-contact'], ['5', '7']],
      ],
    );
    assert.equal(rows[1]?.['person_id'], rows[2]?.['person_id']);
  });
});
