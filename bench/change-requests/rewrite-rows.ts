import type pg from 'pg';
import { inTransaction } from '../../packages/platform/src/db/connection.ts';

/** What a request writes: its items, the users that it makes and changes, and an event for each command. */
const written = [
  ['registry.change_request_items', 'true'],
  ['registry.users', "local_part like 'newcomer%' or display_name like 'Other name%' or suspension_reason = 'left the company'"],
  ['audit.events', "kind like 'user.%'"],
] as const;

/** Seconds that it takes to write the rows again, each table by one statement, all of them in one transaction. */
export async function rewriteRows(client: pg.Client): Promise<number> {
  for (const [index, [table]] of written.entries()) await client.query(`create table public.copy_${index} (like ${table} including all)`);
  const startedAt = performance.now();
  await inTransaction(client, async () => {
    for (const [index, [table, condition]] of written.entries()) {
      await client.query(`insert into public.copy_${index} overriding system value select * from ${table} where ${condition}`);
    }
  });
  return (performance.now() - startedAt) / 1000;
}
