import { sql, type Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';

interface Outdated {
  readonly table: string;
  /** The column that says when a row was good for the last time; null: it still is. */
  readonly until: string;
  readonly keptHours: number;
}

const day = 24;

/**
 * What nobody can use any more, and how long it is kept all the same. Sessions are looked at for a month by whoever signs in, as addresses
 * that are known (`sign-in.ts`); failures count for a day (`throttle-queries.ts`); from where a
 * key was used is known for a year (`unusual-uses.ts`); what went on is in the audit.
 */
const outdated: readonly Outdated[] = [
  { table: 'ceremonies', until: 'expires_at', keptHours: 0 },
  { table: 'throttles', until: 'last_failure_at', keptHours: day },
  { table: 'signing_keys', until: 'retired_at', keptHours: day },
  { table: 'sessions', until: 'expires_at', keptHours: 31 * day },
  { table: 'links', until: 'expires_at', keptHours: 31 * day },
  { table: 'client_secrets', until: 'expires_at', keptHours: 31 * day },
  { table: 'personal_tokens', until: 'expires_at', keptHours: 31 * day },
  { table: 'seen_networks', until: 'last_seen_at', keptHours: 365 * day },
];

const removedAtOnce = 1000;

/** Removes it, batch by batch, each by itself: they change nothing for anybody, and are not audited. Gives how many rows went. */
export async function removeOutdated(kysely: Kysely<AccessSchema>, now: Temporal.Instant, batchRows = removedAtOnce): Promise<number> {
  let removed = 0;
  for (const { table, until, keptHours } of outdated) {
    const before = now.subtract({ hours: keptHours });
    let batch: number;
    do {
      batch = await removeBatch(kysely, { table, until, before, batchRows });
      removed += batch;
    } while (batch === batchRows);
  }
  return removed;
}

/** Rows that somebody else holds are left to the next round, so that nobody waits. */
async function removeBatch(
  kysely: Kysely<AccessSchema>,
  {
    table,
    until,
    before,
    batchRows,
  }: Pick<Outdated, 'table' | 'until'> & { readonly before: Temporal.Instant; readonly batchRows: number },
): Promise<number> {
  const [rows, moment] = [sql.table(`access.${table}`), sql.ref(until)];
  const { numAffectedRows } = await sql`
    delete from ${rows} where ctid = any(array(
      select ctid from ${rows} where ${moment} < ${before.toString()}::timestamptz order by ${moment} limit ${batchRows} for update skip locked
    ))`.execute(kysely);
  return Number(numAffectedRows ?? 0);
}
