import { sql, type Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';

export interface Attempt {
  readonly keyHash: Buffer;
  /** Failures that cost nothing; each one after doubles the wait. */
  readonly freeFailures: number;
  readonly at: Temporal.Instant;
}

/** No wait is longer, so that nobody can be locked out for long by somebody else. */
const longestDelaySeconds = 15 * 60;

/**
 * A failure is forgiven in so much time: whoever guesses on stays at the longest wait, and the typing errors that an office makes day by
 * day never add up to one.
 */
const forgivenInSeconds = longestDelaySeconds;

/**
 * Counts an attempt as failed before it is made, in one statement, so that many at once are not all let through. False, and nothing
 * is counted, while the key is blocked.
 */
export async function countAttempt(kysely: Kysely<AccessSchema>, { keyHash, freeFailures, at }: Attempt): Promise<boolean> {
  const now = sql`${at.toString()}::timestamptz`;
  const forgiven = sql`greatest(extract(epoch from ${now} - t.last_failure_at), 0) / ${forgivenInSeconds}::int`;
  const failures = sql`(greatest(t.failures - ${forgiven}, 0) + 1)`;
  const counted = sql`ceil(${failures})`;
  const delay = sql`least(power(2, least(${counted} - ${freeFailures}::int, 20)), ${longestDelaySeconds}::int) * interval '1 second'`;
  const { rows } = await sql`
    insert into access.throttles as t (key_hash, failures, last_failure_at) values (${keyHash}, 1, ${now})
    on conflict (key_hash) do update set
      failures = ${failures},
      last_failure_at = ${now},
      blocked_until = case when ${counted} >= ${freeFailures}::int then ${now} + ${delay} end
    where t.blocked_until is null or t.blocked_until <= ${now}
    returning true as counted`.execute(kysely);
  return rows.length > 0;
}

export async function blockedUntil(kysely: Kysely<AccessSchema>, keyHash: Buffer): Promise<Temporal.Instant | null> {
  const row = await kysely.selectFrom('throttles').select('blockedUntil').where('keyHash', '=', keyHash).executeTakeFirst();
  return row?.blockedUntil ?? null;
}

export async function forgetFailures(kysely: Kysely<AccessSchema>, keyHash: Buffer): Promise<void> {
  await kysely.deleteFrom('throttles').where('keyHash', '=', keyHash).execute();
}

/** Takes back the one failure that was counted in advance, not those of others who share the key. */
export async function forgetOneFailure(kysely: Kysely<AccessSchema>, keyHash: Buffer): Promise<void> {
  await kysely
    .updateTable('throttles')
    .set({ failures: sql<number>`greatest(failures - 1, 0)`, blockedUntil: null })
    .where('keyHash', '=', keyHash)
    .execute();
}
