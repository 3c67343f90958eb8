import { isEmpty } from '@seatledger/domain/validity/validity.ts';
import type { SourceRow } from '../source/source.ts';
import type { SourceTable } from '../source/source-table.ts';
import { isUnread, type SourceValue } from '../source/source-value.ts';
import { readId } from '../values/id.ts';
import type { Entity } from './canonical-rows.ts';
import { fieldsOf, type FieldDefinition } from './entity-fields.ts';
import { fieldReader, type ReadField } from './field-reader.ts';
import type { MappedRow, MappingFault, MappingOutcome, Remark, RowOrigin } from './mapped-row.ts';
import type { Mapping, TableMapping } from './mapping.ts';

export type RowMapper = (row: SourceRow) => MappingOutcome;

/** One field of the canonical row, and where it comes from. */
interface FieldPlan {
  readonly field: string;
  readonly definition: FieldDefinition;
  readonly column: string | null;
  /** -1: no column is mapped to it, or the table has none of that name. */
  readonly position: number;
  readonly read: ReadField;
}

/** The mapper of a table's rows; its columns are looked up once. */
export function rowMapper(entity: Entity, table: SourceTable, tableMapping: TableMapping, mapping: Mapping): RowMapper {
  const columns = table.columns.map(({ name }) => name);
  const plans = fieldsOf(entity).map(([field, definition]) => fieldPlan(field, definition, columns, tableMapping, mapping));
  const keyPositions = tableMapping.key.map((name) => positionOf(name, columns));
  return (row) => {
    const { place, values } = row;
    const origin: RowOrigin = { table: table.name, key: keyOf(values, keyPositions, place.row), place, columns, values };
    return values.length === columns.length
      ? mapValues(entity, origin, plans)
      : { outcome: 'unmapped', entity, origin, faults: [misfit(origin)] };
  };
}

function fieldPlan(
  field: string,
  definition: FieldDefinition,
  columns: readonly string[],
  { columns: mapped }: TableMapping,
  mapping: Mapping,
): FieldPlan {
  const found = mapped.find(({ target }) => target.kind === 'field' && target.field === field);
  const column = found?.column ?? null;
  const read = fieldReader(definition.reader, found ?? { dates: {}, negated: false }, mapping);
  return { field, definition, column, position: column === null ? -1 : positionOf(column, columns), read };
}

function positionOf(name: string, columns: readonly string[]): number {
  const lower = name.toLowerCase();
  return columns.findIndex((column) => column.toLowerCase() === lower);
}

function keyOf(values: readonly SourceValue[], positions: readonly number[], row: number): string {
  if (positions.length === 0) return `row ${row}`;
  if (positions.length === 1) return keyPart(values[positions[0] ?? -1]);
  return positions.map((position) => keyPart(values[position])).join('|');
}

function keyPart(value: SourceValue | undefined): string {
  if (typeof value !== 'string') return '';
  const id = readId(value);
  return id.ok ? id.value : value.slice(0, 200);
}

const noRemarks: readonly Remark[] = [];

function mapValues(entity: Entity, origin: RowOrigin, plans: readonly FieldPlan[]): MappingOutcome {
  const row: Record<string, unknown> = {};
  let faults: MappingFault[] | undefined;
  let remarks: Remark[] | undefined;
  for (const plan of plans) {
    const { field, column } = plan;
    const result = readField(plan, origin.values);
    if (!result.ok) {
      (faults ??= []).push({ code: result.code, field, column, detail: result.detail });
      continue;
    }
    row[field] = result.value;
    if (result.remark !== null && column !== null) (remarks ??= []).push({ ...result.remark, field, column });
  }
  faults ??= emptyValidity(row, plans);
  if (faults !== undefined) return { outcome: 'unmapped', entity, origin, faults };
  // The fields of an entity are read by readers of their types: `entityFields` has one for each.
  return { outcome: 'mapped', entity, origin, row, remarks: remarks ?? noRemarks } as unknown as MappedRow;
}

const noValue: ReturnType<ReadField> = { ok: true, value: null, remark: null };
const noSettings: ReturnType<ReadField> = { ok: true, value: [], remark: null };

function readField({ definition, position, field, read }: FieldPlan, values: readonly SourceValue[]): ReturnType<ReadField> {
  const value = position < 0 ? null : (values[position] ?? null);
  if (value !== null && isUnread(value)) {
    return { ok: false, code: 'value_unread', detail: `It is left to the old server by ${value.unread.slice(0, 60)}: write the value.` };
  }
  if (value === null || isBlank(value)) {
    if (definition.required) return { ok: false, code: 'value_missing', detail: `Every row must have a value for ${field}: give one.` };
    return definition.reader === 'settings' ? noSettings : noValue;
  }
  return read(value);
}

function isBlank(value: string): boolean {
  return value.length === 0 || (value.charCodeAt(0) <= 32 && value.trim() === '');
}

function emptyValidity({ validFrom, validUntil }: Record<string, unknown>, plans: readonly FieldPlan[]): MappingFault[] | undefined {
  if (typeof validFrom !== 'string' || typeof validUntil !== 'string' || !isEmpty({ from: validFrom, until: validUntil })) return undefined;
  const column = plans.find(({ field }) => field === 'validUntil')?.column ?? null;
  return [
    {
      code: 'empty_validity',
      field: 'validUntil',
      column,
      detail: `The end, ${validUntil}, is before the start, ${validFrom}: correct one of them.`,
    },
  ];
}

function misfit({ columns, values }: RowOrigin): MappingFault {
  const detail = `The row has ${values.length} values for ${columns.length} columns: which is which cannot be told.`;
  return { code: 'row_width', field: '', column: null, detail };
}
