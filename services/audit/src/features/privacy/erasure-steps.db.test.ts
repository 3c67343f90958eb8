import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { personalValuesOf } from '@seatledger/domain/audit/personal-values.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { heldCounts, type PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import type { AuditSchema } from '../../audit-schema.ts';
import { createEventWriter } from '../appending/event-writer.ts';
import { createPersonKeys } from '../appending/person-keys.ts';
import { loadLogSigner } from '../checkpoints/log-keys.ts';
import { beginLog } from '../checkpoints/log-origin.ts';
import { advanceErasure, finishErasure } from './advance-erasure.ts';
import { taskContext, type PrivacyDependencies } from './dependencies.ts';
import { beginErasure } from './erase-person.ts';
import { keepErased } from './keep-erased.ts';
import { createPrivacy } from './privacy.ts';
import type { Tombstone } from './tombstones.ts';

const ana = 'ana@acme.example';

/** A service that holds one person in memory. */
function holderOf(held: Set<string>): PersonalDataHolder {
  return {
    name: 'memory',
    retained: [],
    async identify({ emails, references }) {
      const isHere = held.has(ana) && (emails.includes(ana) || references.includes('user/17'));
      return isHere ? { emails: [ana], references: ['user/17'] } : { emails: [], references: [] };
    },
    find: async ({ emails }) => heldCounts({ user: emails.filter((email) => held.has(email)).length }),
    export: async () => [],
    refuseErasure: async () => undefined,
    async erase({ emails }) {
      for (const email of emails) held.delete(email);
    },
    addresses: async () =>
      held.has(ana) ? [{ email: ana, reference: 'user/17', madeAt: Temporal.Instant.from('2026-01-01T00:00:00Z') }] : [],
    keepTaken: async () => undefined,
  };
}

async function open(t: TestContext) {
  const database = await createTestDatabase(t);
  const { installationKey } = database;
  const audit = openDatabase<AuditSchema>({
    url: database.urls.audit,
    schema: 'audit',
    maxConnections: 4,
    onConnectionError: () => undefined,
  });
  t.after(() => audit[Symbol.asyncDispose]());
  const held = new Set([ana]);
  const written: Tombstone[] = [];
  const failures: string[] = [];

  /** As a process does when it starts. */
  function start(fault: Partial<PrivacyDependencies> = {}): PrivacyDependencies {
    const personKeys = createPersonKeys(installationKey);
    const privacy = createPrivacy({
      database: audit,
      personKeys,
      writer: createEventWriter({ personKeys, personalValuesOf }),
      holders: () => [holderOf(held)],
      begin: () => beginLog(audit.kysely, 'licences.example'),
      signerFor: (origin) => loadLogSigner(audit.kysely, installationKey, origin),
      installationKey,
      erasuresFile: undefined,
      onError: (_, { message }) => void failures.push(message),
    });
    const tombstones = { read: async () => written, append: async (one: Tombstone) => void written.push(one) };
    return { ...privacy, tombstones, ...fault };
  }

  const first = start();
  const about = { kind: 'user.create', subject: { kind: 'user', id: 17 }, before: null, after: { email: ana, displayName: 'Ana' } };
  await first.writer.append(audit.kysely, about, taskContext('r'));
  const begin = () => beginErasure(first, { emails: [ana], references: [] }, { reason: 'asked', context: taskContext('r') });
  const rows = async (text: string) => (await audit.pool.query(text)).rows as readonly Record<string, unknown>[];

  /** Sees to it that the person is gone everywhere, and that it was written down once. */
  async function isErased(): Promise<void> {
    const [erasure] = await rows('select state, sealed_addresses, found, receipt is not null as receipt from erasures');
    assert.deepEqual(erasure, {
      state: 'complete',
      sealed_addresses: null,
      found: { memory: { user: 1 }, audit: { key: 1 } },
      receipt: true,
    });
    assert.equal(held.size, 0);
    assert.deepEqual(await rows('select reference from person_keys'), []);
    assert.deepEqual(await rows('select reference from erased_persons'), [{ reference: 'user/17' }]);
    assert.equal((await rows(`select from events where kind = 'person.erase'`)).length, 1);
    assert.equal(written.length, 1);
  }

  return { start, begin, isErased, failures, written, held, rows, kysely: audit.kysely, about };
}

describe('an erasure', () => {
  for (const stepsBefore of [0, 1, 2, 3, 4]) {
    it(`that is cut off after ${stepsBefore} of its steps goes on at the next start`, async (t) => {
      const { start, begin, isErased } = await open(t);
      const id = await begin();
      const killed = start();
      for (let step = 0; step < stepsBefore; step += 1) await advanceErasure(killed, id, taskContext('r'));
      await keepErased(start());
      await isErased();
      await keepErased(start());
      await isErased();
    });
  }

  it('is not finished before its tombstone is on the disk, and leaves one however often that is tried', async (t) => {
    const { start, begin, isErased, failures, written } = await open(t);
    await begin();
    const full = { read: async () => [], append: () => Promise.reject(new Error('the disk is full')) };
    await keepErased(start({ tombstones: full }));
    const torn = {
      read: async () => [],
      async append(one: Tombstone) {
        written.push(one);
        throw new Error('killed');
      },
    };
    await keepErased(start({ tombstones: torn }));
    assert.deepEqual(failures, ['the disk is full', 'killed']);
    await keepErased(start());
    await isErased();
  });

  it('takes along a key that came in with a transaction which had begun before it, and ended after', async (t) => {
    const { start, begin, rows, kysely, about } = await open(t);
    const id = await begin();
    const privacy = start();
    const late = await kysely.startTransaction().execute();
    await start().writer.append(late, about, taskContext('r'));
    await finishErasure(privacy, id, taskContext('r'));
    await late.commit().execute();
    assert.equal((await rows('select from person_keys')).length, 1);
    await keepErased(start());
    assert.deepEqual(await rows('select from person_keys'), []);
    assert.equal((await rows('select from erasures')).length, 1);
  });

  it('takes along what was said of a user for the first time after it began', async (t) => {
    const { start, begin, rows, about, kysely } = await open(t);
    const id = await begin();
    await rows('delete from person_keys');
    await start().writer.append(kysely, about, taskContext('r'));
    await finishErasure(start(), id, taskContext('r'));
    assert.deepEqual(await rows('select from person_keys'), []);
  });

  it('is tried again where a service fails, and nothing of the log is forgotten before', async (t) => {
    const { start, begin, isErased, failures } = await open(t);
    await begin();
    const failing = { ...holderOf(new Set([ana])), erase: () => Promise.reject(new Error('away')) };
    await keepErased(start({ holders: () => [failing] }));
    assert.deepEqual(failures, ['away']);
    await keepErased(start());
    await isErased();
  });
});

describe('a tombstone', () => {
  it('is taken in once the numbers in it are taken, however often the process dies before', async (t) => {
    const { start, begin, rows } = await open(t);
    await finishErasure(start(), await begin(), taskContext('r'));
    await rows('delete from erasures');
    const failing = { ...holderOf(new Set()), keepTaken: () => Promise.reject(new Error('killed')) };
    await assert.rejects(keepErased(start({ holders: () => [failing] })), /killed/);
    const taken: string[] = [];
    const keepTaken = async (references: readonly string[]) => void taken.push(...references);
    await keepErased(start({ holders: () => [{ ...holderOf(new Set()), keepTaken }] }));
    assert.deepEqual(taken, ['user/17']);
    assert.deepEqual(await rows('select state from erasures'), [{ state: 'complete' }]);
  });

  it('erases a person once who has several, and waits while that cannot be finished', async (t) => {
    const { start, begin, rows, held, written, failures } = await open(t);
    await finishErasure(start(), await begin(), taskContext('r'));
    const [first] = written;
    assert.ok(first !== undefined);
    written.push({ ...first, id: 8, references: [] });
    held.add(ana);
    const failing = { ...holderOf(held), erase: () => Promise.reject(new Error('away')) };
    for (let hour = 0; hour < 2; hour += 1) await keepErased(start({ holders: () => [failing] }));
    assert.deepEqual(failures, ['away', 'away']);
    assert.deepEqual(await rows('select state, count(*) from erasures group by 1 order by 1'), [
      { state: 'begun', count: 1 },
      { state: 'complete', count: 2 },
    ]);
    await keepErased(start());
    await keepErased(start());
    assert.equal(held.size, 0);
    assert.equal(written.length, 3);
  });
});
