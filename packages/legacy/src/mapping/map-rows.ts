import type { LegacySource, ReadOptions } from '../source/source.ts';
import { tableKey, type SourceTable } from '../source/source-table.ts';
import type { MappingOutcome } from './mapped-row.ts';
import type { Mapping, TableMapping } from './mapping.ts';
import { rowMapper, type RowMapper } from './row-mapper.ts';

/**
 * Every row of the tables that the mapping gives an entity, as mapped or with what is wrong with it, in batches of one table and in the
 * order of the source. Throws `SourceError` where the source cannot be read any further.
 */
export async function* mapRows(
  source: LegacySource,
  mapping: Mapping,
  options: Pick<ReadOptions, 'onNotice'> = {},
): AsyncGenerator<readonly MappingOutcome[], void, void> {
  const tables = mapping.tables.filter(({ entity }) => entity !== null);
  const byName = new Map(tables.map((table) => [tableKey(table.table), table]));
  let last: { readonly table: SourceTable; readonly mapper: RowMapper } | undefined;
  for await (const { table, rows } of source.read({ ...options, tables: tables.map((one) => one.table) })) {
    const mapper = last?.table === table ? last.mapper : mapperOf(table, byName.get(tableKey(table.name)), mapping);
    if (mapper === undefined) continue;
    last = { table, mapper };
    yield rows.map(mapper);
  }
}

function mapperOf(table: SourceTable, tableMapping: TableMapping | undefined, mapping: Mapping): RowMapper | undefined {
  if (tableMapping === undefined || tableMapping.entity === null) return undefined;
  return rowMapper(tableMapping.entity, table, tableMapping, mapping);
}
