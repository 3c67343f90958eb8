import type { ForeignKey, SourceColumn, SourceTable } from '../source/source-table.ts';
import type { ServerConnection } from './server-connection.ts';

/** A table of the server, with what its schema is needed for beside its name. */
export interface ServerTable extends SourceTable {
  readonly schema: string;
  readonly table: string;
}

const columnsSql = `
select s.name, t.name, c.name, coalesce(y.name, u.name), c.max_length, c.precision, c.scale, c.is_nullable
from sys.tables t
join sys.schemas s on s.schema_id = t.schema_id
join sys.columns c on c.object_id = t.object_id
join sys.types u on u.user_type_id = c.user_type_id
left join sys.types y on y.user_type_id = c.system_type_id
where t.is_ms_shipped = 0
order by s.name, t.name, c.column_id`;

const primaryKeysSql = `
select s.name, t.name, c.name
from sys.indexes i
join sys.tables t on t.object_id = i.object_id
join sys.schemas s on s.schema_id = t.schema_id
join sys.index_columns k on k.object_id = i.object_id and k.index_id = i.index_id
join sys.columns c on c.object_id = t.object_id and c.column_id = k.column_id
where i.is_primary_key = 1 and t.is_ms_shipped = 0
order by s.name, t.name, k.key_ordinal`;

const foreignKeysSql = `
select s.name, t.name, f.name, c.name, rs.name, rt.name, rc.name
from sys.foreign_keys f
join sys.foreign_key_columns k on k.constraint_object_id = f.object_id
join sys.tables t on t.object_id = f.parent_object_id
join sys.schemas s on s.schema_id = t.schema_id
join sys.columns c on c.object_id = t.object_id and c.column_id = k.parent_column_id
join sys.tables rt on rt.object_id = f.referenced_object_id
join sys.schemas rs on rs.schema_id = rt.schema_id
join sys.columns rc on rc.object_id = rt.object_id and rc.column_id = k.referenced_column_id
order by s.name, t.name, f.name, k.constraint_column_id`;

/** All tables that somebody made, by their names. */
export async function readServerSchema(connection: ServerConnection): Promise<readonly ServerTable[]> {
  const columns = Map.groupBy(await rowsOf(connection, columnsSql), ([schema, table]) => `${schema}.${table}`);
  const primaryKeys = Map.groupBy(await rowsOf(connection, primaryKeysSql), ([schema, table]) => `${schema}.${table}`);
  const foreignKeys = Map.groupBy(await rowsOf(connection, foreignKeysSql), ([schema, table]) => `${schema}.${table}`);
  return Array.from(columns, ([name, rows]) => ({
    name,
    schema: rows[0]?.[0] ?? '',
    table: rows[0]?.[1] ?? '',
    columns: rows.map(columnOf),
    primaryKey: (primaryKeys.get(name) ?? []).map(([, , column = '']) => column),
    foreignKeys: foreignKeysOf(foreignKeys.get(name) ?? []),
  }));
}

async function rowsOf(connection: ServerConnection, sql: string): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const batch of connection.query(sql)) rows.push(...batch.map((row) => row.map((value) => String(value))));
  return rows;
}

function columnOf([, , name = '', type = '', maxLength = '', precision = '', scale = '', nullable]: readonly string[]): SourceColumn {
  return {
    name,
    type: { name: type, parameters: parametersOf(type, Number(maxLength), precision, scale) },
    nullable: nullable === 'true' || nullable === '1',
  };
}

function parametersOf(type: string, maxLength: number, precision: string, scale: string): readonly string[] {
  switch (type) {
    case 'char':
    case 'varchar':
    case 'binary':
    case 'varbinary':
      return [maxLength < 0 ? 'max' : String(maxLength)];
    case 'nchar':
    case 'nvarchar':
      return [maxLength < 0 ? 'max' : String(maxLength / 2)];
    case 'decimal':
    case 'numeric':
      return [precision, scale];
    case 'datetime2':
    case 'datetimeoffset':
    case 'time':
      return [scale];
    default:
      return [];
  }
}

function foreignKeysOf(rows: readonly (readonly string[])[]): readonly ForeignKey[] {
  return Array.from(
    Map.groupBy(rows, ([, , key]) => key),
    ([, parts]) => ({
      columns: parts.map(([, , , column = '']) => column),
      table: `${parts[0]?.[4] ?? ''}.${parts[0]?.[5] ?? ''}`,
      references: parts.map(([, , , , , , column = '']) => column),
    }),
  );
}
