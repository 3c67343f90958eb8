import { shortDate } from '../words/dates.ts';
import type { Verdict } from './import-shapes.ts';

export interface ChangedField {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

interface Dates {
  readonly from: string | null;
  readonly until: string | null;
}

/** What a row changes of a user, field by field. */
export function changesOf({ before, after }: Verdict): readonly ChangedField[] {
  const [old, now] = [before ?? {}, after ?? {}] as readonly Readonly<Record<string, unknown>>[];
  return Object.keys(now ?? {}).flatMap((field) => {
    const label = labelOf(field);
    return label === undefined ? [] : [{ label, before: said(old?.[field]), after: said(now?.[field]) }];
  });
}

function labelOf(field: string): string | undefined {
  switch (field) {
    case 'displayName':
      return $localize`:@@imports.changedName:Name`;
    case 'profile':
      return $localize`:@@imports.changedProfile:Profile`;
    case 'validity':
      return $localize`:@@imports.changedValidity:Validity`;
    case 'suspensionReason':
      return $localize`:@@imports.changedSuspension:Suspended`;
    default:
      return undefined;
  }
}

function said(value: unknown): string {
  if (value === null || value === undefined || value === '') return $localize`:@@imports.nothing:none`;
  if (typeof value !== 'object') return String(value);
  const { from = null, until = null } = value as Partial<Dates>;
  return `${from === null ? '…' : shortDate(from)} – ${until === null ? '…' : shortDate(until)}`;
}
