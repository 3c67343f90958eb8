import { decodePairCursor, encodePairCursor } from '@seatledger/platform/http/cursor.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownDate, shownId } from '../../api/fields.ts';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

export const shownUnusual = z.strictObject({
  id: shownId.describe('Of the user.'),
  domainId: shownId,
  customerId: shownId,
  email: z.string(),
  displayName: z.string(),
  day: shownDate.describe('In UTC: the one with the most addresses.'),
  addresses: z.int().min(2).describe('From how many addresses they were checked on that day; 64 stands for more.'),
  days: z.int().min(1).describe('On how many days there were so many.'),
});

interface UnusualRow {
  readonly id: number;
  readonly domainId: number;
  readonly customerId: number;
  readonly email: string;
  readonly displayName: string;
  readonly day: string;
  readonly addresses: number;
  readonly days: number;
}

export interface UnusualFilter {
  /** A date, in UTC. */
  readonly since: string;
  readonly addresses: number;
}

export interface UnusualPage {
  readonly limit: number;
  /** How many addresses, and the user: the list goes on after them. */
  readonly after: readonly [number, number] | null;
}

/** @throws HttpProblem 400 `invalid_cursor` */
export function unusualPageOf({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }): UnusualPage {
  return { limit, after: cursor === undefined ? null : decodePairCursor(cursor) };
}

/** Whose account was used from many addresses on a day, the most first. */
export async function listUnusualUse(db: Kysely<RegistrySchema>, scope: Scope, filter: UnusualFilter, { limit, after }: UnusualPage) {
  const { rows } = await sql<UnusualRow>`
    select users.id, users.domain_id, domains.customer_id, users.local_part || '@' || domains.name as email, users.display_name, c.day, c.addresses, c.days
    from (
      select distinct on (user_id) user_id, day, addresses, count(*) over (partition by user_id) as days
      from licence_published.client_counts where day >= ${filter.since}::date and addresses >= ${filter.addresses}
      order by user_id, addresses desc, day desc
    ) c join users on users.id = c.user_id join domains on domains.id = users.domain_id
    where ${within(scope, 'domains.customerId')}
      and ${after === null ? sql`true` : sql`(c.addresses < ${after[0]} or c.addresses = ${after[0]} and users.id > ${after[1]})`}
    order by c.addresses desc, users.id limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, domainId, customerId, ...rest }) => ({
      id: String(id),
      domainId: String(domainId),
      customerId: String(customerId),
      ...rest,
    })),
    nextCursor: rows.length > limit && last !== undefined ? encodePairCursor([last.addresses, last.id]) : null,
  };
}
