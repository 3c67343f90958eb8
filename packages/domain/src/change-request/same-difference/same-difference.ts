import { leavesOf, type ChangedField } from '../../audit/changed-fields.ts';
import type { ChangedThing, Difference } from '../difference/difference.ts';
import { isSameValue } from '../same-value.ts';

/** What a field is before and after a command. */
export type Sides = Pick<ChangedField, 'before' | 'after'>;

/** A field in which what a command comes to by now is not what was approved. null: the command changed, or changes, nothing. */
export interface MovedField {
  readonly field: string;
  readonly approved: Sides | null;
  readonly now: Sides | null;
}

/**
 * Compares what commands come to by now with what was approved, one command after the other, in their order; null where one changes
 * nothing. Nothing has moved where there are no fields. Ids of what a command makes are others each time it is carried out; they are
 * followed to the later commands on the same thing.
 */
export function differenceComparer(): (approved: Told | null, now: Told | null) => readonly MovedField[] {
  const made = new Map<string, number>();
  return (approved, now) => {
    if (approved?.kind.endsWith('.create') && now !== null) made.set(nameOf(approved.subject), now.subject.id);
    const moved = [...movedSubject(approved, now, made), ...movedFields(approved, now)];
    return moved.length === 0 && (approved === null) !== (now === null)
      ? [{ field: 'id', approved: idIn(approved), now: idIn(now) }]
      : moved;
  };
}

type Told = ChangedThing & Pick<Difference, 'kind'>;

function movedSubject(approved: Told | null, now: Told | null, made: ReadonlyMap<string, number>): readonly MovedField[] {
  if (approved === null || now === null) return [];
  const { kind, id } = approved.subject;
  const expected = { kind, id: made.get(nameOf(approved.subject)) ?? id };
  return nameOf(expected) === nameOf(now.subject) ? [] : [{ field: 'id', approved: both(id), now: both(now.subject.id) }];
}

/** Any field of the thing, though the command leave it alone: whoever approved it has looked at the thing as it was. */
function movedFields(approved: ChangedThing | null, now: ChangedThing | null): readonly MovedField[] {
  // Most often nothing at all is another.
  if (isSameValue(approved?.before, now?.before) && isSameValue(approved?.after, now?.after)) return [];
  const [then, today] = [shown(approved), shown(now)];
  return [...new Set([...then.keys(), ...today.keys()])]
    .map((field) => ({ field, approved: then.get(field) ?? null, now: today.get(field) ?? null }))
    .filter(({ approved: one, now: other }) => !isSameValue(one, other));
}

function shown(thing: ChangedThing | null): ReadonlyMap<string, Sides> {
  if (thing === null) return new Map();
  const [before, after] = [leavesOf(thing.before), leavesOf(thing.after)];
  const fields = new Set([...before.keys(), ...after.keys()]);
  return new Map([...fields].map((field) => [field, { before: before.get(field) ?? null, after: after.get(field) ?? null }]));
}

function nameOf({ kind, id }: ChangedThing['subject']): string {
  return `${kind}/${id}`;
}

function idIn(thing: ChangedThing | null): Sides | null {
  return thing && both(thing.subject.id);
}

const both = (value: unknown): Sides => ({ before: value, after: value });
