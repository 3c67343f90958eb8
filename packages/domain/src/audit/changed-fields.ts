import { fieldOrder } from './field-labels.ts';
import type { ReadableEvent } from './readable-event.ts';

/** `field` is a path such as `validity.until`; a side is null where there is nothing. Lists are compared as wholes. */
export interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an event says has changed, in the order in which people look at it. Of what was made or deleted, every field that was set. */
export function changedFields({ before, after }: Pick<ReadableEvent, 'before' | 'after'>): readonly ChangedField[] {
  const [from, to] = [leavesOf(before), leavesOf(after)];
  const fields = new Set([...from.keys(), ...to.keys()]);
  // Beside the name of the customer, its number says nothing.
  if (fields.has('customer')) fields.delete('customerId');
  return [...fields]
    .map((field) => ({ field, before: from.get(field) ?? null, after: to.get(field) ?? null }))
    .filter((changed) => JSON.stringify(changed.before) !== JSON.stringify(changed.after))
    .toSorted((a, b) => fieldOrder(a.field) - fieldOrder(b.field) || (a.field < b.field ? -1 : 1));
}

/** The values of a thing by their paths. */
export function leavesOf(values: ReadableEvent['before']): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(values ?? {}).flatMap(([field, value]) => leavesUnder(field, value)));
}

function leavesUnder(field: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[field, value]];
  return Object.entries(value).flatMap(([name, inner]) => leavesUnder(`${field}.${name}`, inner));
}
