import { nextId } from '@seatledger/platform/db/next-id.ts';
import type { ImportCounts } from '@seatledger/domain/import/import-users.ts';
import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import { sql } from 'kysely';
import type { ChangedEntity, Tx } from '../../registry-schema.ts';

/**
 * Compares every staged row with the registry and with the rows before it, and keeps the verdicts in `judged_rows`,
 * sorted as the index on addresses wants them. What a row leaves out stays as it is, and so compares as null: no difference.
 * The first of several rows for one person counts.
 */
export async function judgeStagedRows(tx: Tx, domainId: number): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx);
  await sql`
    create temporary table judged_rows on commit drop as
    with compared as (
      select s.*, u.id as user_id,
        first_value(s.line) over person as first_line,
        coalesce(s.valid_from, u.valid_from) as new_from,
        coalesce(s.valid_until, u.valid_until) as new_until,
        s.display_name <> u.display_name or s.profile_id <> coalesce(u.profile_id, 0)
          or s.valid_from <> coalesce(u.valid_from, '-infinity') or s.valid_until <> coalesce(u.valid_until, 'infinity')
          or s.suspended and u.suspended_at is null as differs
      from staged_rows s
      left join users u on u.domain_id = ${domainId} and u.local_part = s.local_part
      window person as (partition by s.local_part order by s.line)
    ), refused as (
      select c.*, case
          when refusal_code is not null then refusal_code
          when first_line < line then null
          when new_from > new_until then 'ends_before_start'
          when new_from > d.valid_until or new_until < d.valid_from then 'validity_outside_domain'
        end as code
      from compared c cross join (select valid_from, valid_until from domains where id = ${domainId}) d
    )
    select line, address, local_part, display_name, profile_id, new_from, new_until, suspended, user_id, notice, refusal_detail, code,
      case
        when code is not null then 'refuse'
        when first_line < line then 'same'
        when user_id is null then 'create'
        when differs then 'change'
        else 'same'
      end as verdict,
      case when code is null and first_line < line then first_line end as duplicate_of
    from refused
    order by local_part, line`.execute(tx);
}

/** Refuses the last of the rows that would create a user, as many as find no seat. */
export async function refuseRowsWithoutSeat(tx: Tx, seatsLeft: number): Promise<void> {
  await sql`
    update judged_rows set verdict = 'refuse', code = 'seat_limit_reached'
    where line in (select line from judged_rows where verdict = 'create' order by line offset ${seatsLeft})`.execute(tx);
}

export async function countVerdicts(tx: Tx): Promise<ImportCounts> {
  const { rows } = await sql<{ verdict: keyof ImportCounts; count: number }>`
    select verdict, count(*) as count from judged_rows group by verdict`.execute(tx);
  return { create: 0, change: 0, same: 0, refuse: 0, ...Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count])) };
}

/** Creates the users of all rows with the verdict `create`: as they were sorted, which is how the index is quickest to fill. */
export async function createJudgedUsers(
  tx: Tx,
  domainId: number,
  defaultProfile: string | null,
): Promise<readonly Touched<ChangedEntity>[]> {
  const before = await nextId(tx, 'registry.users');
  await sql`
    insert into users (domain_id, local_part, display_name, profile_id, valid_from, valid_until, suspended_at, suspension_reason)
    select ${domainId}, local_part, coalesce(display_name, ''), coalesce(profile_id, (select id from profiles where key = ${defaultProfile})),
      new_from, new_until, case when suspended then now() end, case when suspended then ${inactiveReason} end
    from judged_rows where verdict = 'create'`.execute(tx);
  const after = await sql<{ id: number }>`select currval(pg_get_serial_sequence('registry.users', 'id')) as id`.execute(tx);
  const firstId = before + 1;
  const lastId = after.rows[0]?.id ?? 0;
  return lastId < firstId ? [] : [{ entity: 'user', firstId, lastId }];
}

/** Changes the users of all rows with the verdict `change`. */
export async function changeJudgedUsers(tx: Tx): Promise<readonly Touched<ChangedEntity>[]> {
  const { rows } = await sql<{ firstId: number; lastId: number }>`
    with changed as (
      update users u set
        display_name = coalesce(j.display_name, u.display_name),
        profile_id = coalesce(j.profile_id, u.profile_id),
        valid_from = j.new_from,
        valid_until = j.new_until,
        suspended_at = coalesce(u.suspended_at, case when j.suspended then now() end),
        suspension_reason = coalesce(u.suspension_reason, case when j.suspended then ${inactiveReason} end),
        version = u.version + 1,
        updated_at = now()
      from judged_rows j where j.verdict = 'change' and u.id = j.user_id
      returning u.id
    )
    select min(id) as first_id, max(id) as last_id
    from (select id, (row_number() over (order by id) - 1) / ${touchedRangeSize} as range from changed) r
    group by range order by 1`.execute(tx);
  return rows.map((range) => ({ entity: 'user', ...range }));
}

const inactiveReason = 'inactive in the imported list';

// Wide enough for few change rows, narrow enough that users in between who did not change are few.
const touchedRangeSize = 5_000;
