import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { limitConcurrency } from '@seatledger/platform/jobs/limit-concurrency.ts';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { createRegistryDoor } from '../../registry-door.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { testApi } from '../../test-api.ts';
import { createApplyDueRequest } from './apply-due-request.ts';
import { history, type Tally } from './testing/history-step.ts';
import { firstWorld } from './testing/model-world.ts';
import { openLane, prepareVendor, RealHistory, type Beside, type Lane } from './testing/real-histories.ts';

/** On each server; twice as many in a whole run. */
const histories = 1_000;
const lanes = 8;

let opened: TestDatabase;
const api = testApi(async () => (opened = await createTestDatabase()));
const { registry } = api;

describe('whatever happens to change requests, at once or one after the other', () => {
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
    assert.deepEqual(await violations(), {});
    const cameUp = new Set([...tally.states.keys(), ...tally.answers.keys()]);
    assert.deepEqual(
      mustComeUp.filter((name) => !cameUp.has(name)),
      [],
    );
  });

  /** What must never be found, looked for in all that all histories left. */
  async function violations() {
    const found = await Promise.all(Object.entries(never).map(async ([rule, sql]) => [rule, await registry.rows(sql)] as const));
    return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
  }
});

/** Without these the histories would prove little. */
const mustComeUp =
  `draft, submitted, scheduled, applied, rejected, withdrawn, failed, several at once, approve ok, approve own_change_request,
approve already_approved, approve change_request_changed, approve delegation_not_in_force, edit ok, undo ok, break-glass ok, review ok, wake ok`.split(
    /,\s/,
  );

const applied = `
  select r.*, e.request_id as http_request_id from change_requests r
  left join test.audit_events e on e.kind = 'change-request.apply' and e.subject_id = r.id where r.state = 'applied'`;

const never = {
  'a domain has more users than its seat limit':
    'select id from domains d where seat_limit < (select count(*) from users where domain_id = d.id)',
  'somebody approves their own': `
    select r.id from change_requests r join change_request_approvals a on a.request_id = r.id and a.digest = r.digest
    join change_request_steps s on s.request_id = r.id and s.step = 'propose'
    join access.operators proposer on proposer.id = s.actor_id where a.person_id = proposer.person_id`,
  'what is applied has not the approvals that it needs': `
    select r.id from change_requests r, jsonb_to_recordset(requirements) q (approvals integer, "approverRoles" jsonb)
    where state = 'applied' and glass_broken_by is null and q.approvals > (
      select count(distinct person_id) from change_request_approvals a where request_id = r.id and a.digest = r.digest
        and not person_id = any (r.involved_person_ids)
        and exists (select from jsonb_array_elements_text(a.power -> 'roles') role where q."approverRoles" ? role))`,
  'what is applied is not what was approved last': `
    select r.id from change_requests r join change_request_steps s on s.request_id = r.id and s.step = 'apply' where s.digest <> r.digest`,
  'a request is applied twice or without saying so': `
    select id from (${applied}) r group by id having count(http_request_id) <> 1`,
  // What a domain is in other fields may have moved, and is not what was approved.
  'a command that was applied has not exactly one event': `
    with applied as (${applied}), items as (
      select r.http_request_id as request, i.command ->> 'kind' as kind, i.subject_id as subject, case i.subject_kind when 'user' then i.before end as before,
        case i.subject_kind when 'user' then i.after end as after
      from applied r join change_request_items i on i.request_id = r.id where i.subject_id is not null
    ), events as (
      select request_id as request, kind, subject_id as subject, case subject_kind when 'user' then e.before end as before,
        case subject_kind when 'user' then e.after end as after
      from test.audit_events e where split_part(kind, '.', 1) in ('user', 'override', 'domain') and request_id in (select http_request_id from applied)
    )
    (table items except all table events) union all (table events except all table items)`,
  'something is changed by nobody’s request': `
    select e.id, e.kind from test.audit_events e
    where split_part(e.kind, '.', 1) in ('user', 'override', 'domain') and e.request_id <> 'request-1'
      and not exists (select from (${applied}) r where r.http_request_id = e.request_id)`,
  'a request goes from one state to another that it cannot': `
    select request_id, step, former, state from (
      select request_id, step, state, lag(state) over (partition by request_id order by id) as former from change_request_steps) s
    where former in ('applied', 'rejected', 'withdrawn') and step <> 'review' or former is null and step <> 'propose'
      or former in ('draft', 'submitted') and step in ('apply', 'fail')`,
};
