import { z } from 'zod';
import { keyId, secretHash } from '../api-key/api-key.ts';
import { serviceName } from '../api-key/create-api-key.ts';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { inOrder, permission } from '../role/role.ts';
import type { Session } from '../sign-in/session.ts';
import { personalTokenDecision, type PersonalToken } from './personal-token.ts';

/** The token is made by whoever asks, shown once and not part of the command: only its hash is. */
export const createPersonalTokenSchema = z.strictObject({
  kind: z.literal('personal-token.create'),
  operatorId: id,
  /** Of whoever asks; a token is made as long as it has not been ended. */
  sessionId: id,
  tokenId: keyId,
  tokenHash: secretHash,
  name: serviceName,
  permissions: z.array(permission).min(1).max(100),
  expiresAt: z.iso.datetime(),
});
export type CreatePersonalToken = z.output<typeof createPersonalTokenSchema>;

export interface CreatePersonalTokenFacts {
  readonly nextId: number;
  /** ISO 8601 instant. */
  readonly now: string;
  readonly session: Session | undefined;
  /** What the person may do. */
  readonly permissions: ReadonlySet<string>;
}

export type NewPersonalToken = PersonalToken & { readonly tokenHash: string };

const longestDays = 366;

export function decideCreatePersonalToken(command: CreatePersonalToken, facts: CreatePersonalTokenFacts): Decision<NewPersonalToken> {
  const { kind: _, expiresAt, sessionId: __, ...token } = command;
  if (facts.session === undefined || facts.session.operatorId !== command.operatorId || facts.session.endedAt !== null) {
    throw new CommandRefused('session_changed', 'This session has ended meanwhile; sign in again.');
  }
  const expiry = Temporal.Instant.from(expiresAt);
  const now = Temporal.Instant.from(facts.now);
  if (Temporal.Instant.compare(expiry, now) <= 0) {
    throw new CommandRefused('expires_in_the_past', 'The token would have expired already; give a later date.', 'expiresAt');
  }
  if (Temporal.Instant.compare(expiry, now.add({ hours: 24 * longestDays })) > 0) {
    throw new CommandRefused('expires_too_late', 'A token is valid for a year at most; give an earlier date.', 'expiresAt');
  }
  const lacking = command.permissions.filter((one) => !facts.permissions.has(one));
  if (lacking.length > 0) {
    throw new CommandRefused('permission_not_held', `You do not have ${lacking.join(', ')} yourself.`, 'permissions');
  }
  const permissions = inOrder(command.permissions);
  return personalTokenDecision.created({ ...token, id: facts.nextId, permissions, expiresAt, revokedAt: null });
}
