import type { CanonicalRows, Entity } from '../mapping/canonical-rows.ts';
import { fieldsOf, type entityFields, type FieldReader } from '../mapping/entity-fields.ts';
import type { MappedRow, MappingOutcome, RowOrigin } from '../mapping/mapped-row.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { rowMapper } from '../mapping/row-mapper.ts';
import { tableKey } from '../source/source-table.ts';
import type { SourceValue } from '../source/source-value.ts';

/** A row as the old service sees it: it minds no fault in what it does not look at. */
export type ReadableRow = {
  [E in Entity]: {
    readonly entity: E;
    readonly origin: RowOrigin;
    /** Null: what the old service looks at cannot be read here, so what it makes of it is not known. */
    readonly row: CanonicalRows[E] | null;
    /** Fields of the row that could not be read and hold something else. */
    readonly unread: readonly string[];
  };
}[Entity];

/** What the old rules look at; addresses they take as they are written. */
const lookedAt: { readonly [E in Entity]?: readonly (keyof CanonicalRows[E] & string)[] } = {
  domain: ['id', 'validFrom', 'validUntil', 'isActive'],
  user: ['id', 'isActive', 'validFrom', 'validUntil', 'domainId', 'profileId'],
  seat: ['domainId', 'userId'],
  'user-profile': ['userId', 'profileId', 'validFrom', 'validUntil'],
  profile: ['id'],
  'profile-value': ['profileId', 'featureId', 'value'],
  feature: ['id', 'code', 'defaultValue'],
  'domain-pack': ['domainId', 'packId', 'order', 'validFrom', 'validUntil'],
  pack: ['id', 'settings'],
};

export function readableRow(outcome: MappingOutcome, mapping: Mapping): ReadableRow {
  const { entity, origin } = outcome;
  if (outcome.outcome === 'mapped') return rowOf(entity, origin, outcome.row, []);
  const { faults } = outcome;
  if (faults.some(({ code }) => code === 'empty_validity')) return withEmptyValidity(entity, origin, mapping);
  const relevant: readonly string[] = lookedAt[entity] ?? [];
  const unread = faults.map(({ field }) => field);
  const row = unread.some((field) => relevant.includes(field)) ? null : mapWithout(entity, origin, unread, mapping);
  return rowOf(entity, origin, row, unread);
}

/** The end before the start: both are read, and no day is in it. */
function withEmptyValidity(entity: Entity, origin: RowOrigin, mapping: Mapping): ReadableRow {
  const from = mapWithout(entity, origin, ['validUntil'], mapping);
  const until = mapWithout(entity, origin, ['validFrom'], mapping);
  if (from === null || until === null) return rowOf(entity, origin, null, []);
  return rowOf(entity, origin, { ...from, validUntil: (until as { readonly validUntil?: unknown }).validUntil }, []);
}

function rowOf(entity: Entity, origin: RowOrigin, row: object | null, unread: readonly string[]): ReadableRow {
  return { entity, origin, row, unread } as ReadableRow;
}

const standIns: Partial<Record<FieldReader, string>> = { address: 'unread@unread.example', 'domain-name': 'unread.example', name: '?' };

/** The row as mapped with a stand-in for what these fields hold. */
function mapWithout(entity: Entity, origin: RowOrigin, fields: readonly string[], mapping: Mapping): MappedRow['row'] | null {
  const tableMapping = mapping.tables.find(({ table }) => tableKey(table) === tableKey(origin.table));
  if (tableMapping === undefined) return null;
  const readers = new Map(fieldsOf(entity).map(([field, { reader }]) => [field, reader]));
  const standInOf = new Map<string, string | null>();
  for (const { column, target } of tableMapping.columns) {
    const reader = target.kind === 'field' && fields.includes(target.field) ? readers.get(target.field) : undefined;
    if (reader !== undefined) standInOf.set(column.toLowerCase(), standIns[reader] ?? null);
  }
  const values = origin.columns.map((column, index): SourceValue => {
    const standIn = standInOf.get(column.toLowerCase());
    return standIn === undefined ? (origin.values[index] ?? null) : standIn;
  });
  const columns = origin.columns.map((name) => ({ name, type: null, nullable: true }));
  const table = { name: origin.table, columns, primaryKey: [], foreignKeys: [] };
  const outcome = rowMapper(entity, table, tableMapping, mapping)({ place: origin.place, values });
  return outcome.outcome === 'mapped' ? outcome.row : null;
}

/** The text that a field of a row was read from; null where there is none, or no column is mapped to it. */
export function writtenValues<E extends Entity>(entity: E, field: keyof (typeof entityFields)[E] & string, mapping: Mapping) {
  const table = mapping.tables.find((one) => one.entity === entity);
  const column = table?.columns.find(({ target }) => target.kind === 'field' && target.field === field)?.column.toLowerCase();
  let columns: readonly string[] | undefined;
  let position = -1;
  return (origin: RowOrigin): string | null => {
    if (origin.columns !== columns) {
      columns = origin.columns;
      position = column === undefined ? -1 : columns.findIndex((name) => name.toLowerCase() === column);
    }
    const value = origin.values[position] ?? null;
    return typeof value === 'string' ? value : null;
  };
}
