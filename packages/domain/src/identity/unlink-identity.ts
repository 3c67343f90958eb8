import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { identityDecision, type Identity } from './identity.ts';

/** Only the person's own: another's is not there. */
export const unlinkIdentitySchema = z.strictObject({ kind: z.literal('identity.unlink'), id, operatorId: id });
export type UnlinkIdentity = z.output<typeof unlinkIdentitySchema>;

export interface UnlinkIdentityFacts {
  readonly identity: Identity | undefined;
  /** How many other ways there are to begin a sign-in: the password, passkeys, other identities. */
  readonly otherFirstFactors: number;
}

export function decideUnlinkIdentity(command: UnlinkIdentity, { identity, otherFirstFactors }: UnlinkIdentityFacts): Decision<Identity> {
  const existing = found(identity, 'identity', command.id);
  if (otherFirstFactors === 0) {
    throw new CommandRefused('last_first_factor_in_use', 'You could not sign in any more; set a password first.');
  }
  return identityDecision.deleted(existing);
}
