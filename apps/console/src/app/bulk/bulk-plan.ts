import type { Answer, Sent } from '../api/shapes.ts';
import type { FilterOption } from '../ui/filter-bar/filter-words.ts';
import type { BulkTarget } from './bulk-target.ts';

export type BulkItem = NonNullable<Sent<'/v1/bulk-actions', 'post'>['items']>[number];
/** What is done to each alike, without saying to which. */
export type BulkChange = NonNullable<Sent<'/v1/bulk-actions', 'post'>['action']>;
export type Verdict = Answer<'/v1/bulk-actions', 'post'>['items'][number];
export type Outcome = Verdict['outcome'];
export type Counts = Readonly<Record<Outcome, number>>;

/** What has to be said before the preview, besides the reason. */
export type AskedValue =
  | { readonly kind: 'date'; readonly label: string; readonly help: string }
  | { readonly kind: 'choice'; readonly label: string; readonly help: string; readonly options: readonly FilterOption[] };

/** Something that is to be done with many things at once. */
export interface BulkPlan {
  readonly title: string;
  /** What becomes of them, in a sentence. */
  readonly text: string;
  readonly target: BulkTarget;
  readonly asks?: AskedValue;
  /** Kept with what is suspended or deleted; elsewhere the reason is for whoever approves alone. */
  readonly needsReason?: boolean;
  readonly isDanger?: boolean;
  readonly change: (given: Given) => BulkChange;
  /** What takes it back, where something does. */
  readonly undo?: BulkChange;
  /** "Suspend 12 users" */
  readonly action: (count: number) => string;
  /** "12 users are suspended." */
  readonly done: (count: number) => string;
}

export interface Given {
  readonly value: string;
  readonly reason: string;
}

/** A thing with what would become of it. */
export interface Judged {
  readonly id: string;
  readonly name: string;
  readonly verdict: Verdict;
}

/** What would become of all that are meant. */
export interface BulkPreview {
  readonly counts: Counts;
  /** All of them, or, of very many, examples: the refused ones first. */
  readonly judged: readonly Judged[];
  /** How many are refused for which reason, by its code. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly change: BulkChange;
}

export function countsOf(verdicts: readonly Verdict[]): Counts {
  const counts = { changed: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of verdicts) counts[outcome] += 1;
  return counts;
}

export function refusalsOf(verdicts: readonly Verdict[]): Readonly<Record<string, number>> {
  const refusals: Record<string, number> = {};
  for (const { code } of verdicts) if (code !== null) refusals[code] = (refusals[code] ?? 0) + 1;
  return refusals;
}

export function sizeOf({ changed, unchanged, refused }: Counts): number {
  return changed + unchanged + refused;
}
