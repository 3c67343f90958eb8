import { changedFields } from '../../audit/changed-fields.ts';
import { fieldLabel } from '../../audit/field-labels.ts';
import { isNothing, shownWhole } from '../../audit/shown-value.ts';
import type { Locale } from '../../audit/words.ts';
import type { ChangedThing } from './difference.ts';

/** One field of a difference, as a person reads it. A side is null where the thing does not exist. */
export interface FieldRow {
  /** Path of the field, such as `validity.until`. */
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is set of a thing that comes or goes, and what becomes another of one that stays, in the order in which people look at it. */
export function fieldRowsOf({ before, after }: ChangedThing, locale: Locale): readonly FieldRow[] {
  return changedFields({ before, after })
    .filter((changed) => !(isNothing(changed.before) && isNothing(changed.after)))
    .map(({ field, ...sides }) => ({
      field,
      label: fieldLabel(field, locale),
      before: before && shownWhole(sides.before, field, locale),
      after: after && shownWhole(sides.after, field, locale),
    }));
}
