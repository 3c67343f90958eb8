import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { personalValuesOf } from '@seatledger/domain/audit/personal-values.ts';
import type { AuditEvent } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { createEventWriter } from './event-writer.ts';
import { createPersonKeys } from './person-keys.ts';
import { unsealEvent, type Sealed } from './sealed-event.ts';

const context: CommandContext = {
  actor: { kind: 'operator', id: 3, name: 'rosa@vendor.example' },
  origin: 'api',
  address: '192.0.2.7',
  requestId: 'request-1',
  now: Temporal.Instant.from('2026-11-22T10:00:00Z'),
};

const user = (email: string, displayName: string) => ({ email, displayName, profile: 'analyst' });

const renamed: AuditEvent = {
  kind: 'user.change',
  subject: { kind: 'user', id: 17 },
  customerId: 5,
  before: user('ana@acme.example', 'Ana'),
  after: user('ana@acme.example', 'Ana Lima'),
};

interface Entry {
  readonly sealed: Sealed;
  readonly attachment?: string;
  readonly [field: string]: unknown;
}

/** The registry's way to the audit, and a superuser's look at what it leaves. */
async function open(t: TestContext) {
  const database = await createTestDatabase(t);
  const options = { maxConnections: 4, onConnectionError: () => undefined };
  const registry = openDatabase({ url: database.urls.registry, schema: 'registry', ...options });
  const admin = openDatabase({ url: database.adminUrl, schema: 'audit', ...options });
  t.after(() => Promise.all([registry[Symbol.asyncDispose](), admin[Symbol.asyncDispose]()]));
  const personKeys = createPersonKeys(database.installationKey);
  const rows = async <Row>(text: string) => (await admin.pool.query(text)).rows as Row[];
  return {
    kysely: registry.kysely,
    installationKey: database.installationKey,
    rows,
    personKeys,
    writer: createEventWriter({ personKeys, personalValuesOf }),
    entries: async () =>
      (await rows<{ entry: string }>('select entry from pending order by id')).map(({ entry }) => JSON.parse(entry) as Entry),
    async unseal(entry: Entry): Promise<Entry> {
      const keys = await rows<{ key_id: string; sealed_key: Buffer }>('select key_id, sealed_key from person_keys');
      const boxes = keys.map(({ key_id, sealed_key }) => [key_id, personKeys.boxOf(key_id, sealed_key)] as const);
      return unsealEvent(entry, entry.sealed, new Map(boxes));
    },
  };
}

test('an entry shows nothing of the persons in it, and all of it under their keys', async (t) => {
  const { kysely, writer, entries, unseal } = await open(t);
  const id = await writer.append(kysely, renamed, context);
  const [entry] = await entries();
  assert.ok(entry !== undefined);
  assert.doesNotMatch(JSON.stringify(entry), /acme|lima|rosa|192\.0/i);
  assert.deepEqual([entry['id'], entry['customerId'], entry['persons']], [id, 5, ['operator/3', 'user/17']]);
  const { actor, address, before, after } = await unseal(entry);
  assert.deepEqual(
    { actor, address, before, after },
    { actor: context.actor, address: '192.0.2.7', before: renamed.before, after: renamed.after },
  );
});

test('a person has a key of each process that writes of them, however many events there are at once', async (t) => {
  const { kysely, installationKey, writer, personKeys, entries, rows, unseal } = await open(t);
  const another = createEventWriter({ personKeys: createPersonKeys(installationKey), personalValuesOf });
  await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? writer : another).append(kysely, renamed, context)));
  const keys = 'select reference, count(*) from person_keys group by 1 order by 1';
  assert.deepEqual(await rows(keys), [
    { reference: 'operator/3', count: 2 },
    { reference: 'user/17', count: 2 },
  ]);
  for (const entry of await entries()) assert.deepEqual((await unseal(entry))['after'], renamed.after);
  const hash = personKeys.addressHash('ana@acme.example');
  assert.deepEqual(await rows(`select distinct reference from person_keys where address_hash = '\\x${hash}'`), [{ reference: 'user/17' }]);
});

test('a key that was rolled back with its transaction seals nothing after it', async (t) => {
  const { kysely, writer, entries, unseal } = await open(t);
  const undone = kysely.transaction().execute(async (tx) => {
    await writer.append(tx, renamed, context);
    await writer.append(tx, renamed, context);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  await writer.append(kysely, renamed, context);
  const [entry] = await entries();
  assert.ok(entry !== undefined);
  assert.deepEqual((await unseal(entry))['before'], renamed.before);
});

test('what is said of somebody who was erased can be read by nobody', async (t) => {
  const { kysely, installationKey, writer, entries, rows, unseal } = await open(t);
  await writer.append(kysely, renamed, context);
  await rows(`insert into erased_persons (reference) values ('user/17'); delete from person_keys where reference = 'user/17'`);
  for (const process of [writer, createEventWriter({ personKeys: createPersonKeys(installationKey), personalValuesOf })]) {
    await process.append(kysely, renamed, context);
  }
  for (const entry of await entries()) {
    const { actor, after } = await unseal(entry);
    assert.deepEqual([actor, after], [context.actor, { email: null, displayName: null, profile: 'analyst' }]);
  }
  assert.deepEqual(await rows(`select from person_keys where reference = 'user/17'`), []);
});

test('many events are appended in their order, each as if it were alone', async (t) => {
  const { kysely, writer, entries, rows, unseal } = await open(t);
  const about = (id: number): AuditEvent => ({ ...renamed, subject: { kind: 'user', id }, after: user(`u${id}@acme.example`, 'Ana') });
  const alone = await writer.append(kysely, renamed, context);
  const ids = await writer.appendMany(kysely, [about(30), about(20), renamed], context);
  assert.deepEqual(ids, [alone + 1, alone + 2, alone + 3]);
  const [, ...appended] = await entries();
  assert.deepEqual(
    appended.map(({ id, subject, persons }) => [id, subject, persons]),
    [30, 20, 17].map((id, place) => [ids[place], { kind: 'user', id }, ['operator/3', `user/${id}`]]),
  );
  assert.doesNotMatch(JSON.stringify(appended), /acme|rosa|192\.0/i);
  const opened = await Promise.all(appended.map(unseal));
  assert.deepEqual(
    opened.map(({ after }) => after),
    [about(30), about(20), renamed].map(({ after }) => after),
  );
  const columns = 'kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons';
  const [single, many] = await rows(`select ${columns} from pending where id in (${alone}, ${ids[2]}) order by id`);
  assert.deepEqual(many, single);
});

test('of many events, those about somebody who was erased can be read by nobody, and those too long are kept beside', async (t) => {
  const { kysely, writer, entries, rows, unseal } = await open(t);
  await rows(`insert into erased_persons (reference) values ('user/17')`);
  const long = { values: Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`feature${index}`, 'x'.repeat(400)])) };
  await writer.appendMany(
    kysely,
    [renamed, { kind: 'profile.change', subject: { kind: 'profile', id: 1 }, before: null, after: long }],
    context,
  );
  const [erased, attached] = await entries();
  assert.ok(erased !== undefined && attached !== undefined);
  assert.deepEqual((await unseal(erased))['after'], { email: null, displayName: null, profile: 'analyst' });
  const [row] = await rows<{ hash: string; content: string }>(`select encode(sha256, 'hex') as hash, content from attachments`);
  assert.equal(row?.hash, attached.attachment);
  assert.deepEqual(JSON.parse(row?.content ?? '').after, long);
});

test('keys of many events that were rolled back seal nothing after them', async (t) => {
  const { kysely, writer, entries, unseal } = await open(t);
  const undone = kysely.transaction().execute(async (tx) => {
    await writer.appendMany(tx, [renamed], context);
    await writer.appendMany(tx, [renamed, renamed], context);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  await writer.appendMany(kysely, [renamed], context);
  await writer.appendMany(kysely, [renamed], context);
  const kept = await entries();
  assert.equal(kept.length, 2);
  for (const entry of kept) assert.deepEqual((await unseal(entry))['before'], renamed.before);
});

test('an event too long for an entry is kept beside it, and named by its hash', async (t) => {
  const { kysely, writer, entries, rows } = await open(t);
  const values = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`feature${index}`, 'x'.repeat(400)]));
  await writer.append(kysely, { kind: 'profile.change', subject: { kind: 'profile', id: 1 }, before: null, after: { values } }, context);
  const [entry] = await entries();
  assert.ok(entry !== undefined);
  assert.equal(entry['after'], undefined);
  const [attached] = await rows<{ hash: string; content: string }>(`select encode(sha256, 'hex') as hash, content from attachments`);
  assert.equal(attached?.hash, entry.attachment);
  assert.deepEqual(JSON.parse(attached?.content ?? '').after, { values });
});
