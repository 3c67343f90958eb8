import type { Answer, Sent } from '../api/shapes.ts';
import type { FilterOption } from '../ui/filter-bar/filter-words.ts';
import type { Selected } from '../ui/list/selection.ts';

export type BulkItem = NonNullable<Sent<'/v1/bulk-actions', 'post'>['items']>[number];
export type Verdict = Answer<'/v1/bulk-actions', 'post'>['items'][number];
export type Outcome = Verdict['outcome'];

/** What has to be said before the preview, besides the reason. */
export type AskedValue =
  | { readonly kind: 'date'; readonly label: string; readonly help: string }
  | { readonly kind: 'choice'; readonly label: string; readonly help: string; readonly options: readonly FilterOption[] };

/** Something that is to be done with many rows at once. */
export interface BulkPlan<Row = unknown> {
  readonly title: string;
  /** What becomes of them, in a sentence. */
  readonly text: string;
  readonly selected: Selected<Row>;
  readonly nameOf: (row: Row) => string;
  readonly asks?: AskedValue;
  /** Kept with what is suspended or deleted; elsewhere the reason is for whoever approves alone. */
  readonly needsReason?: boolean;
  readonly isDanger?: boolean;
  readonly itemOf: (row: Row, given: Given) => BulkItem;
  /** What takes it back, where something does. */
  readonly undoOf?: (row: Row) => BulkItem;
  /** "Suspend 12 users" */
  readonly action: (count: number) => string;
  /** "12 users are suspended." */
  readonly done: (count: number) => string;
}

export interface Given {
  readonly value: string;
  readonly reason: string;
}

/** A row with what would become of it. */
export interface Judged {
  readonly name: string;
  readonly item: BulkItem;
  readonly undo: BulkItem | undefined;
  readonly verdict: Verdict;
}

export type Counts = Readonly<Record<Outcome, number>>;

export function countsOf(judged: readonly Judged[]): Counts {
  const counts = { changed: 0, unchanged: 0, refused: 0 };
  for (const { verdict } of judged) counts[verdict.outcome] += 1;
  return counts;
}
