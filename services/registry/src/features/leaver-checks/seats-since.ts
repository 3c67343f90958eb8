import { sql } from 'kysely';

/** A check, as far as what has happened since needs it. */
export interface LeaverCheckNow {
  readonly id: number;
  readonly domainId: number;
  readonly createdAt: Temporal.Instant;
}

/** What has become of a leaver. */
export const leaverStates = ['seated', 'suspended', 'listed', 'gone'] as const;
export type LeaverState = (typeof leaverStates)[number];

/** Of a user `u`, null where there is none any more. */
export function leaverState(checkId: number) {
  return sql<LeaverState>`
    case
      when u.id is null then 'gone'
      when exists (select from leaver_check_rows r
        where r.check_id = ${checkId} and r.local_part = u.local_part and r.verdict in ('seated', 'unseated')) then 'listed'
      when u.suspended_at is not null then 'suspended'
      else 'seated'
    end`;
}

// A transaction may have begun long before it committed, and rows bear the time of its beginning.
const longestTransaction = '1 hour';

/** Of a user `u`. Whoever has been given a seat, or moved to one, has changed since. */
export function isNewcomer({ id, domainId, createdAt }: LeaverCheckNow) {
  return sql<boolean>`u.domain_id = ${domainId}
    and u.updated_at >= ${createdAt.toString()}::timestamptz - ${longestTransaction}::interval
    and not exists (select from leavers l where l.check_id = ${id} and l.user_id = u.id)
    and not exists (select from leaver_check_rows r where r.check_id = ${id} and r.local_part = u.local_part and r.verdict = 'seated')`;
}
