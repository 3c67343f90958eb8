import type { CanonicalRows, Entity } from '@seatledger/legacy/mapping/canonical-rows.ts';
import type { HeldProfile } from '@seatledger/legacy/plan/user-rows.ts';
import type { Staged } from '@seatledger/legacy/plan/staged.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** Rows that are not looked at together with the others, and why. */
export interface SetAside {
  readonly position: number;
  readonly entity: Entity;
  /** What others refer to it by. */
  readonly oldId: string;
  readonly sourceKey: string;
  readonly fate: 'quarantined' | 'merged' | 'dropped';
  readonly code: string;
  readonly detail: string;
  readonly other: number | null;
}

/** Takes corrected rows for those that were read, where the row is still the one that was corrected. */
export async function takeCorrections(tx: Tx, migrationId: number): Promise<void> {
  await sql`
    update legacy_rows r set mapped = q.corrected -> 'mapped', faults = null, old_id = q.corrected ->> 'oldId',
      belongs_to = q.corrected ->> 'belongsTo', other_id = q.corrected ->> 'otherId', name = q.corrected ->> 'name'
    from quarantined_rows q
    where q.state = 'fixed' and r.migration_id = ${migrationId} and r.source_key = q.source_key and r.raw::text = q.raw::text`.execute(tx);
}

/** Rows that somebody has dropped, that could not be mapped, or whose key another row has. */
export async function findSetAside(tx: Tx, migrationId: number): Promise<readonly SetAside[]> {
  const { rows } = await sql<SetAside & { readonly isSame: boolean; readonly reason: string | null }>`
    with suspect as (
      -- Of millions, the hashes are in memory and the keys would not be.
      select hashtextextended(source_key, 0) as hash from legacy_rows where migration_id = ${migrationId} group by 1 having count(*) > 1
    ), repeated as (
      select source_key, min(position) as first from legacy_rows
      where migration_id = ${migrationId} and hashtextextended(source_key, 0) in (select hash from suspect)
      group by source_key having count(*) > 1
    )
    select r.position, r.entity, coalesce(r.old_id, r.key) as old_id, r.source_key,
      case
        when q.state = 'dropped' then 'dropped'
        when r.mapped is null then 'quarantined'
        when r.raw::text = f.raw::text then 'merged'
        else 'quarantined'
      end as fate,
      case
        when q.state = 'dropped' then 'dropped'
        when r.mapped is null then r.faults -> 0 ->> 'code'
        when r.raw::text = f.raw::text then 'row_repeated'
        else 'key_repeated'
      end as code,
      case
        when q.state = 'dropped' then 'Dropped: ' || q.reason
        when r.mapped is null then (select string_agg(x ->> 'detail', ' ') from json_array_elements(r.faults) x)
        when r.raw::text = f.raw::text then 'Is there twice, as row ' || f.position || ' is.'
        else 'Has the same key as row ' || f.position || ', and other values; correct one of the two, or drop it.'
      end as detail,
      case when q.state is distinct from 'dropped' and r.mapped is not null then f.position end as other
    from legacy_rows r
    left join repeated d on d.source_key = r.source_key and d.first <> r.position
    left join legacy_rows f on f.migration_id = r.migration_id and f.position = d.first
    left join quarantined_rows q on q.source_key = r.source_key and q.state = 'dropped' and q.raw::text = r.raw::text
    where r.migration_id = ${migrationId} and (r.mapped is null or d.source_key is not null or q.id is not null)
    order by r.position`.execute(tx);
  return rows;
}

/** Mapped rows of a kind of which there are not millions, in the order of the source. */
export async function readStaged<One extends Entity>(
  tx: Tx,
  migrationId: number,
  entity: One,
  without: readonly number[],
): Promise<readonly Staged<One>[]> {
  const { rows } = await sql<{ position: number; sourceKey: string; row: CanonicalRows[One] }>`
    select position, source_key, mapped as row from legacy_rows
    where migration_id = ${migrationId} and entity = ${entity} and mapped is not null and position <> all(${without}::integer[])
    order by position`.execute(tx);
  return rows;
}

/** How many users each domain has in the old database, by its old id. */
export async function countSeats(tx: Tx, migrationId: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ otherId: string; users: number }>`
    select other_id, count(distinct belongs_to)::integer as users from legacy_rows
    where migration_id = ${migrationId} and entity = 'seat' and mapped is not null group by other_id`.execute(tx);
  return new Map(rows.map(({ otherId, users }) => [otherId, users]));
}

/** A row of the table of users with everything that refers to it, as it is fetched. */
export interface FetchedUser {
  readonly position: number;
  readonly sourceKey: string;
  readonly row: CanonicalRows['user'];
  readonly seats: readonly (readonly [position: number, domainId: string])[] | null;
  readonly profiles:
    | readonly (readonly [position: number, profileId: string, validFrom: string | null, validUntil: string | null])[]
    | null;
}

/** Users by their addresses, so that those with the same one come together; the next ones are fetched while some are looked at. */
export async function* fetchUsers(tx: Tx, migrationId: number, without: readonly number[]): AsyncGenerator<readonly FetchedUser[]> {
  await sql`
    declare people no scroll cursor for
    select u.position, u.source_key, u.mapped as row, s.seats, p.profiles
    from legacy_rows u
    left join (
      select belongs_to, json_agg(json_build_array(position, other_id) order by position) as seats
      from legacy_rows
      where migration_id = ${sql.lit(migrationId)} and entity = 'seat' and mapped is not null and position <> all(${literal(without)})
      group by belongs_to
    ) s on s.belongs_to = u.old_id
    left join (
      select belongs_to,
        json_agg(json_build_array(position, other_id, mapped -> 'validFrom', mapped -> 'validUntil') order by position) as profiles
      from legacy_rows
      where migration_id = ${sql.lit(migrationId)} and entity = 'user-profile' and mapped is not null and position <> all(${literal(without)})
      group by belongs_to
    ) p on p.belongs_to = u.old_id
    where u.migration_id = ${sql.lit(migrationId)} and u.entity = 'user' and u.mapped is not null and u.position <> all(${literal(without)})
    order by u.name collate "C", u.position`.execute(tx);
  const fetchNext = () => {
    const fetched = sql<FetchedUser>`fetch ${sql.lit(usersAtOnce)} from people`.execute(tx);
    fetched.catch(() => undefined);
    return fetched;
  };
  try {
    let fetched = fetchNext();
    for (;;) {
      const { rows } = await fetched;
      if (rows.length === 0) return;
      fetched = fetchNext();
      yield rows;
    }
  } finally {
    await sql`close people`.execute(tx).catch(() => undefined);
  }
}

const usersAtOnce = 4_000;

// A cursor takes no parameters.
function literal(positions: readonly number[]) {
  return sql.raw(`'{${positions.map(Number).join(',')}}'::integer[]`);
}

/** Seats and profiles of users who are not among those of {@link fetchUsers}. */
export async function findOrphans(tx: Tx, migrationId: number, without: readonly number[]) {
  const { rows } = await sql<{ position: number; userId: string }>`
    select r.position, r.belongs_to as user_id from legacy_rows r
    where r.migration_id = ${migrationId} and r.entity in ('seat', 'user-profile') and r.mapped is not null
      and r.position <> all(${without}::integer[])
      and not exists (
        select from legacy_rows u
        where u.migration_id = r.migration_id and u.entity = 'user' and u.mapped is not null and u.old_id = r.belongs_to
          and u.position <> all(${without}::integer[])
      )
    order by r.position`.execute(tx);
  return rows;
}

export function heldProfiles(profiles: FetchedUser['profiles']): readonly HeldProfile[] {
  return (profiles ?? []).map(([position, profileId, validFrom, validUntil]) => ({ position, profileId, validFrom, validUntil }));
}

/** Rows by table and by what has become of them. */
export async function countFates(tx: Tx, migrationId: number) {
  const { rows } = await sql<{ table: string; entity: string; fate: string; code: string | null; rows: number }>`
    select r.source_table as table, r.entity, f.fate, f.code, count(*)::integer as rows
    from legacy_rows r join legacy_fates f using (migration_id, position)
    where migration_id = ${migrationId} group by 1, 2, 3, 4 order by min(r.position), 5 desc`.execute(tx);
  return rows;
}

/** How many things that a migration has made have no row in this source. */
export async function countGone(tx: Tx, migrationId: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    select count(*)::integer as gone from legacy_links l
    where l.kind <> 'product' and not exists (
      select from legacy_rows r where r.migration_id = ${migrationId} and r.source_key = l.source_key
    )`.execute(tx);
  return rows[0]?.gone ?? 0;
}
