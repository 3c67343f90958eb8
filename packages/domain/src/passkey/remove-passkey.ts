import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { refuseLastFirstFactor } from '../sign-in/first-factor.ts';
import { hasSecondFactor, type EnrolledFactors } from '../sign-in/second-factor-proof.ts';
import { passkeyDecision, type Passkey } from './passkey.ts';

/** Only the operator's own: another's is not there. */
export const removePasskeySchema = z.strictObject({ kind: z.literal('passkey.remove'), operatorId: id, id });
export type RemovePasskey = z.output<typeof removePasskeySchema>;

export interface RemovePasskeyFacts {
  readonly passkey: Passkey | undefined;
  /** This passkey among them. */
  readonly factors: EnrolledFactors;
  /** In how many ways the operator can begin a sign-in, this passkey among them. */
  readonly firstFactors: number;
}

export function decideRemovePasskey({ id }: RemovePasskey, { passkey, factors, firstFactors }: RemovePasskeyFacts): Decision<Passkey> {
  const removed = found(passkey, 'passkey', id);
  if (!hasSecondFactor({ ...factors, passkeys: factors.passkeys - 1 })) {
    throw new CommandRefused('last_second_factor_in_use', 'This is your only second factor; enrol another one first.');
  }
  refuseLastFirstFactor(firstFactors);
  return passkeyDecision.deleted(removed);
}
