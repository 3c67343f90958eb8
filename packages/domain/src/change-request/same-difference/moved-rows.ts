import { fieldLabel } from '../../audit/field-labels.ts';
import { shownWhole } from '../../audit/shown-value.ts';
import type { Locale } from '../../audit/words.ts';
import type { MovedField, Sides } from './same-difference.ts';

/** A field that has moved, as a person reads it. */
export interface MovedRow {
  readonly label: string;
  /** `10 → 20`; the value alone where the command does not change it; null where it says nothing of the field. */
  readonly approved: string | null;
  readonly now: string | null;
}

export function movedRowOf({ field, approved, now }: MovedField, locale: Locale): MovedRow {
  return {
    label: fieldLabel(field, locale),
    approved: approved && shownSides(approved, field, locale),
    now: now && shownSides(now, field, locale),
  };
}

function shownSides({ before, after }: Sides, field: string, locale: Locale): string {
  const [from, to] = [before, after].map((side) => shownWhole(side, field, locale));
  return from === to ? `${from}` : `${from} → ${to}`;
}
