import { sql, type Kysely } from 'kysely';

/** When the transaction began by the database's clock, which is the same for every server: an ISO 8601 instant. */
export async function databaseTime<Schema>(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ now: Temporal.Instant }>`select now() as now`.execute(db);
  return (rows[0]?.now ?? Temporal.Now.instant()).toString();
}
