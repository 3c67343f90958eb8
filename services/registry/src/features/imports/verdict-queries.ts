import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

const manyRows = 10_000n;

/** Keeps the verdicts on the rows that have just been judged as those of the import. */
export async function keepVerdicts(tx: Tx, importId: number): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    insert into import_verdicts (import_id, line, address, verdict, code, refusal_detail, notice, duplicate_of)
    select ${importId}::bigint, line, address, verdict, code, refusal_detail, notice, duplicate_of from judged_rows order by line`.execute(
    tx,
  );
  // They are read at once, page by page: a planner that does not know how many there are sorts them all for each page.
  if (numAffectedRows >= manyRows) await sql`analyze import_verdicts`.execute(tx);
}

export async function removeVerdicts(tx: Tx, importId: number): Promise<void> {
  await tx.deleteFrom('importVerdicts').where('importId', '=', importId).execute();
}

/** The first line on which the rows that have just been judged fared otherwise than the import has it; null where none did. */
export async function findFirstChangedVerdict(tx: Tx, importId: number): Promise<number | null> {
  const { rows } = await sql<{ line: number | null }>`
    select min(line) as line
    from judged_rows j full join (select line, verdict, code from import_verdicts where import_id = ${importId}) v using (line)
    where j.verdict is distinct from v.verdict or j.code is distinct from v.code`.execute(tx);
  return rows[0]?.line ?? null;
}
