import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import type { AuditDatabase, AuditSchema } from '../../audit-schema.ts';
import { eventFilters } from './event-filters.ts';
import { findEvents, foundEvents, searchOf, type Scope } from './find-events.ts';

const count = 40_000;
const noAddresses = { addressHash: () => '00' };
const filtersSchema = z.object(eventFilters);

let database: TestDatabase;
let audit: AuditDatabase;

// One event every ten minutes, some of them committed late. Everything rare is long ago, where a search from the newest on would find it last.
const fill = `
  insert into audit.events
  select n, n + 1, '2025-01-01Z'::timestamptz + n * interval '10 minutes' - case n % 100 when 7 then 1 else 0 end * interval '20 hours',
    jsonb_build_object('kind', kind, 'requestId', 'request-' || n, 'persons', persons, 'filling', repeat(md5(n::text), 12))::text,
    kind, 'operator', operator, 'user', n % 5000, customer, persons
  from (
    select n, case when n < 40 then 'role.delete' else (array['user.change', 'user.suspend', 'session.start'])[n % 3 + 1] end as kind,
      case when n < 40 then 77 else n % 10 end as operator, case when n < 40 then 777 else n % 50 end as customer,
      array['user/' || n % 5000, 'operator/' || case when n < 40 then 77 else n % 10 end] as persons
    from generate_series(0, ${count} - 1) n
  ) event;
  analyze audit.events`;

before(async () => {
  database = await createTestDatabase();
  audit = openDatabase<AuditSchema>({ url: database.urls.audit, schema: 'audit', maxConnections: 2, onConnectionError: () => undefined });
  await audit.pool.query(fill);
  await audit.pool.query('vacuum audit.events');
});

after(async () => {
  await audit[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[];
}

/** How many pages of 8 KiB a page of the list is made of, and how they were found. */
async function lookedAt(query: Readonly<Record<string, string>>, scope: Scope = null) {
  const searched = await searchOf(audit.kysely, noAddresses, scope, filtersSchema.parse(query));
  const [row] = await foundEvents(audit.kysely, searched, { beforeLeaf: null, limit: 51 }).explain<{
    'QUERY PLAN': readonly { Plan: Plan }[];
  }>('json', sql`analyze, buffers`);
  const plan = row?.['QUERY PLAN'][0]?.Plan ?? assert.fail();
  const nodes = (one: Plan): readonly string[] => [one['Node Type'], ...(one.Plans ?? []).flatMap(nodes)];
  return { blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], nodes: nodes(plan) };
}

describe('a page of events is found without looking through the log', () => {
  for (const [query, scope] of [
    [{}],
    [{ kind: 'user.change' }],
    [{ kind: 'role.delete' }],
    [{ kind: 'role.' }],
    [{ kind: 'nothing.' }],
    [{ kind: 'user.' }],
    [{ actor: 'operator/3' }],
    [{ actor: 'operator/77' }],
    [{ actor: 'cli' }],
    [{ personReference: 'user/17' }],
    [{ personReference: 'operator/77' }],
    [{ personReference: 'operator/3' }],
    [{ subjectKind: 'user', subjectId: '17' }],
    [{ customerId: '777' }],
    [{ requestId: 'request-5' }],
    [{ from: '2025-01-02', until: '2025-01-03' }],
    [{ until: '2025-01-01' }],
    [{ from: '2100-01-01' }],
    [{ from: '2025-01-02', until: '2025-01-02', kind: 'user.change', actor: 'operator/3' }],
    [{}, [777]],
    [{}, [777, 778]],
    [{ kind: 'user.' }, [3]],
  ] as const) {
    it(`by ${JSON.stringify(query)}${scope === undefined ? '' : ` within ${JSON.stringify(scope)}`}`, async () => {
      const { blocks, nodes } = await lookedAt(query, scope);
      assert.ok(!nodes.includes('Seq Scan'), nodes.join(', '));
      assert.ok(blocks < 600, `${blocks} blocks by ${nodes.join(', ')}`);
    });
  }
});

describe('the events of a time', () => {
  for (const [from, until] of [
    ['2025-01-02', '2025-01-02'],
    ['2025-03-01T10:00:00Z', '2025-03-01T10:20:00Z'],
    ['2025-06-01T00:00:01Z', '2025-06-03T23:59:59Z'],
    ['2020-01-01', '2025-01-01'],
    ['2025-10-05', '2030-01-01'],
  ] as const) {
    it(`from ${from} until ${until} are all of it, those that were committed late among them`, async () => {
      const filters = filtersSchema.parse({ from, until });
      const searched = await searchOf(audit.kysely, noAddresses, null, filters);
      const found = await findEvents(audit.kysely, searched, { beforeLeaf: null, limit: count });
      const { rows } = await audit.pool.query<{ leaf_index: number }>(
        'select leaf_index from audit.events where recorded_at >= $1 and recorded_at < $2 order by leaf_index desc',
        [filters.from?.toString(), filters.until?.toString()],
      );
      assert.deepEqual(
        found.map(({ leafIndex }) => leafIndex),
        rows.map((row) => row.leaf_index),
      );
      assert.ok(found.length > 0);
    });
  }
});
