import { nextId } from '@seatledger/platform/db/next-id.ts';
import type { ImportCounts, ImportUsers } from '@seatledger/domain/import/import-users.ts';
import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import { sql, type RawBuilder } from 'kysely';
import type { ChangedEntity, Tx } from '../../registry-schema.ts';

/**
 * Compares every staged row with the registry and with the rows before it, and keeps the verdicts in `judged_rows`,
 * sorted as the index on addresses wants them. What a row leaves out stays as it is, and so compares as null: no difference.
 * The first of several rows for one person counts.
 */
export async function judgeStagedRows(tx: Tx, domainId: number): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx);
  // A transaction may judge twice.
  await sql`drop table if exists pg_temp.judged_rows`.execute(tx);
  await sql`
    create temporary table judged_rows on commit drop as
    with compared as (
      select s.*, u.id as user_id,
        first_value(s.line) over person as first_line,
        u.display_name as old_name, u.profile_id as old_profile, u.valid_from as old_from, u.valid_until as old_until,
        u.suspended_at is not null as was_suspended,
        s.suspended and u.suspended_at is null as suspends,
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
      old_profile, old_from, old_until, was_suspended, verdict, case when code is null and first_line < line then first_line end as duplicate_of,
      case when verdict = 'change' then ${fieldsOf({ name: sql`old_name`, profile: sql`old_profile`, from: sql`old_from`, until: sql`old_until`, suspension: sql`null` })} end as before,
      case when verdict = 'change' then ${fieldsOf({ name: sql`display_name`, profile: sql`profile_id`, from: sql`new_from`, until: sql`new_until`, suspension: sql`${inactiveReason}::text` })} end as after
    from refused cross join lateral (
      select case
        when code is not null then 'refuse'
        when first_line < line then 'same'
        when user_id is null then 'create'
        when differs then 'change'
        else 'same'
      end as verdict
    ) v
    order by local_part, line`.execute(tx);
}

type Values = Readonly<Record<'name' | 'profile' | 'from' | 'until' | 'suspension', RawBuilder<unknown>>>;

/** The fields that a row changes, in the words of a user's audit events, with these values. */
function fieldsOf({ name, profile, from, until, suspension }: Values) {
  return sql`
    case when display_name <> old_name then jsonb_build_object('displayName', ${name}) else '{}' end
    || case when profile_id <> coalesce(old_profile, 0)
      then jsonb_build_object('profile', (select p.key from profiles p where p.id = ${profile})) else '{}' end
    || case when new_from is distinct from old_from or new_until is distinct from old_until
      then jsonb_build_object('validity', jsonb_build_object('from', ${from}, 'until', ${until})) else '{}' end
    || case when suspends then jsonb_build_object('suspensionReason', ${suspension}) else '{}' end`;
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

/** The seats that the judged rows make or change, by what licences depend on, as they are and as `createJudgedUsers` and `changeJudgedUsers` leave them. */
export function judgedSeats({ defaultProfile }: Pick<ImportUsers, 'defaultProfile'>): RawBuilder<unknown> {
  return sql`
    select line, user_id, old_profile, old_from, old_until, was_suspended,
      coalesce(profile_id, case when verdict = 'create' then (select id from profiles where key = ${defaultProfile}) else old_profile end) as new_profile,
      new_from, new_until, suspended or was_suspended as is_suspended
    from judged_rows where verdict in ('create', 'change')`;
}

type ApplyingList = Pick<ImportUsers, 'domainId' | 'defaultProfile' | 'importId'>;

/** Creates the users of all rows with the verdict `create`: as they were sorted, which is how the index is quickest to fill. */
export async function createJudgedUsers(tx: Tx, list: ApplyingList): Promise<readonly Touched<ChangedEntity>[]> {
  const { domainId, defaultProfile, importId } = list;
  const before = await nextId(tx, 'registry.users');
  const inserting = sql`
    insert into users (domain_id, local_part, display_name, profile_id, valid_from, valid_until, suspended_at, suspension_reason)
    select ${domainId}, local_part, coalesce(display_name, ''), coalesce(profile_id, (select id from profiles where key = ${defaultProfile})),
      new_from, new_until, case when suspended then now() end, case when suspended then ${inactiveReason} end
    from judged_rows where verdict = 'create'`;
  if (importId === null) await inserting.execute(tx);
  else {
    await sql`
      with made as (${inserting} returning id, version)
      insert into import_changes (import_id, user_id, version) select ${importId}::bigint, id, version from made`.execute(tx);
  }
  const after = await sql<{ id: number }>`select currval(pg_get_serial_sequence('registry.users', 'id')) as id`.execute(tx);
  const firstId = before + 1;
  const lastId = after.rows[0]?.id ?? 0;
  return lastId < firstId ? [] : [{ entity: 'user', firstId, lastId }];
}

/** Changes the users of all rows with the verdict `change`. */
export async function changeJudgedUsers(tx: Tx, { importId }: ApplyingList): Promise<readonly Touched<ChangedEntity>[]> {
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
      returning u.id, u.version, j.before, j.after
    ), kept as (
      insert into import_changes (import_id, user_id, version, before, after)
      select ${importId}::bigint, id, version, before, after from changed where ${importId}::bigint is not null
    )
    select min(id) as first_id, max(id) as last_id
    from (select id, (row_number() over (order by id) - 1) / ${touchedRangeSize} as range from changed) r
    group by range order by 1`.execute(tx);
  return rows.map((range) => ({ entity: 'user', ...range }));
}

const inactiveReason = 'inactive in the imported list';

// Wide enough for few change rows, narrow enough that users in between who did not change are few.
const touchedRangeSize = 5_000;
