import { tableKey } from '../../source/source-table.ts';
import { readId } from '../../values/id.ts';
import type { Entity } from '../canonical-rows.ts';
import { fieldsOf } from '../entity-fields.ts';
import type { ProposedColumn } from './propose-columns.ts';
import type { ProposedTable } from './proposed-table.ts';

/** References that names do not show: by declared foreign keys, else by values that are ids of the other table. Keys of pairs, too. */
export function proposeReferences(tables: readonly ProposedTable[]): readonly ProposedTable[] {
  const byEntity = new Map(tables.flatMap((table) => (table.entity === null ? [] : [[table.entity, table] as const])));
  return tables.map((table) => {
    if (table.entity === null) return table;
    const columns = missingReferences(table.entity, table.columns).reduce(
      (columns, [field, entity]) => withReference(columns, field, table, byEntity.get(entity)),
      table.columns,
    );
    return { ...table, columns, key: table.key.length > 0 ? table.key : pairKey(table.entity, columns) };
  });
}

function missingReferences(entity: Entity, columns: readonly ProposedColumn[]): readonly (readonly [field: string, entity: Entity])[] {
  return fieldsOf(entity).flatMap(([field, { required, refersTo }]) => {
    const isMissing = required && refersTo !== null && columns.every((column) => column.field !== field);
    return isMissing ? [[field, refersTo] as const] : [];
  });
}

function withReference(
  columns: readonly ProposedColumn[],
  field: string,
  table: ProposedTable,
  target: ProposedTable | undefined,
): readonly ProposedColumn[] {
  if (target === undefined) return columns;
  const declared = declaredReference(table, target);
  const found = columns.find(({ column, field }) => field === null && column === declared) ?? columnOfIds(columns, table, target);
  if (found === undefined) return columns;
  const reason =
    found.column === declared ? `foreign key to ${target.sample.table.name}` : `its values are ids of ${target.sample.table.name}`;
  const confidence = found.column === declared ? 'sure' : 'guess';
  return columns.map((column) => (column === found ? { ...column, field, confidence, reason } : column));
}

function declaredReference({ sample }: ProposedTable, target: ProposedTable): string | undefined {
  const key = sample.table.foreignKeys.find(
    ({ table, columns }) => columns.length === 1 && tableKey(table) === tableKey(target.sample.table.name),
  );
  return key?.columns[0];
}

/** The one column whose values are nearly all ids of the target. Where there are several, nothing is guessed. */
function columnOfIds(columns: readonly ProposedColumn[], { sample }: ProposedTable, target: ProposedTable): ProposedColumn | undefined {
  const ids = idsOf(target);
  if (ids.size === 0) return undefined;
  const found = columns.filter(({ field }, index) => {
    const values = sample.profiles[index]?.distinct;
    if (field !== null || values === undefined || values.size === 0) return false;
    const known = Array.from(values.keys()).filter((value) => ids.has(idOf(value))).length;
    return known / values.size >= 0.9;
  });
  return found.length === 1 ? found[0] : undefined;
}

function idsOf({ sample, columns }: ProposedTable): ReadonlySet<string> {
  const index = columns.findIndex(({ field }) => field === 'id');
  return new Set(Array.from(sample.profiles[index]?.distinct.keys() ?? [], idOf));
}

function idOf(text: string): string {
  const id = readId(text);
  return id.ok ? id.value : text;
}

/** Rows of pairs without an id are told from each other by both. */
function pairKey(entity: Entity, columns: readonly ProposedColumn[]): readonly string[] {
  const references = fieldsOf(entity).filter(([, { required, refersTo }]) => required && refersTo !== null);
  const named = references.flatMap(([field]) => columns.find((column) => column.field === field)?.column ?? []);
  return references.length > 1 && named.length === references.length ? named : [];
}
