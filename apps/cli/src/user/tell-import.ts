import { table, type Terminal } from '../terminal.ts';
import type { ExitCode } from '../verb.ts';

/** What came of an import, wherever it was carried out. */
export interface ImportOutcome {
  readonly outcome: 'applied' | 'proposed' | 'nothing_to_do' | 'dry_run' | 'refused';
  /** The change request that it waits for. */
  readonly changeRequestId: string | null;
  readonly counts: { readonly create: number; readonly change: number; readonly same: number; readonly refuse: number };
  readonly encoding: string;
  readonly separator: string;
  readonly unusedColumns: readonly string[];
  /** The first ones. */
  readonly refused: readonly RefusedRow[];
}

export interface RefusedRow {
  readonly line: number;
  readonly address: string;
  readonly code: string;
  readonly detail: string;
}

export const refusalsShown = 20;

/** Rows that are refused are told by the exit code also where the others were applied. */
export function exitCodeOf({ outcome, counts }: ImportOutcome): ExitCode {
  if (outcome === 'proposed') return 3;
  return counts.refuse > 0 ? 2 : 0;
}

const outcomes: Readonly<Record<ImportOutcome['outcome'], string>> = {
  applied: 'Applied.',
  proposed: 'Nothing has changed yet. Waits for approval:',
  nothing_to_do: 'Nothing to do: everybody on the list is there already.',
  dry_run: 'A dry run: nothing was applied.',
  refused: 'Nothing was applied, because rows are refused. Correct them, or apply the others with --skip-refused.',
};

function sentenceOf({ outcome, changeRequestId }: ImportOutcome): string {
  return changeRequestId === null ? outcomes[outcome] : `${outcomes[outcome]} change request ${changeRequestId}.`;
}

const columnsShown = 8;

function firstOf(columns: readonly string[]): string {
  const more = columns.length - columnsShown;
  return more > 0 ? `${columns.slice(0, columnsShown).join(', ')} and ${more} more` : columns.join(', ');
}

/** `kept`: whether all verdicts are in a file. */
export function tellImport(imported: ImportOutcome, kept: boolean, terminal: Terminal): void {
  const { counts, unusedColumns, refused } = imported;
  const lines = refused.map(({ line, address, detail }) => `  line ${line}: ${address === '' ? '' : `${address}: `}${detail}`);
  if (counts.refuse > refused.length) {
    lines.push(`  … and ${counts.refuse - refused.length} more${kept ? '' : '; --result FILE keeps them all'}`);
  }
  const parts = [
    `Read as ${imported.encoding}, separated by ${imported.separator === '\t' ? 'tabs' : imported.separator}`,
    ...(unusedColumns.length === 0 ? [] : [`Columns not used: ${firstOf(unusedColumns)} (use one with --map "Header=field")`]),
    table(Object.entries(counts).map(([verdict, count]) => [verdict, count.toLocaleString('en')])),
    ...(lines.length === 0 ? [] : ['Refused:', ...lines]),
    sentenceOf(imported),
  ];
  terminal.result(imported, parts.join('\n'));
}
