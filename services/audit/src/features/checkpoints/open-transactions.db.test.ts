import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { announceLongWork, endLongWork } from '@seatledger/platform/db/long-work.ts';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { alarmOfTransactions, createTransactionWatch } from './open-transactions.ts';

/** A watch by the audit's own role, and sessions of another one. */
async function open(t: TestContext) {
  const database = await createTestDatabase(t);
  const options = { maxConnections: 3, onConnectionError: () => undefined };
  const audit = openDatabase({ url: database.urls.audit, schema: 'audit', ...options });
  const registry = openDatabase({ url: database.urls.registry, schema: 'registry', ...options });
  t.after(() => Promise.all([audit[Symbol.asyncDispose](), registry[Symbol.asyncDispose]()]));
  let nowMs = 0;
  const watch = createTransactionWatch(audit.pool, () => nowMs);
  const alarmAfter = async (ms: number): Promise<string | undefined> => {
    nowMs += ms;
    return alarmOfTransactions(await watch())?.message;
  };

  /** A session in a transaction that has written something. */
  async function begin(work?: string) {
    const session = await registry.pool.connect();
    if (work !== undefined) await announceLongWork(session, work);
    await session.query('begin; select pg_current_xact_id()');
    const end = async (): Promise<void> => {
      await session.query('commit');
      await endLongWork(session);
      session.release();
    };
    return { end };
  }
  return { alarmAfter, begin };
}

test('a transaction that stays open raises an alarm that says whose it is', async (t) => {
  const { alarmAfter, begin } = await open(t);
  const { end } = await begin();
  assert.equal(await alarmAfter(0), undefined);
  assert.equal(await alarmAfter(59_000), undefined);
  const said = (await alarmAfter(2_000)) ?? '';
  assert.match(said, /^A transaction has been open for 61 s;.* session "seatledger registry": .*where pid = \d+\)\.$/);
  await end();
  assert.equal(await alarmAfter(1), undefined);
});

test('an import that runs for minutes raises none, and one for half an hour does', async (t) => {
  const { alarmAfter, begin } = await open(t);
  const { end } = await begin('an import');
  assert.equal(await alarmAfter(0), undefined);
  assert.equal(await alarmAfter(10 * 60_000), undefined);
  assert.match((await alarmAfter(21 * 60_000)) ?? '', /^A transaction of an import has been open for 1860 s;/);
  await end();
});

test('an import hides nothing that is open beside it', async (t) => {
  const { alarmAfter, begin } = await open(t);
  const importing = await begin('an import');
  assert.equal(await alarmAfter(0), undefined);
  const other = await begin();
  assert.equal(await alarmAfter(30_000), undefined);
  assert.match((await alarmAfter(61_000)) ?? '', /^A transaction has been open for 61 s;/);
  await other.end();
  assert.equal(await alarmAfter(1), undefined);
  await importing.end();
});
