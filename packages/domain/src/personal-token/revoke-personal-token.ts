import { z } from 'zod';
import { keyId } from '../api-key/api-key.ts';
import { found, unchanged, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { personalTokenDecision, type PersonalToken } from './personal-token.ts';

/** Only the person's own: another's is not there. */
export const revokePersonalTokenSchema = z.strictObject({ kind: z.literal('personal-token.revoke'), operatorId: id, tokenId: keyId });
export type RevokePersonalToken = z.output<typeof revokePersonalTokenSchema>;

export interface RevokePersonalTokenFacts {
  readonly token: PersonalToken | undefined;
  /** ISO 8601 instant. */
  readonly now: string;
}

export function decideRevokePersonalToken(command: RevokePersonalToken, facts: RevokePersonalTokenFacts): Decision<PersonalToken> {
  const token = found(facts.token, 'personal_token', command.tokenId);
  if (token.revokedAt !== null) return unchanged;
  return personalTokenDecision.changed(token, { ...token, revokedAt: facts.now });
}
