import type { RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import { idempotencyKeyReused } from '@seatledger/platform/http/idempotency.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../registry-schema.ts';
import type { Answer } from './answers.ts';

/** One Idempotency-Key of one principal, and the request that it stands for. */
export interface KeyedRequest {
  readonly principal: Principal;
  readonly key: string;
  readonly hash: Buffer;
}

/**
 * Takes the key for this transaction; another that wants it waits until this one has ended. Gives the answer where the request
 * has been carried out already. @throws HttpProblem 422 where the key stands for another request.
 */
export async function takeKey(tx: Tx, { principal, key, hash }: KeyedRequest): Promise<Answer | undefined> {
  await removeExpiredKeys(tx);
  const taken = await sql`
    insert into idempotency_keys as present (principal_kind, principal_id, key, request_hash)
    values (${principal.kind}, ${principal.id}, ${key}, ${hash})
    on conflict (principal_kind, principal_id, key)
    do update set request_hash = excluded.request_hash, expires_at = excluded.expires_at where present.expires_at <= now()
    returning 1`.execute(tx);
  if (taken.rows.length > 0) return undefined;
  const kept = await findKeptAnswer(tx, { principal, key, hash });
  if (kept === undefined) throw new Error('an idempotency key was kept without its answer');
  return kept;
}

/** The answer to a request that has been carried out already. @throws HttpProblem 422 where the key stands for another request. */
export async function findKeptAnswer(db: Kysely<RegistrySchema>, { principal, key, hash }: KeyedRequest): Promise<Answer | undefined> {
  const row = await db
    .selectFrom('idempotencyKeys')
    .select(['requestHash', 'status', 'body', 'etag', 'location'])
    .where('principalKind', '=', principal.kind)
    .where('principalId', '=', principal.id)
    .where('key', '=', key)
    .where('expiresAt', '>', sql<Temporal.Instant>`now()`)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { requestHash, status, body, etag, location } = row;
  if (!requestHash.equals(hash)) throw idempotencyKeyReused();
  return status === null ? undefined : { status, body: body === null ? null : JSON.parse(body), etag, location };
}

/** Keeps the answer under a key that has been taken. */
export async function keepAnswer(tx: Tx, { principal, key }: KeyedRequest, answer: Answer): Promise<void> {
  const { status, body, etag, location } = answer;
  await tx
    .updateTable('idempotencyKeys')
    .set({ status, body: body === null ? null : JSON.stringify(body), etag, location })
    .where('principalKind', '=', principal.kind)
    .where('principalId', '=', principal.id)
    .where('key', '=', key)
    .execute();
}

const keptHours = 24;

/** What is kept of answers, by when the requests were made. */
export function keptAnswers(db: Kysely<RegistrySchema>): RetainedData<RetainedKind> {
  const outdated = (before: Temporal.Instant) => sql`expires_at < ${before.add({ hours: keptHours }).toString()}::timestamptz`;
  return {
    kind: 'kept-answer',
    async count(before) {
      const { rows } = await sql<{ count: number }>`select count(*) as count from idempotency_keys where ${outdated(before)}`.execute(db);
      return rows[0]?.count ?? 0;
    },
    async remove(before) {
      const { numAffectedRows } = await sql`delete from idempotency_keys where ${outdated(before)}`.execute(db);
      return Number(numAffectedRows ?? 0);
    },
  };
}

const removedAtOnce = 100;

/** Those that another transaction is removing are left to it, so that nobody waits. */
async function removeExpiredKeys(tx: Tx): Promise<void> {
  await sql`
    delete from idempotency_keys where ctid = any(array(
      select ctid from idempotency_keys where expires_at <= now() order by expires_at limit ${removedAtOnce} for update skip locked
    ))`.execute(tx);
}
