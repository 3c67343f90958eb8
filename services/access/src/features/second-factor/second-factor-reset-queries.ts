import type { SecondFactorReset } from '@seatledger/domain/sign-in/reset-second-factor.ts';
import type { Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

/** A new one replaces the one before. */
export async function saveReset(tx: Tx, operatorId: number, reset: SecondFactorReset): Promise<void> {
  const kept = { tokenHash: Buffer.from(reset.tokenHash, 'hex'), expiresAt: Temporal.Instant.from(reset.expiresAt) };
  await tx
    .insertInto('secondFactorResets')
    .values({ operatorId, ...kept })
    .onConflict((conflict) => conflict.column('operatorId').doUpdateSet(kept))
    .execute();
}

export async function findReset(kysely: Kysely<AccessSchema>, operatorId: number): Promise<SecondFactorReset | undefined> {
  const row = await kysely
    .selectFrom('secondFactorResets')
    .select(['tokenHash', 'expiresAt'])
    .where('operatorId', '=', operatorId)
    .executeTakeFirst();
  return row && { tokenHash: row.tokenHash.toString('hex'), expiresAt: row.expiresAt.toString() };
}

/** It is over once a factor is enrolled. */
export async function deleteReset(tx: Tx, operatorId: number): Promise<void> {
  await tx.deleteFrom('secondFactorResets').where('operatorId', '=', operatorId).execute();
}
