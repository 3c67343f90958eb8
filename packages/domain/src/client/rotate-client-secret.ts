import { z } from 'zod';
import { ownerId, secretHash, withOwner } from '../api-key/api-key.ts';
import { endOfOverlap, overlapHours } from '../api-key/rotate-api-key.ts';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { clientDecision, clientId, type Client } from './client.ts';
import type { ClientWithNewSecret } from './create-client.ts';

/** A new secret takes over; the newest of the old ones is accepted during the overlap, the others no more. */
export const rotateClientSecretSchema = z.strictObject({
  kind: z.literal('client.rotate-secret'),
  clientId,
  secretHash,
  overlapHours,
  ownerId,
});
export type RotateClientSecret = z.output<typeof rotateClientSecretSchema>;

export interface RotateClientSecretFacts {
  readonly client: Client | undefined;
  readonly nextSecretId: number;
  /** ISO 8601 instant. */
  readonly now: string;
}

export function decideRotateClientSecret(command: RotateClientSecret, facts: RotateClientSecretFacts): Decision<ClientWithNewSecret> {
  const { now, nextSecretId } = facts;
  const client = found(facts.client, 'client', command.clientId);
  if (client.revokedAt !== null) throw new CommandRefused('client_revoked', 'This client is revoked; make a new one.', 'clientId');
  const leaving = client.secrets
    .slice(0, 1)
    .map((secret) => ({ ...secret, expiresAt: endOfOverlap(secret.expiresAt, now, command.overlapHours) }));
  const secrets = [{ id: nextSecretId, createdAt: now, expiresAt: null }, ...leaving];
  // Access tokens got by a secret that is gone are still about, for some minutes.
  const after = { ...client, secrets, ownerIds: withOwner(client.ownerIds, command.ownerId) };
  const decision = clientDecision.changed(client, after);
  return decision.outcome === 'unchanged' ? decision : { ...decision, plan: { ...after, secretHash: command.secretHash } };
}
