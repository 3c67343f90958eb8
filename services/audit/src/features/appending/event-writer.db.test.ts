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
