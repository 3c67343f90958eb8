import { longDate } from '../../words/dates.ts';
import { wordOfStatus } from '../licence/status.ts';
import type { BlastRadius } from './blast-radius.ts';
import { lastDayBefore } from './figures.ts';

export type RadiusExample = BlastRadius['examples'][number];
type Side = NonNullable<RadiusExample['before']>;

/** What becomes another for somebody: each a word and its two sides. */
export interface ExampleChange {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

export function addressOf({ before, after }: RadiusExample): string {
  return (after ?? before)?.email ?? '';
}

export function changesOfExample({ before, after }: RadiusExample): readonly ExampleChange[] {
  if (before === null || after === null) return [];
  const changes = [
    { label: $localize`:@@blastRadius.status:licence`, from: wordOfStatus(before.licence.status), to: wordOfStatus(after.licence.status) },
    { label: $localize`:@@blastRadius.until:until`, from: untilOf(before), to: untilOf(after) },
    { label: $localize`:@@blastRadius.profile:profile`, from: before.profile ?? none, to: after.profile ?? none },
    { label: $localize`:@@blastRadius.email:address`, from: before.email, to: after.email },
    ...valueChanges(before, after),
  ];
  return changes.filter(({ from, to }) => from !== to);
}

const none = $localize`:@@blastRadius.none:none`;

function untilOf({ licence }: Side): string {
  return licence.validUntil === null ? $localize`:@@blastRadius.noEnd:without an end` : longDate(lastDayBefore(licence.validUntil));
}

function valueChanges(before: Side, after: Side): readonly ExampleChange[] {
  const values = (side: Side) => new Map(side.entitlements.map(({ feature, value }) => [feature, wordOfValue(value)]));
  const [was, will] = [values(before), values(after)];
  return [...new Set([...was.keys(), ...will.keys()])].map((label) => ({
    label,
    from: was.get(label) ?? none,
    to: will.get(label) ?? none,
  }));
}

export function wordOfValue(value: boolean | number | string | null): string {
  if (value === null) return none;
  if (typeof value === 'boolean') return value ? $localize`:@@blastRadius.on:on` : $localize`:@@blastRadius.off:off`;
  return String(value);
}
