import { z } from 'zod';
import { secretHash } from '../api-key/api-key.ts';
import { endOfOverlap, overlapHours } from '../api-key/rotate-api-key.ts';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { clientDecision, clientId, type Client } from './client.ts';
import type { ClientWithNewSecret } from './create-client.ts';

/** A new secret takes over; the newest of the old ones is accepted during the overlap, the others no more. */
export const rotateClientSecretSchema = z.strictObject({
  kind: z.literal('client.rotate-secret'),
  clientId,
  secretHash,
  overlapHours,
  /** The operator who makes the new secret, and can use it; null: made without one. */
  createdBy: id.nullable().default(null),
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
  const after = { ...client, secrets: [{ id: nextSecretId, createdAt: now, expiresAt: null }, ...leaving] };
  const decision = clientDecision.changed(client, after);
  const { secretHash, createdBy } = command;
  return decision.outcome === 'unchanged' ? decision : { ...decision, plan: { ...after, secretHash, createdBy } };
}
