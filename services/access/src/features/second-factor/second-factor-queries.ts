import type { SecondFactorProof, SecondFactorFacts } from '@seatledger/domain/sign-in/second-factor-proof.ts';
import type { EnrolSecondFactor } from '@seatledger/domain/sign-in/enrol-second-factor.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

export interface TotpFactor {
  /** Sealed; null until enrolled. */
  readonly secret: Buffer | null;
  readonly pendingSecret: Buffer | null;
  readonly lastStep: number;
}

export async function findTotpFactor(kysely: Kysely<AccessSchema>, operatorId: number): Promise<TotpFactor | undefined> {
  return selectFactor(kysely, operatorId).executeTakeFirst();
}

export async function lockTotpFactor(tx: Tx, operatorId: number): Promise<TotpFactor | undefined> {
  return selectFactor(tx, operatorId).forUpdate().executeTakeFirst();
}

/** What decides whether a proof counts, locked. */
export async function lockProof(tx: Tx, operatorId: number, proof: SecondFactorProof): Promise<SecondFactorFacts> {
  if (proof.method === 'totp') {
    const factor = await lockTotpFactor(tx, operatorId);
    return { lastStep: factor === undefined || factor.secret === null ? undefined : factor.lastStep, recoveryCodeUsable: false };
  }
  const code = await tx
    .selectFrom('recoveryCodes')
    .select('usedAt')
    .where('operatorId', '=', operatorId)
    .where('codeHash', '=', Buffer.from(proof.codeHash, 'hex'))
    .forUpdate()
    .executeTakeFirst();
  return { lastStep: undefined, recoveryCodeUsable: code !== undefined && code.usedAt === null };
}

/** Uses the code up. The where clause holds the rule by itself, whatever was read before. */
export async function useProof(tx: Tx, operatorId: number, proof: SecondFactorProof, at: string): Promise<void> {
  const { numUpdatedRows } =
    proof.method === 'totp'
      ? await tx
          .updateTable('totpFactors')
          .set({ lastStep: proof.step })
          .where('operatorId', '=', operatorId)
          .where('lastStep', '<', proof.step)
          .executeTakeFirst()
      : await tx
          .updateTable('recoveryCodes')
          .set({ usedAt: Temporal.Instant.from(at) })
          .where('operatorId', '=', operatorId)
          .where('codeHash', '=', Buffer.from(proof.codeHash, 'hex'))
          .where('usedAt', 'is', null)
          .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new CommandRefused('code_refused', 'This code is not valid, or it has been used already.', 'code');
}

export async function savePendingSecret(tx: Tx, operatorId: number, sealed: Buffer): Promise<void> {
  await tx
    .insertInto('totpFactors')
    .values({ operatorId, pendingSecret: sealed })
    .onConflict((conflict) => conflict.column('operatorId').doUpdateSet({ pendingSecret: sealed }))
    .execute();
}

/** The pending secret becomes the secret; the code that proved it is used up; recovery codes are replaced. */
export async function confirmSecret(tx: Tx, operatorId: number, command: EnrolSecondFactor): Promise<void> {
  await tx
    .updateTable('totpFactors')
    .set({
      secret: Buffer.from(command.sealedSecret, 'base64'),
      pendingSecret: null,
      lastStep: command.step,
      confirmedAt: Temporal.Instant.from(command.at),
    })
    .where('operatorId', '=', operatorId)
    .execute();
  await tx.deleteFrom('recoveryCodes').where('operatorId', '=', operatorId).execute();
  const codes = command.recoveryCodeHashes.map((hash) => ({ operatorId, codeHash: Buffer.from(hash, 'hex') }));
  await tx.insertInto('recoveryCodes').values(codes).execute();
}

function selectFactor(kysely: Kysely<AccessSchema>, operatorId: number) {
  return kysely.selectFrom('totpFactors').select(['secret', 'pendingSecret', 'lastStep']).where('operatorId', '=', operatorId);
}
