import type { Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

/** What signing in with a password needs to know of an operator. */
export interface Account {
  readonly id: number;
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
  readonly suspended: boolean;
  /** PHC string; null: no password. */
  readonly passwordHash: string | null;
  /** Whether a second factor is enrolled. */
  readonly enrolled: boolean;
}

export async function findAccount(kysely: Kysely<AccessSchema>, email: string): Promise<Account | undefined> {
  const row = await kysely
    .selectFrom('operators')
    .leftJoin('passwords', 'passwords.operatorId', 'operators.id')
    .leftJoin('totpFactors', 'totpFactors.operatorId', 'operators.id')
    .select(['operators.id', 'email', 'displayName', 'locale', 'suspendedAt', 'passwords.hash', 'totpFactors.confirmedAt'])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('passkeys').select('passkeys.id').whereRef('passkeys.operatorId', '=', 'operators.id')).as('hasPasskey'),
    )
    .where('email', '=', email)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, displayName, locale, suspendedAt, hash, confirmedAt, hasPasskey } = row;
  const enrolled = confirmedAt !== null || Boolean(hasPasskey);
  return { id, email, displayName, locale, suspended: suspendedAt !== null, passwordHash: hash, enrolled };
}

export async function savePassword(tx: Tx, operatorId: number, hash: string, at: string): Promise<void> {
  const changedAt = Temporal.Instant.from(at);
  await tx
    .insertInto('passwords')
    .values({ operatorId, hash, changedAt })
    .onConflict((conflict) => conflict.column('operatorId').doUpdateSet({ hash, changedAt }))
    .execute();
}

/** Where the password is still the one of that hash. */
export async function replacePasswordHash(tx: Tx, operatorId: number, replaces: string, hash: string): Promise<void> {
  await tx.updateTable('passwords').set({ hash }).where('operatorId', '=', operatorId).where('hash', '=', replaces).execute();
}

export async function lockPasswordHash(tx: Tx, operatorId: number): Promise<string | undefined> {
  const row = await tx.selectFrom('passwords').select('hash').where('operatorId', '=', operatorId).forUpdate().executeTakeFirst();
  return row?.hash;
}
