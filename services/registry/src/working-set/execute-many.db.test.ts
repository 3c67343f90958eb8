import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isRefusal } from '@seatledger/domain/command/decision.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandOutcome } from '@seatledger/platform/commands/execute-many.ts';
import { InvalidCommand } from '@seatledger/platform/commands/parse-command.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { openDatabase, type Database } from '@seatledger/platform/db/database.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../../../tests/dev-env/dev-env.ts';
import { createRegistryDoor } from '../registry-door.ts';
import type { RegistrySchema, Tx } from '../registry-schema.ts';
import { context } from '../test-registry.ts';

let test: TestDatabase;
let database: Database<RegistrySchema>;
let door: CommandDoor<RegistrySchema>;

const validity = { from: '2026-01-01', until: '2026-12-31' };

/** Commands that leave customers 1 and 2, domains 1 to 3 and users 1 to 6. */
const population: readonly CommandValue[] = [
  { kind: 'product.create', key: 'addin', name: 'Add-in' },
  {
    kind: 'feature.create',
    product: 'addin',
    key: 'rows',
    name: 'Rows',
    type: { type: 'number', minimum: 0, maximum: 9 },
    defaultValue: 0,
  },
  { kind: 'feature.create', product: 'addin', key: 'cubes', name: 'Cubes', type: { type: 'flag' }, defaultValue: false },
  { kind: 'profile.create', key: 'analyst', name: 'Analyst', values: {} },
  { kind: 'profile.create', key: 'viewer', name: 'Viewer', values: {} },
  ...['basic', 'finance', 'trial'].map((key) => ({ kind: 'pack.create', key, name: key, values: {} })),
  { kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' },
  { kind: 'customer.create', name: 'Globex', locale: 'en', timeZone: 'Europe/Paris' },
  { kind: 'domain.create', customerId: 1, name: 'acme.example', aliases: ['acme.test'], validity, seatLimit: 5 },
  { kind: 'domain.create', customerId: 1, name: 'nord.example', validity, seatLimit: 2 },
  { kind: 'domain.create', customerId: 2, name: 'globex.example', validity: { from: '2026-01-01', until: null }, seatLimit: null },
  { kind: 'domain.assign-packs', id: 1, packs: [{ pack: 'basic' }, { pack: 'trial', validity: { from: '2026-05-01', until: null } }] },
  { kind: 'user.create', email: 'ana@acme.example', profile: 'analyst' },
  { kind: 'user.create', email: 'bob@acme.example' },
  { kind: 'user.create', email: 'cleo@acme.example' },
  { kind: 'user.create', email: 'dora@nord.example' },
  { kind: 'user.create', email: 'eve@nord.example' },
  { kind: 'user.create', email: 'finn@globex.example', profile: 'viewer' },
  { kind: 'user.suspend', id: 3, reason: 'on leave' },
  { kind: 'override.set', userId: 1, feature: 'rows', value: 3, reason: 'pilot' },
  { kind: 'override.set', userId: 3, feature: 'cubes', value: true, reason: 'pilot' },
];
/** The ids of users who are created by what is tried. */
const firstNewId = 101;

before(async () => {
  test = await createTestDatabase();
  // As a superuser, who may see the events, too.
  database = openDatabase({ url: test.adminUrl, schema: 'registry', maxConnections: 4, onConnectionError: () => undefined });
  door = createRegistryDoor(database.kysely, test.audit);
  await door.executeTogether(async (execute) => {
    for (const command of population) await execute(command);
  }, context);
});

after(async () => {
  await database[Symbol.asyncDispose]();
  await test[Symbol.asyncDispose]();
});

const userId = fc.constantFrom(1, 2, 3, 4, 5, 6, firstNewId, firstNewId + 1, firstNewId + 2);
const domainId = fc.constantFrom(1, 2, 3, 9);
const email = fc
  .tuple(
    fc.constantFrom('ana', 'bob', 'dora', 'eve', 'gus', 'Hal'),
    fc.constantFrom('acme.example', 'acme.test', 'nord.example', 'globex.example', 'nord.test'),
  )
  .map((parts) => parts.join('@'));
const address = fc.oneof({ weight: 20, arbitrary: email }, { weight: 1, arbitrary: fc.constant('nobody') });
const displayName = fc.constantFrom('', 'Ana', 'Zoé');
const profile = fc.constantFrom(null, 'analyst', 'viewer', 'ghost');
const reason = fc.constantFrom('left', 'moved on');
const until = fc.constantFrom(null, '2026-06-30', '2027-12-31', '2030-01-01');
const always = { from: null, until: null };
const inner = fc.constantFrom(
  always,
  { from: '2026-03-01', until: '2026-05-31' },
  { from: '2028-01-01', until: null },
  { from: '2026-05-01', until: '2026-04-01' },
);
const feature = fc.constantFrom('rows', 'cubes', 'ghost');
const value = fc.constantFrom(1, 3, 99, true);
const assigned = fc.uniqueArray(
  fc.record({ pack: fc.constantFrom('basic', 'basic', 'finance', 'trial', 'trial', 'ghost'), validity: inner }, { requiredKeys: ['pack'] }),
  { maxLength: 3, selector: ({ pack }) => pack },
);
const seatLimit = fc.constantFrom(null, 0, 1, 2, 3, 5, 8);
type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;
const of = (kind: string, fields: Fields, optional: Fields = {}): fc.Arbitrary<CommandValue> =>
  fc.tuple(fc.record(fields), fc.record(optional, { requiredKeys: [] })).map(([required, chosen]) => ({ kind, ...required, ...chosen }));

const restored = {
  id: userId,
  email,
  displayName,
  profile,
  validity: inner,
  suspensionReason: fc.constantFrom(null, 'left'),
  overrides: fc.uniqueArray(fc.record({ feature, value, validity: inner, reason }), { maxLength: 2, selector: (one) => one.feature }),
};

const command: fc.Arbitrary<CommandValue> = fc.oneof(
  { weight: 4, arbitrary: of('user.create', { email: address }, { displayName, profile, validity: inner }) },
  { weight: 2, arbitrary: of('user.change', { id: userId }, { displayName, profile, validity: inner }) },
  { weight: 2, arbitrary: of('user.suspend', { id: userId, reason }) },
  { weight: 2, arbitrary: of('user.reinstate', { id: userId }) },
  { weight: 2, arbitrary: of('user.renew', { id: userId, until }) },
  { weight: 4, arbitrary: of('user.move', { id: userId, email: address }) },
  { weight: 3, arbitrary: of('user.delete', { id: userId }, { reason }) },
  { weight: 3, arbitrary: of('user.restore', restored) },
  { weight: 3, arbitrary: of('override.set', { userId, feature, value, reason }, { validity: inner }) },
  { weight: 2, arbitrary: of('override.remove', { userId, feature }) },
  { weight: 2, arbitrary: of('domain.change', { id: domainId }, { seatLimit, graceDays: fc.constantFrom(0, 7) }) },
  { weight: 1, arbitrary: of('domain.renew', { id: domainId, until }, { seatLimit }) },
  { weight: 1, arbitrary: of('domain.suspend', { id: domainId, reason }) },
  { weight: 1, arbitrary: of('domain.reinstate', { id: domainId }) },
  { weight: 2, arbitrary: of('domain.assign-packs', { id: domainId, packs: assigned }) },
  { weight: 1, arbitrary: of('domain.rename', { id: domainId, name: fc.constantFrom('acme.test', 'nord.test') }) },
  { weight: 1, arbitrary: of('user.promote', { id: userId }) },
);

/** Carries commands out one after the other through the door of single commands. */
async function oneByOne(tx: Tx, commands: readonly CommandValue[]): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  for (const one of commands) {
    outcomes.push(
      await door.executeIn(tx, one, context).catch((error: unknown) => {
        if (isRefusal(error)) return { outcome: 'refused', code: error.code, detail: error.message, field: error.field };
        if (error instanceof InvalidCommand) return { outcome: 'refused', code: error.code, detail: error.message };
        throw error;
      }),
    );
  }
  return outcomes;
}

const manyAtOnce = (tx: Tx, commands: readonly CommandValue[]) => door.executeManyIn(tx, commands, context);

interface Left {
  readonly outcomes: readonly unknown[];
  readonly rows: readonly unknown[];
  readonly events: readonly unknown[];
  readonly touched: ReadonlySet<string>;
}

class Undone extends Error {}

/** What each way of carrying the same commands out leaves, from the same state and at the same instant. */
async function whatIsLeft(
  commands: readonly CommandValue[],
  ways: readonly ((tx: Tx, commands: readonly CommandValue[]) => Promise<readonly unknown[]>)[],
) {
  const left: Left[] = [];
  const work = database.kysely.transaction().execute(async (tx) => {
    for (const carryOut of ways) {
      await sql`savepoint before`.execute(tx);
      await sql`select setval('users_id_seq', ${firstNewId - 1}), setval('audit.pending_id_seq', 1000),
        setval('moments_id_seq', 1001, false)`.execute(tx);
      const outcomes = await carryOut(tx, commands);
      await sql`set constraints all immediate`.execute(tx);
      left.push({ outcomes, ...(await look(tx)) });
      await sql`rollback to savepoint before`.execute(tx);
    }
    throw new Undone();
  });
  await work.catch((error: unknown) => assert.ok(error instanceof Undone, error as Error));
  return left;
}

async function look(tx: Tx): Promise<Omit<Left, 'outcomes'>> {
  const tables = ['customers', 'domains', 'domain_names', 'users', 'overrides'];
  // One by one, an assignment that is taken away and given back is new; at once, it has never gone.
  const assignments = '(select domain_id, pack_id, position, valid_from, valid_until from domain_packs)';
  const parts = [...tables, assignments]
    .map((table, at) => `select ${at} as "table", to_jsonb(t) as row from ${table} t`)
    .join(' union all ');
  const { rows } = await sql.raw(`select * from (${parts}) every_row order by "table", row`).execute(tx);
  const { rows: events } = await sql`
    select id, kind, actor_name, subject_kind, subject_id, customer_id, before, after, reason, request_id, persons
    from test.audit_events where id > 1000 order by id`.execute(tx);
  const { rows: touched } = await sql<{ name: string }>`
    select entity || ' ' || touched_id as name from changes, generate_series(first_id, last_id) touched (touched_id) where audit_event_id > 1000`.execute(
    tx,
  );
  return { rows, events, touched: new Set(touched.map(({ name }) => name)) };
}

/** What single commands tell of those outcomes. */
function toldOfOne(outcome: CommandOutcome): unknown {
  if (outcome.outcome !== 'refused') return { outcome: outcome.outcome, id: outcome.id };
  const { field, ...refusal } = outcome;
  return refusal.code === 'invalid_command' ? refusal : { ...refusal, field };
}

async function comesToTheSame(commands: readonly CommandValue[]): Promise<readonly CommandOutcome[]> {
  const [single, many] = await whatIsLeft(commands, [oneByOne, manyAtOnce]);
  assert.ok(single !== undefined && many !== undefined);
  const outcomes = many.outcomes as readonly CommandOutcome[];
  assert.deepEqual(outcomes.map(toldOfOne), single.outcomes);
  assert.deepEqual(many.rows, single.rows);
  assert.deepEqual(many.events, single.events);
  assert.deepEqual([...single.touched.difference(many.touched)], []);
  return outcomes;
}

const codesOf = (outcomes: readonly CommandOutcome[]) => outcomes.map((one) => (one.outcome === 'refused' ? one.code : one.outcome));
const move = (id: number, to: string) => ({ kind: 'user.move', id, email: to });
const create = (to: string) => ({ kind: 'user.create', email: to });
const limit = (id: number, seats: number) => ({ kind: 'domain.change', id, seatLimit: seats });

describe('many commands at once', () => {
  it('come to what they come to one by one', async () => {
    const property = fc.asyncProperty(fc.array(command, { maxLength: 40, size: 'max' }), async (commands) => {
      await comesToTheSame(commands);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('are decided each after those before it', async () => {
    const suspension = { kind: 'user.suspend', id: 1, reason: 'left' };
    const twice = await comesToTheSame([suspension, suspension, { kind: 'user.reinstate', id: 1 }]);
    assert.deepEqual(codesOf(twice), ['changed', 'unchanged', 'changed']);
    const created = await comesToTheSame([
      create('gus@acme.example'),
      { kind: 'user.change', id: firstNewId, displayName: 'Gus' },
      { kind: 'user.suspend', id: firstNewId, reason: 'left' },
      { kind: 'override.set', userId: firstNewId, feature: 'rows', value: 3, reason: 'pilot' },
    ]);
    assert.deepEqual(codesOf(created), ['changed', 'changed', 'changed', 'changed']);
    const five = await comesToTheSame(['a', 'b', 'c', 'd', 'a'].map((name) => create(`${name}@acme.example`)));
    assert.deepEqual(codesOf(five), ['changed', 'changed', 'seat_limit_reached', 'seat_limit_reached', 'email_taken']);
  });

  it('give domains packs, and leave what they had already as it was', async () => {
    const assign = (id: number, ...packs: readonly string[]) => ({
      kind: 'domain.assign-packs',
      id,
      packs: packs.map((pack) => ({ pack })),
    });
    const outcomes = await comesToTheSame([
      assign(1, 'finance', 'basic'),
      assign(2, 'finance', 'ghost'),
      assign(2, 'trial'),
      { kind: 'domain.suspend', id: 2, reason: 'unpaid' },
      assign(2, 'trial'),
      assign(9, 'trial'),
      assign(3, 'basic'),
      assign(3),
    ]);
    const codes = ['changed', 'pack_not_found', 'changed', 'changed', 'unchanged', 'domain_not_found', 'changed', 'changed'];
    assert.deepEqual(codesOf(outcomes), codes);
  });

  it('tell of overrides under the address that the user has by then', async () => {
    const outcomes = await comesToTheSame([
      move(1, 'zoe@acme.example'),
      { kind: 'override.remove', userId: 1, feature: 'rows' },
      { kind: 'override.set', userId: 3, feature: 'cubes', value: false, reason: 'over' },
      move(3, 'yves@nord.example'),
      limit(2, 3),
      move(3, 'yves@nord.example'),
      { kind: 'user.delete', id: 3 },
    ]);
    assert.deepEqual(codesOf(outcomes), ['changed', 'changed', 'changed', 'seat_limit_reached', 'changed', 'changed', 'changed']);
  });

  it('let users exchange addresses, and seats of domains that are full', async () => {
    const addresses = await comesToTheSame([move(1, 'x@acme.example'), move(2, 'ana@acme.example'), move(1, 'bob@acme.example')]);
    assert.deepEqual(codesOf(addresses), ['changed', 'changed', 'changed']);
    const seats = await comesToTheSame([
      limit(1, 4),
      move(4, 'dora@acme.example'),
      move(1, 'ana@nord.example'),
      move(5, 'eve@acme.example'),
      move(2, 'bob@nord.example'),
    ]);
    assert.deepEqual(codesOf(seats), ['changed', 'changed', 'changed', 'changed', 'changed']);
  });

  it('may raise a limit for those who come, and lower it for those who have gone', async () => {
    const raised = await comesToTheSame([
      move(1, 'ana@nord.example'),
      limit(2, 4),
      move(1, 'ana@nord.example'),
      create('gus@nord.example'),
    ]);
    assert.deepEqual(codesOf(raised), ['seat_limit_reached', 'changed', 'changed', 'changed']);
    const lowered = await comesToTheSame([limit(2, 1), { kind: 'user.delete', id: 4 }, limit(2, 1), create('gus@nord.example')]);
    assert.deepEqual(codesOf(lowered), ['seats_in_use', 'changed', 'changed', 'seat_limit_reached']);
  });

  it('bring back who was deleted among them, as new', async () => {
    const cleo = {
      kind: 'user.restore',
      id: 3,
      email: 'cleo@acme.example',
      displayName: '',
      profile: null,
      validity: always,
      suspensionReason: 'left',
    };
    const overrides = [{ feature: 'cubes', value: true, validity: always, reason: 'again' }];
    const outcomes = await comesToTheSame([
      { ...cleo, overrides },
      { kind: 'override.remove', userId: 3, feature: 'cubes' },
      { kind: 'user.delete', id: 3 },
      { ...cleo, overrides },
      { ...cleo, id: firstNewId, overrides: [] },
    ]);
    assert.deepEqual(codesOf(outcomes), ['user_not_deleted', 'changed', 'changed', 'changed', 'user_not_deleted']);
  });

  it('write neither events nor change rows where they will be undone', async () => {
    const dryRun = (tx: Tx, commands: readonly CommandValue[]) => door.executeManyIn(tx, commands, context, { audit: false });
    const commands = [create('gus@acme.example'), { kind: 'customer.change', id: 1, name: 'Acme SA' }, move(9, 'x@acme.example')];
    const [audited, tried] = await whatIsLeft(commands, [manyAtOnce, dryRun]);
    assert.deepEqual(tried, { ...audited, events: [], touched: new Set() });
  });
});
