import type { ComparedDomain } from '@seatledger/domain/migration/create-parity-run.ts';
import { alike, parityRun } from '../../services/registry/src/features/cut-over/test-cut-over.ts';
import {
  linesOf,
  mappingText,
  oldDatabase,
  withRows,
  type OldDatabase,
} from '../../services/registry/src/features/legacy-migration/test-migration.ts';
import type { Visitor } from './visitor.ts';

const [, , eve = []] = oldDatabase['dbo.User'] ?? [];

/** An old database in which some rows cannot be brought over: two users, a domain, and what the sample vendor has otherwise. */
const faultyDatabase: OldDatabase = withRows({
  'dbo.Client': [
    ['1', 'Bluewater Freight'],
    ['2', 'Globex'],
  ],
  'dbo.Domain': [
    ['1', 'bluewater.example', '1', '2022-01-01', '2027-12-31', '1'],
    ['2', 'globex.example', '2', '2022-01-01', null, '0'],
    ['3', 'initech.example', '2', '2022-31-12', null, '1'],
  ],
  'dbo.User': [
    ['1', 'ana@bluewater.example', 'Ana', 'Martin', '1'],
    ['2', 'bob at bluewater.example', 'Bob', 'Roux', '0'],
    eve,
    ['4', 'zoe@globex.example', 'Zoé', 'Lefèvre', 'peut-être'],
  ],
});

const leftAside = { table: 'dbo.LoginHistory', entity: null, rows: 48_213 };
const notices = [{ code: 'statement_skipped', text: 'A trigger is not carried out (monolith.sql, line 812).', count: 1 }];

/** Has the rows of an old database planned, as the command line does. Gives the id of the migration. */
export async function planSample(administrator: Visitor): Promise<string> {
  const begun = { source: 'monolith.sql', mapping: { name: 'mapping.yaml', text: mappingText }, tables: [leftAside], notices };
  const { id } = await administrator.ask('POST', '/v1/migrations', begun);
  const lines = Buffer.from((await linesOf(faultyDatabase)).join('\n'));
  await administrator.ask('POST', `/v1/migrations/${id}/rows?after=0`, lines, { 'content-type': 'application/x-ndjson' });
  await administrator.ask('POST', `/v1/migrations/${id}/actions/plan`, {});
  return id;
}

/** Has them brought over as well, and the answers compared: one domain is as it was, the other is not. */
export async function migrateSample(administrator: Visitor): Promise<string> {
  const id = await planSample(administrator);
  const path = `/v1/migrations/${id}`;
  const { planDigest } = await administrator.ask('GET', path);
  let { state } = await administrator.ask('POST', `${path}/actions/apply`, { planDigest });
  while (state === 'applying') ({ state } = await administrator.ask('POST', `${path}/actions/continue`, {}));
  await compareSample(administrator);
  return id;
}

async function compareSample(administrator: Visitor): Promise<void> {
  const differing: ComparedDomain = {
    name: 'bluewater.example',
    asked: 40,
    agreed: 37,
    causes: [
      { cause: 'quarantined', effect: 'loses', questions: 2 },
      { cause: 'feature_value', effect: 'differs', questions: 1 },
    ],
  };
  await administrator.ask('POST', '/v1/parity-runs', parityRun([differing, alike('globex.example', 12)]));
}
