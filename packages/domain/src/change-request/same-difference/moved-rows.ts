import { fieldLabel } from '../../audit/field-labels.ts';
import { shownWhole } from '../../audit/shown-value.ts';
import type { Locale } from '../../audit/words.ts';
import type { ChangedThing } from '../difference/difference.ts';
import { fieldRowsOf } from '../difference/field-rows.ts';
import type { MovedField, Sides } from './same-difference.ts';

/** A field that has moved, as a person reads it. */
export interface MovedRow {
  readonly label: string;
  /** `10 → 20`; the value alone where the command does not change it; null where it says nothing of the field. */
  readonly approved: string | null;
  readonly now: string | null;
}

export function movedRowOf({ field, approved, now }: MovedField, locale: Locale): MovedRow {
  const line = /^line (\d+)$/.exec(field)?.[1];
  if (line !== undefined) {
    const label = locale === 'fr' ? `ligne ${line}` : `line ${line}`;
    return { label, approved: approved && shownThing(approved, locale), now: now && shownThing(now, locale) };
  }
  return {
    label: fieldLabel(field, locale),
    approved: approved && shownSides(approved, field, locale),
    now: now && shownSides(now, field, locale),
  };
}

/** Of a row of a list, all that it changes: `display name: Ana → Ana Martin`. */
function shownThing(sides: Sides, locale: Locale): string {
  const colon = locale === 'fr' ? '\u00a0:' : ':';
  return fieldRowsOf(sides as ChangedThing, locale)
    .map(({ label, before, after }) => `${label}${colon} ${[before, after].filter((side) => side !== null).join(' → ')}`)
    .join(', ');
}

function shownSides({ before, after }: Sides, field: string, locale: Locale): string {
  const [from, to] = [before, after].map((side) => shownWhole(side, field, locale));
  return from === to ? `${from}` : `${from} → ${to}`;
}
