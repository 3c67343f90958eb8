import { sql, type Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { isNewcomer, leaverState, type LeaverCheckNow, type LeaverState } from './seats-since.ts';

export interface SeatsSince {
  readonly gone: number;
  readonly listed: number;
  readonly newcomers: number;
}

/** What has happened to the seats since the list was compared with them. */
export async function countSeatsSince(db: Kysely<RegistrySchema>, check: LeaverCheckNow): Promise<SeatsSince> {
  const states = await countLeavers(db, check);
  const { rows } = await sql<{ count: number }>`select count(*) as count from users u where ${isNewcomer(check)}`.execute(db);
  return { gone: states.get('gone') ?? 0, listed: states.get('listed') ?? 0, newcomers: rows[0]?.count ?? 0 };
}

async function countLeavers(db: Kysely<RegistrySchema>, { id, domainId }: LeaverCheckNow): Promise<ReadonlyMap<LeaverState, number>> {
  const { rows } = await sql<{ state: LeaverState; count: number }>`
    select ${leaverState(id)} as state, count(*) as count
    from leavers l left join users u on u.id = l.user_id and u.domain_id = ${domainId}
    where l.check_id = ${id} group by 1`.execute(db);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** The leavers of a check by what has become of them; of those that are named alone, where some are. */
export async function findLeaversByState(
  db: Kysely<RegistrySchema>,
  { id, domainId }: Pick<LeaverCheckNow, 'id' | 'domainId'>,
  userIds: readonly number[] | undefined,
): Promise<ReadonlyMap<LeaverState, readonly number[]>> {
  const isNamed = userIds === undefined ? sql`true` : sql`l.user_id = any(${userIds}::bigint[])`;
  const { rows } = await sql<{ state: LeaverState; id: number }>`
    select l.user_id as id, ${leaverState(id)} as state
    from leavers l left join users u on u.id = l.user_id and u.domain_id = ${domainId}
    where l.check_id = ${id} and ${isNamed} order by l.user_id`.execute(db);
  const byState = new Map<LeaverState, number[]>();
  for (const row of rows) {
    const ids = byState.get(row.state);
    if (ids === undefined) byState.set(row.state, [row.id]);
    else ids.push(row.id);
  }
  return byState;
}

/** How many leavers have gone or been suspended since the list was compared, besides these. */
export async function countLost(
  db: Kysely<RegistrySchema>,
  { id, domainId, createdAt }: LeaverCheckNow,
  besides: readonly number[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from leavers l left join users u on u.id = l.user_id and u.domain_id = ${domainId}
    where l.check_id = ${id} and l.user_id <> all(${besides}::bigint[])
      and (u.id is null or u.suspended_at >= ${createdAt.toString()}::timestamptz)`.execute(db);
  return rows[0]?.count ?? 0;
}
