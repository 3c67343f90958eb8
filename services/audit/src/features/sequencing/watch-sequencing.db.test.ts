import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { sequenceAllEvents } from './sequence-events.ts';
import { alarmOfLag, createSequencingWatch, type SequencingLag } from './watch-sequencing.ts';

const event = JSON.stringify({
  kind: 'user.suspend',
  actor: { kind: 'cli', id: null, name: 'test' },
  subject: { kind: 'user', id: 1 },
  persons: [],
});

async function openLog(t: Parameters<typeof createTestDatabase>[0]) {
  const database = await createTestDatabase(t);
  const options = { maxConnections: 3, onConnectionError: () => undefined };
  const audit = openDatabase({ url: database.urls.audit, schema: 'audit', ...options });
  const registry = openDatabase({ url: database.urls.registry, schema: 'registry', ...options });
  t?.after(() => Promise.all([audit[Symbol.asyncDispose](), registry[Symbol.asyncDispose]()]));
  await audit.pool.query(`insert into audit.log (origin) values ('test')`);
  let nowMs = 0;
  const watch = createSequencingWatch(audit.pool, () => nowMs);
  /** After so long. */
  const lagAfter = async (ms: number): Promise<SequencingLag> => {
    nowMs += ms;
    return await watch();
  };
  const alarmAfter = async (ms: number): Promise<string | undefined> => alarmOfLag(await lagAfter(ms))?.message;
  return { pool: audit.pool, writers: registry.pool, lagAfter, alarmAfter };
}

test('events that get no place in the log raise an alarm, until they have one', async (t) => {
  const { pool, writers, alarmAfter } = await openLog(t);
  await writers.query('select audit.append($1)', [event]);
  assert.equal(await alarmAfter(0), undefined);
  assert.equal(await alarmAfter(4_000), undefined);
  assert.match((await alarmAfter(2_000)) ?? '', /^1 audit events have no place in the log yet, the oldest for 6 s/);
  await sequenceAllEvents(pool);
  assert.equal(await alarmAfter(1_000), undefined);
});

test('a transaction that stays open is seen for as long as it lasts, and holds up nobody else’s events', async (t) => {
  const { pool, writers, lagAfter, alarmAfter } = await openLog(t);
  const open = await writers.connect();
  try {
    await open.query('begin');
    await open.query('select audit.append($1)', [event]);
    await lagAfter(0);
    await writers.query('select audit.append($1)', [event]);
    await sequenceAllEvents(pool);
    assert.deepEqual(await lagAfter(61_000), { pending: 0, oldestPendingMs: 0, oldestTransactionMs: 61_000 });
    assert.equal(await alarmAfter(0), undefined);
    await open.query('commit');
    assert.equal((await lagAfter(1)).oldestTransactionMs, 0);
  } finally {
    open.release();
  }
});
