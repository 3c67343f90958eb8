import { found } from '@seatledger/domain/command/decision.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownDate, shownInstant } from '../../api/fields.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { selectUsers } from '../users/user-list-queries.ts';

const count = z.int().min(0);

export const shownUse = z.strictObject({
  lastSeenAt: shownInstant.nullable().describe('When a check last said that they may work; null: never, as far as it is kept.'),
  days: z
    .array(
      z.strictObject({
        day: shownDate.describe('In UTC.'),
        checks: count.describe('Of all products.'),
        addresses: count.nullable().describe('From how many addresses: 64 stands for more; null where none is known any more.'),
        products: z.array(z.strictObject({ product: z.string().nullable().describe('null: of none in particular.'), checks: count })),
        features: z.array(z.strictObject({ product: z.string(), feature: z.string(), count })).describe('As programs tell it.'),
      }),
    )
    .describe('The newest first. Days without any use are left out.'),
});

interface UseRow {
  readonly day: string;
  readonly product: string | null;
  readonly feature: string | null;
  readonly count: number;
}

/** What a user used since a date. */
export async function readUserUse(db: Kysely<RegistrySchema>, scope: Scope, id: number, since: string): Promise<z.output<typeof shownUse>> {
  const user = found(await selectUsers(db, scope).where('users.id', '=', id).executeTakeFirst(), 'user', id);
  const { rows } = await sql<UseRow>`
    select u.day, p.key as product, f.key as feature, sum(u.count)::bigint as count
    from licence_published.use_days u left join products p on p.id = u.product_id left join features f on f.id = u.feature_id
    where u.user_id = ${id} and u.day >= ${since}::date and (u.feature_id = 0 or f.id is not null)
    group by 1, 2, 3 order by 1 desc, 2, 3`.execute(db);
  const { rows: addresses } = await sql<{ day: string; addresses: number }>`
    select day, addresses from licence_published.client_counts where user_id = ${id} and day >= ${since}::date`.execute(db);
  const addressesOf = new Map(addresses.map((row) => [row.day, row.addresses]));
  const days = Array.from(
    Map.groupBy(rows, ({ day }) => day),
    ([day, uses]) => ({ ...showDay(day, uses), addresses: addressesOf.get(day) ?? null }),
  );
  return { lastSeenAt: user.lastSeenAt?.toString() ?? null, days };
}

function showDay(day: string, uses: readonly UseRow[]) {
  const checks = uses.filter(({ feature }) => feature === null);
  const features = uses.flatMap(({ product, feature, count: times }) =>
    product === null || feature === null ? [] : [{ product, feature, count: times }],
  );
  return {
    day,
    checks: checks.reduce((sum, { count: times }) => sum + times, 0),
    products: checks.map(({ product, count: times }) => ({ product, checks: times })),
    features,
  };
}
