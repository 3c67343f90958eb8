import { z } from 'zod';
import { CommandRefused } from '../command/decision.ts';
import { id } from '../command/fields.ts';

/** What an authenticator counts of its uses (WebAuthn §6.1.1): 32 bits, always 0 where it does not count. */
export const signatureCounter = z.int().min(0).max(0xffff_ffff);

/** The secret of an authenticator app, encrypted. */
export const sealedSecret = z.base64().min(40).max(400);

/** A second factor as it was shown: the time step of a code that matched, and the secret that it was made from; the hash of a recovery code, a passkey whose signature is right. */
export const secondFactorProof = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('totp'), step: z.int().positive(), sealedSecret }),
  z.strictObject({ method: z.literal('recovery_code'), codeHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ method: z.literal('passkey'), passkeyId: id, counter: signatureCounter, backedUp: z.boolean() }),
]);
export type SecondFactorProof = z.output<typeof secondFactorProof>;

export interface SecondFactorFacts {
  /** The step of the last code taken; undefined where the secret is not the one that is enrolled. */
  readonly lastStep: number | undefined;
  /** Whether the recovery code is one of theirs and has not been used. */
  readonly recoveryCodeUsable: boolean;
  /** Of the passkey when it was last used; undefined where it is none of theirs. */
  readonly lastCounter: number | undefined;
}

/** Each code works once (RFC 6238 §5.2), and so does one that is older than the last one taken not. */
export function refuseProof(proof: SecondFactorProof | undefined, facts: SecondFactorFacts): void {
  if (proof === undefined || !isAcceptable(proof, facts)) throw proofRefused();
}

export function proofRefused(): CommandRefused {
  return new CommandRefused('code_refused', 'This code is not valid, or it has been used already.', 'code');
}

function isAcceptable(proof: SecondFactorProof, { lastStep, recoveryCodeUsable, lastCounter }: SecondFactorFacts): boolean {
  switch (proof.method) {
    case 'totp':
      return lastStep !== undefined && proof.step > lastStep;
    case 'recovery_code':
      return recoveryCodeUsable;
    case 'passkey':
      // One that goes back, or stops, tells of a copy (WebAuthn §6.1.1).
      return lastCounter !== undefined && (proof.counter > lastCounter || (proof.counter === 0 && lastCounter === 0));
  }
}

/** What the audit keeps of a proof. */
export function shownFactor(proof: SecondFactorProof): { readonly method: SecondFactorProof['method']; readonly passkeyId?: number } {
  return proof.method === 'passkey' ? { method: proof.method, passkeyId: proof.passkeyId } : { method: proof.method };
}

/** What somebody has enrolled, recovery codes aside. */
export interface EnrolledFactors {
  readonly totp: boolean;
  /** How many. */
  readonly passkeys: number;
}

export function hasSecondFactor({ totp, passkeys }: EnrolledFactors): boolean {
  return totp || passkeys > 0;
}
