import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { limitConcurrency } from '@seatledger/platform/jobs/limit-concurrency.ts';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../../../tests/dev-env/dev-env.ts';
import { createRegistryDoor } from '../../../registry-door.ts';
import type { RegistrySchema } from '../../../registry-schema.ts';
import { testApi } from '../../../test-api.ts';
import { createApplyDueRequest } from '../apply-due-request.ts';
import { mustComeUp, ruleBreaches } from './history-rules.ts';
import type { History, Tally } from './history-step.ts';
import { firstWorld } from './model-world.ts';
import { openLane, prepareVendor, RealHistory, type Beside, type Lane } from './real-histories.ts';

/** In each of two files: two thousand on the first server. On another, what differs between versions comes up sooner. */
const isRepeated = process.env['SEATLEDGER_TEST_REPEATED'] === 'true';
const histories = isRepeated ? 200 : 1_000;
const lanes = 8;

/** Lets histories of a sort happen on a server and a database of their own, and compares them with what the model says. */
export function testHistories(history: fc.Arbitrary<History>): void {
  let opened: TestDatabase;
  const api = testApi(async () => (opened = await createTestDatabase()));
  const stack = new AsyncDisposableStack();
  const tally: Tally = { answers: new Map(), states: new Map() };
  let beside: Beside;
  let begun = 0;

  before(() => {
    const { kysely: db, pool } = stack.use(
      openDatabase<RegistrySchema>({
        url: opened.urls.registry,
        schema: 'registry',
        maxConnections: lanes,
        onConnectionError: () => undefined,
      }),
    );
    const applyDue = createApplyDueRequest({ db, pool, inTurn: limitConcurrency(2) }, createRegistryDoor(db, opened.audit));
    beside = { applyDue, query: (sql) => pool.query(sql) };
  });
  after(() => stack.disposeAsync());

  async function runHistories(lane: Lane): Promise<void> {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        begun += 1;
        const real = new RealHistory(api, lane, beside, begun);
        await real.begin(firstWorld);
        const state = { world: firstWorld, requests: new Map(), delegated: false };
        try {
          await fc.asyncModelRun(() => ({ model: { state, nextRef: 1, tally }, real }), steps);
        } finally {
          await real.end();
        }
      }),
      { numRuns: histories / lanes },
    );
  }

  it('keeps the rules that a much simpler model keeps', async () => {
    await prepareVendor(api);
    await Promise.all(Array.from({ length: lanes }, async (_, number) => runHistories(await openLane(api, number))));
    assert.ok(begun >= histories, `only ${begun} histories`);
    assert.deepEqual(await ruleBreaches(api.registry.rows), {});
    if (isRepeated) return;
    const cameUp = new Set([...tally.states.keys(), ...tally.answers.keys()]);
    assert.deepEqual(
      mustComeUp.filter((name) => !cameUp.has(name)),
      [],
    );
  });
}
