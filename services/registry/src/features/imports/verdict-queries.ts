import type { MovedField } from '@seatledger/domain/change-request/same-difference/same-difference.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

const manyRows = 10_000n;

/** Keeps the verdicts on the rows that have just been judged as those of the import. */
export async function keepVerdicts(tx: Tx, importId: number): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    insert into import_verdicts (import_id, line, address, verdict, code, refusal_detail, notice, duplicate_of, before, after)
    select ${importId}::bigint, line, address, verdict, code, refusal_detail, notice, duplicate_of, before, after
    from judged_rows order by line`.execute(tx);
  // They are read at once, page by page: a planner that does not know how many there are sorts them all for each page.
  if (numAffectedRows >= manyRows) await sql`analyze import_verdicts`.execute(tx);
}

export async function removeVerdicts(tx: Tx, importId: number): Promise<void> {
  await tx.deleteFrom('importVerdicts').where('importId', '=', importId).execute();
}

/** The first line on which the rows that have just been judged fared otherwise than the import has it; null where none did. */
export async function findFirstChangedVerdict(tx: Tx, importId: number): Promise<number | null> {
  const { rows } = await sql<{ line: number | null }>`
    select min(line) as line ${fromChangedVerdicts(importId)}`.execute(tx);
  return rows[0]?.line ?? null;
}

function fromChangedVerdicts(importId: number) {
  return sql`
    from judged_rows j
    full join (select line, verdict, code, before, after from import_verdicts where import_id = ${importId}) v using (line)
    where j.verdict is distinct from v.verdict or j.code is distinct from v.code
      or j.before is distinct from v.before or j.after is distinct from v.after`;
}

/** The first of them, as what a change request of the import would have done and what it would do by now. */
export async function readMovedVerdicts(tx: Tx, importId: number, limit: number): Promise<readonly MovedField[]> {
  const { rows } = await sql<MovedField>`
    select 'line ' || line as field,
      case when v.verdict is not null then jsonb_build_object('before', v.before, 'after', ${outcomeOf(sql`v`)}) end as approved,
      case when j.verdict is not null then jsonb_build_object('before', j.before, 'after', ${outcomeOf(sql`j`)}) end as now
    ${fromChangedVerdicts(importId)} order by line limit ${limit}`.execute(tx);
  return rows;
}

/** The fields of a user who is changed, or else the verdict and why. */
function outcomeOf(row: RawBuilder<unknown>) {
  return sql`coalesce(${row}.after, to_jsonb(concat_ws(': ', ${row}.verdict, ${row}.code)))`;
}

/** SHA-256, in hex, of what all rows that have just been judged come to. */
export async function digestVerdicts(tx: Tx): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select encode(sha256(coalesce(string_agg(sha256(convert_to(
      jsonb_build_array(line, verdict, code, duplicate_of, user_id, before, after, local_part, display_name, profile_id, new_from, new_until, suspended)::text,
      'UTF8')), '' order by line), '')), 'hex') as digest
    from judged_rows`.execute(tx);
  return rows[0]?.digest ?? '';
}
