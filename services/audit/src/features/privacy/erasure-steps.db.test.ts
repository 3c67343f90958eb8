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
import { advanceErasure } from './advance-erasure.ts';
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
    addresses: async () => [],
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

  return { start, begin, isErased, failures, written };
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
