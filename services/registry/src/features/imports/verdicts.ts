import type { RowRefusalCode } from '@seatledger/domain/import/row-refusals.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** What became of a row of the file: `address` as the file gives it, `detail` a sentence, empty where there is nothing to say. */
export interface Verdict {
  readonly line: number;
  readonly address: string;
  readonly verdict: 'create' | 'change' | 'same' | 'refuse';
  readonly code: RowRefusalCode | '';
  readonly detail: string;
}

/** As it is stored. */
export interface JudgedRow extends Omit<Verdict, 'code' | 'detail'> {
  readonly code: RowRefusalCode | null;
  readonly refusalDetail: string | null;
  readonly notice: string | null;
  readonly duplicateOf: number | null;
}

const batchSize = 5_000;

/** The verdicts on all rows, in the order of the file, in batches; to be read inside the transaction that judged them. */
export async function* readVerdicts(tx: Tx, only: 'all' | 'refused' = 'all'): AsyncGenerator<readonly Verdict[]> {
  const condition = only === 'all' ? sql`true` : sql`verdict = 'refuse'`;
  await sql`
    declare verdicts no scroll cursor for
    select line, address, verdict, code, refusal_detail, notice, duplicate_of from judged_rows where ${condition} order by line`.execute(
    tx,
  );
  for (;;) {
    const { rows } = await sql<JudgedRow>`fetch forward ${sql.lit(batchSize)} from verdicts`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(verdictOf);
  }
  await sql`close verdicts`.execute(tx);
}

export function verdictOf({ line, address, verdict, ...row }: JudgedRow): Verdict {
  return { line, address, verdict, code: row.code ?? '', detail: describe(row) };
}

function describe(row: Pick<JudgedRow, 'code' | 'refusalDetail' | 'notice' | 'duplicateOf'>): string {
  if (row.refusalDetail !== null) return row.refusalDetail;
  if (row.code !== null) return refusals[row.code] ?? row.code;
  if (row.duplicateOf !== null) return `The same person as line ${row.duplicateOf}; that line counts.`;
  return row.notice ?? '';
}

const refusals: Readonly<Partial<Record<RowRefusalCode, string>>> = {
  ends_before_start: 'The seat would end before it starts; correct the dates.',
  validity_outside_domain: 'The dates lie wholly outside the validity of the domain; correct them or renew the domain first.',
  seat_limit_reached: 'All seats of the domain are taken; raise the seat limit or delete users first.',
};
