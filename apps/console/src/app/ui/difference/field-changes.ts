/** One field of a difference, as a person reads it. A side is null where the thing does not exist. */
export interface FieldRow {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type FieldChange = 'added' | 'removed' | 'changed';

/** What became of a field; undefined where nothing did. */
export function changeOfField({ before, after }: Pick<FieldRow, 'before' | 'after'>): FieldChange | undefined {
  if (before === after) return undefined;
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

/** Those rows alone that say what changes. */
export function changesAmong<Row extends Pick<FieldRow, 'before' | 'after'>>(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => changeOfField(row) !== undefined);
}

/** The values of a thing by the paths of their fields: `{ validity: { until } }` → `validity.until`. */
export function leavesOf(values: Readonly<Record<string, unknown>> | null): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(values ?? {}).flatMap(([field, value]) => leavesUnder(field, value)));
}

function leavesUnder(field: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[field, value]];
  return Object.entries(value).flatMap(([name, inner]) => leavesUnder(`${field}.${name}`, inner));
}
