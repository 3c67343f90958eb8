import type { SourceSurvey } from '../source/source.ts';
import { tableKey } from '../source/source-table.ts';
import { entities, type Entity } from './canonical-rows.ts';
import type { Mapping, TableMapping } from './mapping.ts';

/** Where a mapping and its source do not meet. */
export interface MappingGaps {
  /** Tables of the source that the mapping does not name. */
  readonly unknownTables: readonly string[];
  /** Columns of mapped tables that nobody has decided on: not named, or `unknown`. */
  readonly unknownColumns: readonly { readonly table: string; readonly column: string }[];
  /** Tables and columns that the mapping names and the source has not. A column without its table is not listed. */
  readonly missingTables: readonly string[];
  readonly missingColumns: readonly { readonly table: string; readonly column: string }[];
  /** What no table holds. */
  readonly missingEntities: readonly Entity[];
}

export function mappingGaps({ tables }: Mapping, survey: SourceSurvey): MappingGaps {
  const mapped = new Map(tables.map((table) => [tableKey(table.table), table]));
  const there = new Map(survey.tables.map((table) => [tableKey(table.name), table]));
  const unknownColumns: { table: string; column: string }[] = [];
  const missingColumns: { table: string; column: string }[] = [];
  for (const table of survey.tables) {
    const mapping = mapped.get(tableKey(table.name));
    if (mapping === undefined || mapping.entity === null) continue;
    const names = table.columns.map(({ name }) => name);
    unknownColumns.push(...undecided(names, mapping).map((column) => ({ table: table.name, column })));
    missingColumns.push(
      ...namedBy(mapping)
        .filter((column) => !includes(names, column))
        .map((column) => ({ table: table.name, column })),
    );
  }
  const held = new Set(tables.filter(({ table }) => there.has(tableKey(table))).map(({ entity }) => entity));
  return {
    unknownTables: survey.tables.filter(({ name }) => !mapped.has(tableKey(name))).map(({ name }) => name),
    unknownColumns,
    missingTables: tables.filter(({ table, entity }) => entity !== null && !there.has(tableKey(table))).map(({ table }) => table),
    missingColumns,
    missingEntities: (Object.keys(entities) as Entity[]).filter((entity) => !held.has(entity)),
  };
}

function undecided(names: readonly string[], { columns }: TableMapping): readonly string[] {
  const decided = columns.filter(({ target }) => target.kind !== 'unknown').map(({ column }) => column);
  return names.filter((name) => !includes(decided, name));
}

function namedBy({ columns, key }: TableMapping): readonly string[] {
  return [...new Set([...columns.map(({ column }) => column), ...key])];
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}
