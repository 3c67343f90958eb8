import {
  proofRefused,
  type EnrolledFactors,
  type SecondFactorFacts,
  type SecondFactorProof,
} from '@seatledger/domain/sign-in/second-factor-proof.ts';
import type { EnrolSecondFactor } from '@seatledger/domain/sign-in/enrol-second-factor.ts';
import type { Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';
import { lockOperator } from '../operators/operator-queries.ts';
import { countPasskeys, lockPasskey, passkeyUse } from '../passkeys/passkey-queries.ts';

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
export async function lockProof(tx: Tx, operatorId: number, proof: SecondFactorProof | undefined): Promise<SecondFactorFacts> {
  const nothing = { lastStep: undefined, recoveryCodeUsable: false, lastCounter: undefined };
  switch (proof?.method) {
    case 'totp': {
      const factor = await lockTotpFactor(tx, operatorId);
      // Another may have been enrolled since the code was compared.
      const isEnrolled = factor?.secret?.toString('base64') === proof.sealedSecret;
      return { ...nothing, lastStep: isEnrolled ? factor.lastStep : undefined };
    }
    case 'recovery_code':
      return { ...nothing, recoveryCodeUsable: await lockRecoveryCode(tx, operatorId, proof.codeHash) };
    case 'passkey':
      return { ...nothing, lastCounter: (await lockPasskey(tx, operatorId, proof.passkeyId))?.counter };
    case undefined:
      return nothing;
  }
}

/** Whether it is one of theirs that has not been used. */
async function lockRecoveryCode(tx: Tx, operatorId: number, codeHash: string): Promise<boolean> {
  const code = await tx
    .selectFrom('recoveryCodes')
    .select('usedAt')
    .where('operatorId', '=', operatorId)
    .where('codeHash', '=', Buffer.from(codeHash, 'hex'))
    .forUpdate()
    .executeTakeFirst();
  return code !== undefined && code.usedAt === null;
}

/** Uses the proof up. The where clauses hold the rules by themselves, whatever was read before. */
export async function useProof(tx: Tx, operatorId: number, proof: SecondFactorProof, at: string): Promise<void> {
  const { numUpdatedRows } = await usingProof(tx, operatorId, proof, Temporal.Instant.from(at)).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw proofRefused();
}

function usingProof(tx: Tx, operatorId: number, proof: SecondFactorProof, at: Temporal.Instant) {
  switch (proof.method) {
    case 'totp':
      return tx
        .updateTable('totpFactors')
        .set({ lastStep: proof.step })
        .where('operatorId', '=', operatorId)
        .where('lastStep', '<', proof.step);
    case 'recovery_code':
      return tx
        .updateTable('recoveryCodes')
        .set({ usedAt: at })
        .where('operatorId', '=', operatorId)
        .where('codeHash', '=', Buffer.from(proof.codeHash, 'hex'))
        .where('usedAt', 'is', null);
    case 'passkey':
      return passkeyUse(tx, operatorId, proof, at);
  }
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
  await replaceRecoveryCodes(tx, operatorId, command.recoveryCodeHashes);
}

export async function replaceRecoveryCodes(tx: Tx, operatorId: number, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('recoveryCodes').where('operatorId', '=', operatorId).execute();
  const codes = hashes.map((hash) => ({ operatorId, codeHash: Buffer.from(hash, 'hex') }));
  await tx.insertInto('recoveryCodes').values(codes).execute();
}

export async function countRecoveryCodesLeft(tx: Tx, operatorId: number): Promise<number> {
  const { left } = await tx
    .selectFrom('recoveryCodes')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('operatorId', '=', operatorId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return left;
}

/** All of them, recovery codes and a secret that was not confirmed yet among them. */
export async function deleteFactors(tx: Tx, operatorId: number): Promise<void> {
  for (const table of ['totpFactors', 'recoveryCodes', 'passkeys'] as const) {
    await tx.deleteFrom(table).where('operatorId', '=', operatorId).execute();
  }
}

/** What the operator has enrolled, while nobody else adds to it or takes from it. */
export async function lockEnrolledFactors(tx: Tx, operatorId: number): Promise<EnrolledFactors> {
  await lockOperator(tx, operatorId);
  return readEnrolledFactors(tx, operatorId);
}

export async function readEnrolledFactors(kysely: Kysely<AccessSchema>, operatorId: number): Promise<EnrolledFactors> {
  const totp = await kysely
    .selectFrom('totpFactors')
    .select('operatorId')
    .where('operatorId', '=', operatorId)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst();
  return { totp: totp !== undefined, passkeys: await countPasskeys(kysely, operatorId) };
}

function selectFactor(kysely: Kysely<AccessSchema>, operatorId: number) {
  return kysely.selectFrom('totpFactors').select(['secret', 'pendingSecret', 'lastStep']).where('operatorId', '=', operatorId);
}
