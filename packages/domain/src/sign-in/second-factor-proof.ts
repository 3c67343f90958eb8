import { z } from 'zod';
import { CommandRefused } from '../command/decision.ts';

/** A second factor as it was shown: the time step of a code that matched, or the hash of a recovery code. */
export const secondFactorProof = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('totp'), step: z.int().positive() }),
  z.strictObject({ method: z.literal('recovery_code'), codeHash: z.string().regex(/^[0-9a-f]{64}$/) }),
]);
export type SecondFactorProof = z.output<typeof secondFactorProof>;

export interface SecondFactorFacts {
  /** The step of the last code taken; undefined where no factor is enrolled. */
  readonly lastStep: number | undefined;
  /** Whether the recovery code is one of theirs and has not been used. */
  readonly recoveryCodeUsable: boolean;
}

/** Each code works once (RFC 6238 §5.2), and so does one that is older than the last one taken not. */
export function refuseProof(proof: SecondFactorProof, { lastStep, recoveryCodeUsable }: SecondFactorFacts): void {
  const accepted = proof.method === 'totp' ? lastStep !== undefined && proof.step > lastStep : recoveryCodeUsable;
  if (!accepted) throw new CommandRefused('code_refused', 'This code is not valid, or it has been used already.', 'code');
}
