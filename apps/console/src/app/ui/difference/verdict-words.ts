import type { Answer } from '../../api/shapes.ts';
import type { Tone } from '../state.ts';
import { longDate } from '../../words/dates.ts';
import { leavesOf, type FieldRow } from './field-changes.ts';
import type { Verdict } from './verdict-counts.ts';

export type VerdictRow = Answer<'/v1/change-requests/{id}/verdicts', 'get'>['items'][number];

export const verdictIcons = { create: 'plus', change: 'pencil', same: 'check', refuse: 'circle-x' } as const satisfies Record<
  Verdict,
  string
>;

export const verdictTones = { create: 'active', change: 'not-started', same: 'unknown', refuse: 'expired' } as const satisfies Record<
  Verdict,
  Tone
>;

export function wordOfVerdict(verdict: Verdict): string {
  switch (verdict) {
    case 'create':
      return $localize`:@@verdicts.create:created`;
    case 'change':
      return $localize`:@@verdicts.change:changed`;
    case 'same':
      return $localize`:@@verdicts.same:without change`;
    case 'refuse':
      return $localize`:@@verdicts.refuse:refused`;
  }
}

const labels: Readonly<Record<string, string>> = {
  email: $localize`:@@verdicts.fieldEmail:e-mail address`,
  displayName: $localize`:@@verdicts.fieldName:name`,
  profile: $localize`:@@verdicts.fieldProfile:profile`,
  'validity.from': $localize`:@@verdicts.fieldFrom:start`,
  'validity.until': $localize`:@@verdicts.fieldUntil:end`,
  suspensionReason: $localize`:@@verdicts.fieldSuspended:suspended for`,
};
const calendarDate = /^\d{4}-\d{2}-\d{2}$/;
const nothing = $localize`:@@verdicts.nothing:none`;

/** What a row of the list changes of a user. */
export function rowsOfVerdict({ before, after }: Pick<VerdictRow, 'before' | 'after'>): readonly FieldRow[] {
  const [was, will] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...was.keys(), ...will.keys()])].map((field) => ({
    field,
    label: labels[field] ?? field,
    before: written(was.get(field)),
    after: written(will.get(field)),
  }));
}

function written(value: unknown): string {
  if (value === null || value === undefined) return nothing;
  if (typeof value !== 'string') return JSON.stringify(value);
  return calendarDate.test(value) ? longDate(value) : value;
}
