import assert from 'node:assert/strict';
import { mapRows } from '@seatledger/legacy/mapping/map-rows.ts';
import { rawRecord } from '@seatledger/legacy/mapping/mapped-row.ts';
import { parseMapping } from '@seatledger/legacy/mapping/parse-mapping.ts';
import type { LegacySource } from '@seatledger/legacy/source/source.ts';
import type { testApi } from '../../test-api.ts';

/** An old database by table: rows of values in the order of the columns that the mapping file names. */
export type OldDatabase = Readonly<Record<string, readonly (readonly (string | null)[])[]>>;

const columns: Readonly<Record<string, readonly [entity: string, ...columns: string[]]>> = {
  'dbo.Client': ['customer', 'Id=id', 'Name=name'],
  'dbo.Domain': ['domain', 'Id=id', 'Name=name', 'ClientId=customerId', 'StartDate=validFrom', 'EndDate=validUntil', 'IsActive=isActive'],
  'dbo.AvailableFeature': ['feature', 'Id=id', 'Code=code', 'Label=name', 'DefaultValue=defaultValue'],
  'dbo.SettingProfile': ['profile', 'Id=id', 'Name=name'],
  'dbo.FeatureSettingProfile': ['profile-value', 'Id=id', 'SettingProfileId=profileId', 'AvailableFeatureId=featureId', 'Value=value'],
  'dbo.SettingPack': ['pack', 'Id=id', 'Name=name', 'Settings=settings'],
  'dbo.Pack': ['domain-pack', 'Id=id', 'DomainId=domainId', 'SettingPackId=packId'],
  'dbo.User': ['user', 'Id=id', 'Email=email', 'FirstName=firstName', 'LastName=lastName', 'IsActive=isActive'],
  'dbo.PackProfile': ['seat', 'Id=id', 'DomainId=domainId', 'UserId=userId'],
  'dbo.UserProfile': ['user-profile', 'Id=id', 'UserId=userId', 'SettingProfileId=profileId', 'EndDate=validUntil'],
  'dbo.Role': ['role', 'Id=id', 'Name=name'],
  'dbo.RoleUser': ['operator', 'Id=id', 'Email=email', 'RoleId=roleId'],
};

const pairsOf = (table: string) => (columns[table] ?? []).slice(1).map((one) => one.split('=') as [string, string]);

export const mappingText = `version: 1
timeZone: Europe/Paris
dates: { writtenIn: Europe/Paris, order: dmy, until: inclusive, openFrom: [], openUntil: [] }
flags: { yes: ['true'], no: ['false'] }
tables:
${Object.entries(columns)
  .map(
    ([table, [entity]]) =>
      `  ${table}: { entity: ${entity}, key: [Id], columns: { ${pairsOf(table)
        .map(([column, field]) => `${column}: ${field}`)
        .join(', ')} } }`,
  )
  .join('\n')}
features:
  coloring: { key: cell.coloring, type: flag }
  adhoc.max_rows: { key: adhoc.maxRows, type: number, minimum: 0, maximum: 100000 }
roles: { Lecture: reader, Administrateur: administrator }
decisions: { product: { key: excel-addin, name: Excel add-in } }
`;

/** A vendor's old database with two customers and three users. */
export const oldDatabase: OldDatabase = {
  'dbo.Client': [
    ['1', 'Acme'],
    ['2', 'Globex'],
  ],
  'dbo.Domain': [
    ['1', 'acme.example', '1', '2022-01-01', '2027-12-31', '1'],
    ['2', 'globex.example', '2', '2022-01-01', null, '0'],
  ],
  'dbo.AvailableFeature': [
    ['1', 'coloring', 'Coloration', 'false'],
    ['2', 'adhoc.max_rows', 'Lignes', '5000'],
  ],
  'dbo.SettingProfile': [
    ['1', 'Lecteur'],
    ['2', 'Analyste'],
  ],
  'dbo.FeatureSettingProfile': [['1', '2', '2', '10000']],
  'dbo.SettingPack': [['1', 'Finance', '{"coloring":true}']],
  'dbo.Pack': [['1', '1', '1']],
  'dbo.User': [
    ['1', 'ana@acme.example', 'Ana', 'Martin', '1'],
    ['2', ' Bob@Acme.Example ', 'Bob', 'Roux', '0'],
    ['3', 'eve@globex.example', 'Eve', null, '1'],
  ],
  'dbo.PackProfile': [
    ['1', '1', '1'],
    ['2', '1', '2'],
    ['3', '2', '3'],
  ],
  'dbo.UserProfile': [
    ['1', '1', '2', '2026-12-31'],
    ['2', '2', '1', null],
  ],
  'dbo.Role': [['1', 'Administrateur']],
  'dbo.RoleUser': [['1', 'cto@vendor.example', '1']],
};

/** The same with other rows in these tables. */
export function withRows(more: OldDatabase, database = oldDatabase): OldDatabase {
  return { ...database, ...more };
}

function sourceOf(database: OldDatabase): LegacySource {
  return {
    kind: 'csv',
    name: 'old',
    survey: async () => ({ tables: [], notices: [] }),
    async *read() {
      for (const [name, rows] of Object.entries(database)) {
        const table = {
          name,
          columns: pairsOf(name).map(([column]) => ({ name: column, type: null, nullable: true })),
          primaryKey: ['Id'],
          foreignKeys: [],
        };
        yield { table, rows: rows.map((values, index) => ({ place: { row: index + 1, file: 'old.sql', line: index + 10 }, values })) };
      }
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** The rows as the command line sends them. */
export async function linesOf(database: OldDatabase): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const outcomes of mapRows(sourceOf(database), parseMapping(mappingText, 'mapping.yaml'))) {
    for (const outcome of outcomes) {
      const { entity, origin } = outcome;
      const { table, key, place } = origin;
      const row = outcome.outcome === 'mapped' ? outcome.row : null;
      const faults = outcome.outcome === 'mapped' ? [] : outcome.faults;
      lines.push(JSON.stringify({ entity, table, key, file: place.file, line: place.line, row, raw: rawRecord(origin), faults }));
    }
  }
  return lines;
}

type Body = Readonly<Record<string, unknown>>;
interface Row {
  readonly table: string;
  readonly key: string;
  readonly fate: string;
  readonly code: string | null;
}

/** Migrations through the routes, as the command line makes them. */
export function testMigrations(api: ReturnType<typeof testApi>) {
  async function send(id: unknown, after: number, lines: readonly string[]) {
    const response = await api.fetched(`/v1/migrations/${String(id)}/rows?after=${after}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }

  async function received(database: OldDatabase, more: object = {}): Promise<string> {
    const { id } = await api.make('/v1/migrations', { source: 'old.sql', mapping: { name: 'mapping.yaml', text: mappingText }, ...more });
    const { status, body } = await send(id, 0, await linesOf(database));
    assert.equal(status, 200, JSON.stringify(body));
    return String(id);
  }

  async function plan(id: string): Promise<Body> {
    const { status, body } = await api.post(`/v1/migrations/${id}/actions/plan`, {});
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  }

  /** Sends an old database and plans it. Gives the id. */
  async function planned(database: OldDatabase, more: object = {}): Promise<string> {
    const id = await received(database, more);
    await plan(id);
    return id;
  }

  async function carryOut(id: string, limit = 5_000): Promise<Body> {
    for (;;) {
      const { status, body } = await api.post(`/v1/migrations/${id}/actions/continue`, { limit });
      assert.equal(status, 200, JSON.stringify(body));
      if (body['state'] !== 'applying') return body;
    }
  }

  /** Plans anew, and carries the plan out. */
  async function apply(id: string, limit?: number): Promise<Body> {
    const { planDigest } = await plan(id);
    const { status, body } = await api.post(`/v1/migrations/${id}/actions/apply`, { planDigest });
    assert.equal(status, 200, JSON.stringify(body));
    return await carryOut(id, limit);
  }

  async function migrated(database: OldDatabase): Promise<string> {
    const id = await received(database);
    await apply(id);
    return id;
  }

  /** `User 2: quarantined not_an_address`, of the rows with this fate. */
  async function fates(id: string, fate: string): Promise<readonly string[]> {
    const { body } = await api.get(`/v1/migrations/${id}/rows?fate=${fate}&limit=200`);
    return (body.items as unknown as readonly Row[]).map(
      ({ table, key, code }) => `${table.slice(4)} ${key}${code === null ? '' : `: ${code}`}`,
    );
  }

  async function quarantine(state = 'open'): Promise<readonly (Body & { readonly id: string })[]> {
    const { body } = await api.get(`/v1/quarantined-rows?state=${state}&limit=200`);
    return body.items as unknown as readonly (Body & { readonly id: string })[];
  }

  async function decide(id: string, action: string, body: object): Promise<Body> {
    const answer = await api.post(`/v1/quarantined-rows/${id}/actions/${action}`, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  }

  return { send, received, plan, planned, apply, carryOut, migrated, fates, quarantine, decide };
}
