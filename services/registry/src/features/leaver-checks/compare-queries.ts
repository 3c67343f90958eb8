import type { LeaverCheckCounts } from '@seatledger/domain/leaver-check/leaver-check.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** Compares the staged rows of a staff list with the seats of a domain: into `compared_rows` and `found_leavers`. */
export async function compareStagedRows(tx: Tx, domainId: number): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx);
  await sql`
    create temporary table compared_rows on commit drop as
    select s.line, s.address, s.local_part, s.refusal_code as code, coalesce(s.refusal_detail, s.notice) as detail,
      case
        when s.refusal_code is not null then 'refused'
        when first_value(s.line) over person < s.line then 'repeated'
        when u.id is null then 'unseated'
        else 'seated'
      end as verdict
    from staged_rows s left join users u on u.domain_id = ${domainId} and u.local_part = s.local_part
    window person as (partition by s.local_part order by s.line)`.execute(tx);
  await sql`
    create temporary table found_leavers on commit drop as
    select u.id from users u
    where u.domain_id = ${domainId} and not exists (select from staged_rows s where s.local_part = u.local_part)`.execute(tx);
}

export async function countCompared(tx: Tx): Promise<Omit<LeaverCheckCounts, 'seats'>> {
  const { rows } = await sql<Omit<LeaverCheckCounts, 'seats'>>`
    select count(*) filter (where verdict = 'seated') as seated, count(*) filter (where verdict = 'unseated') as unseated,
      count(*) filter (where verdict = 'repeated') as repeated, count(*) filter (where verdict = 'refused') as refused,
      (select count(*) from found_leavers) as leavers
    from compared_rows`.execute(tx);
  return rows[0] ?? { seated: 0, unseated: 0, repeated: 0, refused: 0, leavers: 0 };
}

const manyRows = 10_000n;

/** Keeps what has just been compared on this connection as that of the check. */
export async function keepCompared(tx: Tx, checkId: number): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    insert into leaver_check_rows (check_id, line, address, local_part, verdict, code, detail)
    select ${checkId}::bigint, line, address, local_part, verdict, code, detail from compared_rows order by line`.execute(tx);
  await sql`insert into leavers (check_id, user_id) select ${checkId}::bigint, id from found_leavers order by id`.execute(tx);
  // They are read at once, page by page: a planner that does not know how many there are sorts them all for each page.
  if (numAffectedRows >= manyRows) await sql`analyze leaver_check_rows`.execute(tx);
}
