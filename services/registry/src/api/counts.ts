import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import type { RegistrySchema } from '../registry-schema.ts';

/** What is counted one by one; of more it is only said that there are more, unless somebody asks for it. */
const mostCounted = 100_000;
const mostAsked = 10_000_000;

export const countQuery = {
  upTo: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostAsked)
    .default(mostCounted)
    .describe('How far is counted; the further, the longer it takes.'),
};

export const shownCount = z.strictObject({
  count: z.int().min(0).max(mostAsked),
  more: z.boolean().describe('Whether there are more than that: no more than `upTo` are counted.'),
});

export type Counted = z.output<typeof shownCount>;

/** How many rows a query has, up to `most`. */
export async function countAtMost<Tables extends keyof RegistrySchema>(
  db: Kysely<RegistrySchema>,
  query: SelectQueryBuilder<RegistrySchema, Tables, object>,
  most = mostCounted,
): Promise<Counted> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${query.limit(most + 1)}) counted`.execute(db);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, most), more: count > most };
}
