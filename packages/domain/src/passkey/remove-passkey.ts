import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { hasSecondFactor, type EnrolledFactors } from '../sign-in/second-factor-proof.ts';
import { passkeyDecision, type Passkey } from './passkey.ts';

/** Only the operator's own: another's is not there. */
export const removePasskeySchema = z.strictObject({ kind: z.literal('passkey.remove'), operatorId: id, id });
export type RemovePasskey = z.output<typeof removePasskeySchema>;

export interface RemovePasskeyFacts {
  readonly passkey: Passkey | undefined;
  /** This passkey among them. */
  readonly factors: EnrolledFactors;
}

export function decideRemovePasskey({ id }: RemovePasskey, { passkey, factors }: RemovePasskeyFacts): Decision<Passkey> {
  const removed = found(passkey, 'passkey', id);
  if (!hasSecondFactor({ ...factors, passkeys: factors.passkeys - 1 })) {
    throw new CommandRefused('last_second_factor', 'This is your only second factor; enrol another one first.');
  }
  return passkeyDecision.deleted(removed);
}
