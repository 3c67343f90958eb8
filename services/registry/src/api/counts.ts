import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import type { RegistrySchema } from '../registry-schema.ts';

/** What is counted one by one; of more it is only said that there are more. */
const mostCounted = 100_000;

export const shownCount = z.strictObject({
  count: z.int().min(0).max(mostCounted),
  more: z.boolean().describe(`Whether there are more than that: no more than ${mostCounted} are counted.`),
});

export type Counted = z.output<typeof shownCount>;

/** How many rows a query has. */
export async function countAtMost<Tables extends keyof RegistrySchema>(
  db: Kysely<RegistrySchema>,
  query: SelectQueryBuilder<RegistrySchema, Tables, object>,
): Promise<Counted> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${query.limit(mostCounted + 1)}) counted`.execute(db);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, mostCounted), more: count > mostCounted };
}
