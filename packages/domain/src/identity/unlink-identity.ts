import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { refuseLastFirstFactor } from '../sign-in/first-factor.ts';
import { identityDecision, type Identity } from './identity.ts';

/** Only the person's own: another's is not there. */
export const unlinkIdentitySchema = z.strictObject({ kind: z.literal('identity.unlink'), id, operatorId: id });
export type UnlinkIdentity = z.output<typeof unlinkIdentitySchema>;

export interface UnlinkIdentityFacts {
  readonly identity: Identity | undefined;
  /** In how many ways the operator can begin a sign-in, this one among them. */
  readonly firstFactors: number;
}

export function decideUnlinkIdentity(command: UnlinkIdentity, { identity, firstFactors }: UnlinkIdentityFacts): Decision<Identity> {
  const existing = found(identity, 'identity', command.id);
  refuseLastFirstFactor(firstFactors);
  return identityDecision.deleted(existing);
}
