import { parseMapping } from '../mapping/parse-mapping.ts';
import type { LegacySource } from '../source/source.ts';
import { tableKey } from '../source/source-table.ts';

type Rows = readonly (readonly (string | null)[])[];

const columnsOf: Readonly<Record<string, readonly [entity: string, ...columns: string[]]>> = {
  Client: ['customer', 'Id=id', 'Name=name'],
  Domain: ['domain', 'Id=id', 'Name=name', 'ClientId=customerId', 'StartDate=validFrom', 'EndDate=validUntil', 'IsActive=isActive'],
  AvailableFeature: ['feature', 'Id=id', 'Code=code', 'DefaultValue=defaultValue'],
  SettingProfile: ['profile', 'Id=id', 'Name=name'],
  FeatureSettingProfile: ['profile-value', 'Id=id', 'SettingProfileId=profileId', 'AvailableFeatureId=featureId', 'Value=value'],
  SettingPack: ['pack', 'Id=id', 'Name=name', 'Settings=settings'],
  Pack: ['domain-pack', 'Id=id', 'DomainId=domainId', 'SettingPackId=packId', 'Rank=order'],
  User: ['user', 'Id=id', 'Email=email', 'IsActive=isActive'],
  PackProfile: ['seat', 'Id=id', 'DomainId=domainId', 'UserId=userId'],
  UserProfile: ['user-profile', 'Id=id', 'UserId=userId', 'SettingProfileId=profileId', 'EndDate=validUntil'],
};

const pairsOf = ([, ...columns]: readonly string[]) => columns.map((one) => one.split('=') as [column: string, field: string]);

export const oldMapping = parseMapping(
  `version: 1
timeZone: Europe/Paris
dates: { writtenIn: Europe/Paris, order: dmy, until: inclusive, openFrom: [], openUntil: [] }
flags: { yes: ['true'], no: ['false'] }
tables:
${Object.entries(columnsOf)
  .map(([table, columns]) => {
    const fields = pairsOf(columns).map(([column, field]) => `${column}: ${field}`);
    return `  dbo.${table}: { entity: ${columns[0]}, key: [Id], columns: { ${fields.join(', ')} } }`;
  })
  .join('\n')}
features:
  coloring: { key: cell.coloring, type: flag }
  max_rows: { key: adhoc.maxRows, type: number, minimum: 0, maximum: 100000 }
`,
  'mapping.yaml',
);

/** An old database of these rows, in the order of the columns above. */
export function oldDatabase(tables: Readonly<Record<string, Rows>>): LegacySource {
  const all = Object.entries(tables).map(([name, rows]) => ({
    table: {
      name: `dbo.${name}`,
      columns: pairsOf(columnsOf[name] ?? ['']).map(([column]) => ({ name: column, type: null, nullable: true })),
      primaryKey: ['Id'],
      foreignKeys: [],
    },
    rows: rows.map((values, index) => ({ place: { row: index + 1, file: null, line: null }, values })),
  }));
  return {
    kind: 't-sql',
    name: 'OldDb',
    survey: async () => ({ tables: all.map(({ table, rows }) => ({ ...table, rowCount: rows.length })), notices: [] }),
    async *read({ tables: wanted } = {}) {
      const keys = wanted?.map(tableKey);
      for (const batch of all) if (keys === undefined || keys.includes(tableKey(batch.table.name))) yield batch;
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
