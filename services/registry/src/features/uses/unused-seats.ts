import { encodeCursor } from '@seatledger/platform/http/cursor.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownId } from '../../api/fields.ts';
import { listing, rowLimit, type Page } from '../../api/pages.ts';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

const count = z.int().min(0);

export const shownUnused = z.strictObject({
  domainId: shownId,
  customerId: shownId,
  name: z.string(),
  seats: count.describe('Users who are not suspended.'),
  used: count.describe('Of them, those who were seen since.'),
  unused: count.describe('Of them, those who were not, though they had their seat already.'),
  neverSeen: count.describe('Of the unused, those who were never seen, as far as it is kept.'),
});

interface UnusedRow {
  readonly id: number;
  readonly customerId: number;
  readonly name: string;
  readonly seats: number;
  readonly used: number;
  readonly unused: number;
  readonly neverSeen: number;
}

export interface UnusedFilter {
  /** A date, in UTC. */
  readonly since: string;
  readonly customerId?: number | undefined;
  readonly domainId?: number | undefined;
}

/** Domains with seats that nobody has used since a date, in the order of their ids. */
export async function listUnusedSeats(db: Kysely<RegistrySchema>, scope: Scope, { since, customerId, domainId }: UnusedFilter, page: Page) {
  const { rows } = await sql<UnusedRow>`
    select domains.id, domains.customer_id, domains.name, s.*
    from domains cross join lateral (
      select count(*) as seats, count(*) filter (where l.seen_at >= ${since}::date) as used,
        count(*) filter (where ${isUnused(since)}) as unused, count(*) filter (where ${isUnused(since)} and l.seen_at is null) as never_seen
      from users u left join licence_published.last_seen l on l.user_id = u.id
      where u.domain_id = domains.id and u.suspended_at is null
    ) s
    where s.unused > 0 and domains.id > ${page.afterId} and ${within(scope, 'domains.customerId')}
      and ${customerId === undefined ? sql`true` : sql`domains.customer_id = ${customerId}`}
      and ${domainId === undefined ? sql`true` : sql`domains.id = ${domainId}`}
    order by domains.id limit ${rowLimit(page)}`.execute(db);
  return listing(
    rows,
    page,
    ({ id, customerId: ofCustomer, ...counts }) => ({ domainId: String(id), customerId: String(ofCustomer), ...counts }),
    ({ id }) => encodeCursor(id),
  );
}

/** Of a user `u` who was last seen by `l`: whoever got the seat later has had less time. */
function isUnused(since: string) {
  return sql<boolean>`u.created_at < ${since}::date and (l.seen_at is null or l.seen_at < ${since}::date)`;
}
