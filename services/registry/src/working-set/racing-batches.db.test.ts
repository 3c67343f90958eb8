import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { createTestDatabase } from '../../../../tests/dev-env/dev-env.ts';
import { createRegistryDoor } from '../registry-door.ts';
import type { RegistrySchema } from '../registry-schema.ts';
import { context } from '../test-registry.ts';

const validity = { from: '2026-01-01', until: null };
const racers = 6;

/** Domains 1 and 2 of customer 1, with users 1 to 10 in the one and 11 to 20 in the other. */
async function open(t: TestContext, seatLimit: number | null) {
  const { urls, audit } = await createTestDatabase(t);
  const database = openDatabase<RegistrySchema>({
    url: urls.registry,
    schema: 'registry',
    maxConnections: racers,
    onConnectionError: () => undefined,
  });
  t.after(() => database[Symbol.asyncDispose]());
  const door = createRegistryDoor(database.kysely, audit);
  // Without a second try: whoever loses a race fails.
  const together = (commands: readonly CommandValue[]) =>
    database.kysely.transaction().execute((tx) => door.executeManyIn(tx, commands, context));
  await together([
    { kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' },
    ...['acme.example', 'nord.example'].map((name) => ({ kind: 'domain.create', customerId: 1, name, validity, seatLimit })),
    ...Array.from({ length: 20 }, (_, n) => ({ kind: 'user.create', email: `u${n}@${n < 10 ? 'acme' : 'nord'}.example` })),
  ]);
  const inParts = (commands: readonly CommandValue[]) =>
    database.kysely.transaction().execute(async (tx) => {
      await door.lockManyIn(tx, commands);
      for (const command of commands) await door.executeManyIn(tx, [command], context);
    });
  return { kysely: database.kysely, together, inParts };
}

const race = <Result>(one: (racer: number) => Promise<Result>) => Promise.all(Array.from({ length: racers }, (_, racer) => one(racer)));

test('batches about the same users and domains in opposite orders wait for each other', async (t) => {
  const { kysely, together } = await open(t, null);
  const outcomes = await race((racer) => {
    const commands = Array.from({ length: 8 }, (_, n) => n + 7).flatMap((id) => [
      { kind: 'user.change', id, displayName: `Name ${racer}` },
      { kind: 'domain.change', id: (id % 2) + 1, graceDays: racer + 1 },
      { kind: 'domain.add-alias', id: (id % 2) + 1, alias: `a${id}-${racer}.example` },
      { kind: 'user.move', id, email: `m${id}-${racer}@${id % 2 === 0 ? 'acme' : 'nord'}.example` },
      { kind: 'customer.change', id: 1, name: `Acme ${racer}` },
    ]);
    return together(racer % 2 === 0 ? commands : commands.toReversed());
  });
  assert.deepEqual(new Set(outcomes.flat().map(({ outcome }) => outcome)), new Set(['changed', 'unchanged']));
  const names = await kysely.selectFrom('users').select('displayName').where('displayName', '<>', '').distinct().execute();
  assert.equal(names.length, 1);
});

test('batches that are carried out in parts wait for each other, too, once all that they name is locked', async (t) => {
  const { kysely, inParts } = await open(t, null);
  await race((racer) => {
    const commands = Array.from({ length: 6 }, (_, n) => ({ kind: 'user.change', id: n + 8, displayName: `Name ${racer}` }));
    return inParts(racer % 2 === 0 ? commands : commands.toReversed());
  });
  const names = await kysely.selectFrom('users').select('displayName').where('displayName', '<>', '').distinct().execute();
  assert.equal(names.length, 1);
});

test('batches for the last seats never pass the limit', async (t) => {
  const { kysely, together } = await open(t, 25);
  const outcomes = await race((racer) =>
    together(Array.from({ length: 10 }, (_, n) => ({ kind: 'user.create', email: `r${racer}-${n}@nord.example` }))),
  );
  const created = outcomes.flat().filter(({ outcome }) => outcome === 'changed');
  assert.equal(created.length, 15);
  const { seatsUsed } = await kysely.selectFrom('domains').select('seatsUsed').where('id', '=', 2).executeTakeFirstOrThrow();
  assert.equal(seatsUsed, 25);
});

test('more commands than are carried out at a time find what those before them have left', async (t) => {
  const { kysely, together } = await open(t, null);
  const creates = Array.from({ length: 1_200 }, (_, n) => ({ kind: 'user.create', email: `c${n}@acme.example` }));
  const outcomes = await together([...creates, ...creates, ...creates.map((_, n) => ({ kind: 'user.delete', id: 21 + n }))]);
  assert.equal(outcomes.filter(({ outcome }) => outcome === 'changed').length, 2_400);
  assert.ok(outcomes.slice(1_200, 2_400).every((one) => one.outcome === 'refused' && one.code === 'email_taken'));
  const { seatsUsed } = await kysely.selectFrom('domains').select('seatsUsed').where('id', '=', 1).executeTakeFirstOrThrow();
  assert.equal(seatsUsed, 10);
});
