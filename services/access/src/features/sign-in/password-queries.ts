import type { Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';
import { lockOperator } from '../operators/operator-queries.ts';

/** What signing in with a password needs to know of an operator. */
export interface Account {
  readonly id: number;
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
  readonly suspended: boolean;
  /** PHC string; null: no password. */
  readonly passwordHash: string | null;
  /** ISO 8601 instant. */
  readonly passwordChangedAt: string | undefined;
}

export async function findAccount(kysely: Kysely<AccessSchema>, email: string): Promise<Account | undefined> {
  const row = await kysely
    .selectFrom('operators')
    .leftJoin('passwords', 'passwords.operatorId', 'operators.id')
    .select(['operators.id', 'email', 'displayName', 'locale', 'suspendedAt', 'passwords.hash', 'passwords.changedAt'])
    .where('email', '=', email)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, displayName, locale, suspendedAt, hash, changedAt } = row;
  const passwordChangedAt = changedAt?.toString();
  return { id, email, displayName, locale, suspended: suspendedAt !== null, passwordHash: hash, passwordChangedAt };
}

export async function savePassword(tx: Tx, operatorId: number, hash: string, at: string): Promise<void> {
  // Whoever signs in by the password of before has their session by now, and loses it, or gets none.
  await lockOperator(tx, operatorId);
  const changedAt = Temporal.Instant.from(at);
  await tx
    .insertInto('passwords')
    .values({ operatorId, hash, changedAt })
    .onConflict((conflict) => conflict.column('operatorId').doUpdateSet({ hash, changedAt }))
    .execute();
}

/** ISO 8601 instant; the same password hashed anew is no change. */
export async function findPasswordChange(kysely: Kysely<AccessSchema>, operatorId: number): Promise<string | undefined> {
  const row = await kysely.selectFrom('passwords').select('changedAt').where('operatorId', '=', operatorId).executeTakeFirst();
  return row?.changedAt.toString();
}

/** Where the password is still the one of that hash. */
export async function replacePasswordHash(tx: Tx, operatorId: number, replaces: string, hash: string): Promise<void> {
  await tx.updateTable('passwords').set({ hash }).where('operatorId', '=', operatorId).where('hash', '=', replaces).execute();
}

export async function lockPasswordHash(tx: Tx, operatorId: number): Promise<string | undefined> {
  const row = await tx.selectFrom('passwords').select('hash').where('operatorId', '=', operatorId).forUpdate().executeTakeFirst();
  return row?.hash;
}
