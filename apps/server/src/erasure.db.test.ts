import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { appendLeaves } from '@seatledger/merkle-log/frontier/append-leaves.ts';
import { emptyFrontier } from '@seatledger/merkle-log/frontier/frontier.ts';
import { parseVerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { verifyNote } from '@seatledger/merkle-log/signed-note/verify-note.ts';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import { systemContext, until } from '../../../tests/dev-env/dev-env.ts';
import { addSignedIn } from './testing/test-server.ts';
import { startWithAna, type WithAna } from './testing/test-privacy.ts';

const anaAnywhere = /ana@acme|ana lima|ana's phone/i;

async function entriesOf({ rows }: WithAna): Promise<readonly string[]> {
  return (await rows<{ entry: string }>('select entry from audit.events order by leaf_index')).map(({ entry }) => entry);
}

function rootOf(entries: readonly string[]): string {
  const leaves = entries.map((entry) => hashLeaf(new TextEncoder().encode(entry)));
  return Buffer.from(appendLeaves(emptyFrontier, leaves).root).toString('base64');
}

async function receiptOf({ rows }: WithAna, note: string) {
  const [key] = await rows<{ verifier_key: string }>('select verifier_key from audit.log_keys');
  assert.ok(key !== undefined);
  const verified = await verifyNote(note, [parseVerifierKey(key.verifier_key)]);
  assert.equal(verified.verified, true);
  const [title, said = ''] = note.split('\n');
  assert.equal(title, 'seatledger erasure receipt');
  return JSON.parse(said) as { removed: Record<string, Record<string, number>>; persons: string[]; log: { size: number; root: string } };
}

describe('the erasure of a person', () => {
  it('is shown beforehand, removes everything that services hold, and says so in a receipt that can be verified', async (t) => {
    const app = await startWithAna(t);
    const { userId, operatorId, ask } = app;
    const preview = (await ask('GET', '/v1/privacy/persons?email=Ana%40acme.fr')).json();
    assert.deepEqual(preview.emails.toSorted(), ['ana@acme.example', 'ana@acme.fr']);
    const references = [`operator/${operatorId}`, `user/${userId}`];
    assert.deepEqual(
      preview.persons.filter((one: string) => !one.startsWith('address/')),
      references,
    );
    const erased = await app.erase();
    assert.deepEqual([erased.state, erased.persons], ['complete', preview.persons]);
    const { removed } = await receiptOf(app, erased.receipt);
    assert.deepEqual(removed['registry'], { user: 1, override: 1, contact: 1, import: 1, leaverCheck: 1, keptAnswer: 1 });
    assert.deepEqual(removed['access'], {
      operator: 1,
      password: 1,
      passkey: 1,
      identity: 1,
      session: 1,
      personalToken: 1,
      preferences: 1,
    });
    assert.doesNotMatch(await app.everything(), anaAnywhere);
    assert.doesNotMatch((await app.tombstones()).join('\n'), anaAnywhere);
    assert.deepEqual((await ask('GET', `/v1/privacy/erasures/${erased.id}`)).json(), erased);
    assert.deepEqual((await ask('GET', '/v1/privacy/erasures')).json().items, [erased]);
  });

  it('finds people in lists however they are written there, and those whose addresses have other letters', async (t) => {
    const app = await startWithAna(t);
    await app.execute({ kind: 'domain.add-alias', id: app.domainId, alias: 'münchen.example' });
    const zoe = await app.execute({ kind: 'user.create', email: 'zoé@acme.example', displayName: 'Zoé' });
    for (const [typed, email] of [
      ['ana@acme.example.', 'ana@acme.example'],
      ['ANA@MÜNCHEN.example', 'ana@acme.example'],
      ['ZOE\u0301@acme.example', 'zoé@acme.example'],
    ] as const) {
      const found = async () => (await app.ask('GET', `/v1/privacy/persons?email=${encodeURIComponent(email)}`)).json().held;
      const lists = async () => (await found()).filter(({ kind }: { kind: string }) => kind === 'import').length;
      await app.client.query('update registry.import_verdicts set address = $1', ['bob@acme.example']);
      assert.equal(await lists(), 0, typed);
      await app.client.query('update registry.import_verdicts set address = $1', [typed]);
      assert.equal(await lists(), 1, typed);
    }
    const { persons, removed } = await app.erase({ email: 'zoé@acme.example', reason: 'asked for by letter' });
    assert.ok(persons.includes(`user/${zoe}`));
    assert.ok(removed.some(({ kind, count }) => kind === 'import' && count === 1));
    assert.deepEqual(await app.rows('select from registry.import_verdicts'), []);
  });

  it('frees the seat, tells readers of the change feed, and keeps the id of the operator taken', async (t) => {
    const app = await startWithAna(t);
    await app.erase();
    assert.deepEqual(await app.rows('select seats_used from registry.domains'), [{ seats_used: 1 }]);
    const touched = `select count(*)::int as count from registry.changes where entity = 'user' and first_id = $1`;
    assert.deepEqual(await app.rows(touched, [app.userId]), [{ count: 3 }]);
    const [operator] = await app.rows('select email, suspended_at is not null as suspended from access.operators where id = $1', [
      app.operatorId,
    ]);
    assert.deepEqual(operator, { email: `erased-${app.operatorId}@erased.invalid`, suspended: true });
    assert.equal((await app.ask('POST', `/v1/operators/${app.operatorId}/actions/reinstate`)).json().code, 'operator_erased');
    assert.deepEqual(await app.rows(`select email from registry.customer_contacts`), [{ email: 'bob@acme.example' }]);
  });

  it('takes along what operators have delegated, and what was delegated to them', async (t) => {
    const app = await startWithAna(t);
    const delegation = `insert into registry.delegations (from_operator_id, to_operator_id, valid_from, valid_until, reason)
      values ($1, $2, now(), now() + interval '1 day', 'for Ana Lima')`;
    for (const sides of [
      [app.operatorId, 77],
      [77, app.operatorId],
      [77, 78],
    ]) {
      await app.rows(delegation, sides);
    }
    const { removed } = await receiptOf(app, (await app.erase()).receipt);
    assert.equal(removed['registry']?.['delegation'], 2);
    assert.equal((await app.rows('select from registry.delegations')).length, 1);
  });

  it('takes out of change requests what they say about the person, in every state', async (t) => {
    const app = await startWithAna(t);
    const change = { kind: 'user.change', id: String(app.userId), displayName: 'Ana Lima 2' };
    const suspend = { kind: 'user.suspend', id: String(app.userId + 1), reason: 'shared with ANA@acme.fr' };
    const propose = async (body: object) => {
      const answered = await app.ask('POST', '/v1/change-requests', body);
      assert.equal(answered.statusCode, 201, answered.body);
      return answered.json();
    };
    const applied = await propose({ commands: [change], title: 'Ana Lima is called so by now' });
    const scheduled = await propose({ commands: [{ ...change, displayName: 'Ana Lima 3' }, suspend], applyAt: '2100-01-01T00:00:00Z' });
    assert.deepEqual([applied.state, scheduled.state], ['applied', 'scheduled']);
    const { removed } = await receiptOf(app, (await app.erase()).receipt);
    assert.deepEqual([removed['registry']?.['requestedCommand'], removed['registry']?.['requestText']], [3, 1]);
    assert.doesNotMatch(await app.everything(), anaAnywhere);
    const states = await app.rows('select state from registry.change_requests order by id');
    assert.deepEqual(states, [{ state: 'applied' }, { state: 'withdrawn' }]);
    for (const id of [applied.id, scheduled.id]) {
      for (const part of ['', '/commands', '/steps']) {
        assert.equal((await app.ask('GET', `/v1/change-requests/${id}${part}`)).statusCode, 200);
      }
    }
  });

  it('of one account lets its person not approve by another what they have asked for by it, nor count twice', async (t) => {
    const app = await startWithAna(t);
    const approvers = `[{"commands":["user.*"],"proposedBy":["person"],"approvals":2,"approverRoles":["approver","administrator"]}]`;
    await app.rows('update registry.approval_policy set rules = $1', [approvers]);
    const [first, second, third] = await Promise.all(
      (['operator', 'approver', 'approver'] as const).map(async (role, index) => {
        const cookie = `${role}${index}`.padEnd(43, 'x');
        const id = await addSignedIn(app.server, { role, customerIds: null, cookie });
        return { id, email: `${cookie}@vendor.example`, headers: { cookie: `seatledger=${cookie}` } };
      }),
    );
    assert.ok(first && second && third);
    const joined = async (id: number, otherId: number) =>
      app.rows('update access.operators set person_id = (select person_id from access.operators where id = $2) where id = $1', [
        id,
        otherId,
      ]);
    const suspend = { commands: [{ kind: 'user.suspend', id: String(app.userId + 1), reason: 'left' }] };
    const asked = (await app.ask('POST', '/v1/change-requests', suspend, first.headers)).json();
    const approve = async (headers: Record<string, string>) => {
      const answered = await app.ask('POST', `/v1/change-requests/${asked.id}/actions/approve`, { digest: asked.digest }, headers);
      return answered.json().code ?? answered.json().state;
    };
    await joined(second.id, first.id);
    await app.erase({ email: first.email, reason: 'asked for by letter' });
    assert.equal(await approve(second.headers), 'own_change_request');
    assert.equal(await approve(third.headers), 'submitted');
    const fourth = { cookie: `seatledger=${'fourth'.padEnd(43, 'x')}` };
    await joined(await addSignedIn(app.server, { role: 'approver', customerIds: null, cookie: 'fourth'.padEnd(43, 'x') }), third.id);
    await app.erase({ email: third.email, reason: 'asked for by letter' });
    // What an erased account approved counts no more: this person is one of two, not both.
    assert.equal(await approve(fourth), 'submitted');
    assert.equal(await approve({}), 'applied');
  });

  it('reaches the licence check through the change feed', async (t) => {
    const app = await startWithAna(t);
    const { access, registry, licence } = app.server.services;
    registry.start();
    await licence.start();
    const url = await app.server.app.listen({ port: 0 });
    const terms = { name: 'test', scopes: ['licence:check'], requestsPerSecond: 1000, expiresAt: null } as const;
    const { key } = await access.issueApiKey(terms, systemContext());
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const isKnown = async (): Promise<boolean> => {
      const body = JSON.stringify({ email: 'ana@acme.example' });
      const answered = await fetch(`${url}/v1/licences/check`, { method: 'POST', headers, body });
      return ((await answered.json()) as { status?: string }).status === 'active';
    };
    await until('the seat is known', isKnown);
    await app.erase();
    await until('the seat is forgotten', async () => !(await isKnown()));
  });

  it('destroys the keys of the person alone, and leaves every entry and every proof as they are', async (t) => {
    const app = await startWithAna(t);
    const { ask, userId } = app;
    app.server.services.audit.start();
    await until('the log has the events', async () => (await app.rows('select from audit.pending')).length === 0);
    const before = await entriesOf(app);
    const { receipt, persons } = await app.erase();
    const { log } = await receiptOf(app, receipt);
    const after = await entriesOf(app);
    assert.deepEqual(after.slice(0, before.length), before);
    assert.equal(rootOf(after.slice(0, log.size)), log.root);
    const dead = await app.rows<{ reference: string }>('select reference from audit.erased_persons order by 1');
    // The operator has never been in an event.
    assert.deepEqual(
      dead.map(({ reference }) => reference),
      persons.filter((one) => !one.startsWith('operator/')),
    );
    const event = after.map((entry) => JSON.parse(entry)).find(({ kind }) => kind === 'person.erase');
    assert.deepEqual(event.after, { persons: dead.map(({ reference }) => reference) });
    const ofUser = (await ask('GET', `/v1/audit/events?personReference=user/${userId}`)).json().items;
    assert.equal(ofUser[0].kind, 'person.erase');
  });

  it('forgets what the seat was before, also where it has been deleted since', async (t) => {
    const app = await startWithAna(t);
    await app.execute({ kind: 'user.change', id: app.userId, displayName: 'Ana Martin' });
    await app.execute({ kind: 'override.set', userId: app.userId, feature: 'maxRows', value: 6, reason: 'Ana asked' });
    await app.execute({ kind: 'user.delete', id: app.userId });
    const { removed } = await receiptOf(app, (await app.erase()).receipt);
    assert.deepEqual(removed['registry'], {
      formerUser: 2,
      formerOverride: 2,
      contact: 1,
      import: 1,
      leaverCheck: 1,
      keptAnswer: 1,
    });
    assert.doesNotMatch(await app.everything(), /ana@acme|ana lima|ana martin|ana asked/i);
    for (const part of ['timeline', 'entitlements'])
      assert.equal((await app.ask('GET', `/v1/users/${app.userId}/${part}`)).statusCode, 404);
  });

  it('leaves alone whoever once had the address, and finds whoever was deleted with it', async (t) => {
    const app = await startWithAna(t);
    await app.execute({ kind: 'user.move', id: app.userId, email: 'anne@acme.example' });
    const successor = await app.execute({ kind: 'user.create', email: 'ana@acme.example', displayName: 'Ana Two' });
    await app.execute({ kind: 'user.delete', id: successor });
    const { persons } = await app.erase();
    assert.deepEqual(
      persons.filter((one) => one.startsWith('user/')),
      [`user/${successor}`],
    );
    assert.equal((await app.rows('select from registry.users where id = $1', [app.userId])).length, 1);
    assert.ok((await app.rows('select from audit.person_keys where reference = $1', [`user/${app.userId}`])).length > 0);
  });

  it('takes the id of a user in place of the address, also of one who is gone', async (t) => {
    const app = await startWithAna(t);
    await app.execute({ kind: 'user.delete', id: app.userId });
    const { persons } = await app.erase({ userId: String(app.userId), reason: 'gone' });
    assert.ok(persons.includes(`user/${app.userId}`));
    const again = await app.ask('POST', '/v1/privacy/erasures', { userId: String(app.userId), reason: 'gone' });
    assert.equal(again.json().code, 'person_not_found');
    assert.equal((await app.ask('POST', '/v1/privacy/erasures', { reason: 'x' })).json().code, 'person_required');
  });

  it('is refused for the last administrator, and has removed nothing then', async (t) => {
    const app = await startWithAna(t);
    const [{ email } = { email: '' }] = await app.rows<{ email: string }>('select email from access.operators order by id limit 1');
    const answered = await app.ask('POST', '/v1/privacy/erasures', { email, reason: 'asked' });
    assert.deepEqual([answered.statusCode, answered.json().code], [409, 'last_administrator_in_use']);
    assert.deepEqual(await app.rows('select from audit.erasures'), []);
  });
});

describe('an earlier copy of the database', () => {
  const tables = [
    'registry.users',
    'registry.customer_contacts',
    'registry.change_requests',
    'registry.change_request_items',
    'access.operators',
    'audit.person_keys',
    'audit.erased_persons',
    'audit.erasures',
  ];

  async function copyTables({ client }: WithAna): Promise<() => Promise<void>> {
    await client.query('create schema copy');
    for (const table of tables) await client.query(`create table copy.${table.replace('.', '_')} as table ${table}`);
    return async () => {
      await client.query(`set session_replication_role = replica`);
      for (const table of tables) {
        await client.query(`delete from ${table}`);
        await client.query(`insert into ${table} overriding system value table copy.${table.replace('.', '_')}`);
      }
      await client.query(`set session_replication_role = origin`);
    };
  }

  it('brings nobody back who was erased after it, and leaves alone whoever came to the address since', async (t) => {
    const app = await startWithAna(t);
    const restore = await copyTables(app);
    const { id } = await app.erase();
    await restore();
    await app.client.query('update registry.domains set seats_used = 2');
    assert.match(await app.everything(), anaAnywhere);
    const contact = { name: 'Another Ana', email: 'ana@acme.example', role: 'other' };
    await app.execute({ kind: 'customer.create', name: 'Other', locale: 'fr', timeZone: 'Europe/Paris', contacts: [contact] });
    app.server.services.audit.start();
    await until('they are erased again', async () => {
      const [row] = await app.rows<{ done: boolean }>(`select count(*) = 2 and bool_and(state = 'complete') as done from audit.erasures`);
      return row?.done === true;
    });
    assert.equal((await app.rows('select from audit.erasures where id = $1', [id])).length, 1);
    assert.doesNotMatch((await app.everything()).replaceAll(/.*Another Ana.*/g, '').replaceAll(/.*copy\..*/g, ''), anaAnywhere);
    assert.deepEqual(await app.rows(`select name from registry.customer_contacts where email = 'ana@acme.example'`), [
      { name: 'Another Ana' },
    ]);
    assert.deepEqual(await app.rows('select from audit.person_keys where reference = $1', [`user/${app.userId}`]), []);
    assert.equal((await app.tombstones()).length, 2);
  });

  it('names nobody again in its change requests who was erased after it', async (t) => {
    const app = await startWithAna(t);
    const proposal = { commands: [{ kind: 'user.create', email: 'eve@acme.fr', displayName: 'Eve Mora' }], draft: true };
    const { id, digest } = (await app.ask('POST', '/v1/change-requests', proposal)).json();
    const restore = await copyTables(app);
    const { removed } = await app.erase({ email: 'eve@acme.example', reason: 'asked for by letter' });
    assert.deepEqual(
      removed.find(({ service }) => service === 'registry'),
      { service: 'registry', kind: 'requestedCommand', count: 1 },
    );
    await restore();
    app.server.services.audit.start();
    const rest =
      'select state, command, after, encode(digest, $$hex$$) as digest from registry.change_requests r, registry.change_request_items i';
    await until('it is erased again', async () => (await app.rows<{ state: string }>(rest))[0]?.state === 'withdrawn');
    const [row] = await app.rows(`${rest} where r.id = $1`, [id]);
    assert.equal(row?.['digest'], digest);
    assert.doesNotMatch(JSON.stringify(row), /eve/i);
  });

  it('gives nobody the number of somebody who was erased after it', async (t) => {
    const app = await startWithAna(t);
    await app.execute({ kind: 'user.delete', id: app.userId + 1 });
    await app.erase();
    await app.client.query('delete from audit.erasures');
    await app.client.query(`select setval('registry.users_id_seq', 1, false)`);
    app.server.services.audit.start();
    await until('its number is taken', async () => (await app.rows('select from registry.users_id_seq where is_called')).length > 0);
    const newcomer = { kind: 'user.create', email: 'new@acme.example', displayName: 'New' };
    assert.ok((await app.execute(newcomer)) > app.userId);
  });
});
