import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import type { NewSecret } from './create-api-key.ts';
import { apiKeyDecision, keyId, ownerId, secretHash, withOwner, type ApiKey } from './api-key.ts';

/** How long the old secret goes on being accepted beside the new one. */
export const overlapHours = z.int().min(0).max(720);

/** A key takes over from another, on the same terms; both are accepted during the overlap. */
export const rotateApiKeySchema = z.strictObject({
  kind: z.literal('api-key.rotate'),
  keyId,
  successorKeyId: keyId,
  secretHash,
  overlapHours,
  ownerId,
});
export type RotateApiKey = z.output<typeof rotateApiKeySchema>;

export interface RotateApiKeyFacts {
  readonly key: ApiKey | undefined;
  readonly nextId: number;
  /** ISO 8601 instant. */
  readonly now: string;
}

export interface ApiKeyRotation {
  readonly old: ApiKey;
  readonly successor: ApiKey & NewSecret;
}

export function decideRotateApiKey(command: RotateApiKey, { key: known, nextId, now }: RotateApiKeyFacts): Decision<ApiKeyRotation> {
  const key = found(known, 'api_key', command.keyId);
  const isOver = key.revokedAt !== null || (key.expiresAt !== null && Date.parse(key.expiresAt) <= Date.parse(now));
  if (isOver) throw new CommandRefused('api_key_not_in_force', 'This key is not in force any more; make a new one.', 'keyId');
  if (key.replacedBy !== null) {
    throw new CommandRefused('api_key_replaced', `The key ${key.replacedBy} has taken over already; rotate that one.`, 'keyId');
  }
  const old = { ...key, replacedBy: command.successorKeyId, expiresAt: endOfOverlap(key.expiresAt, now, command.overlapHours) };
  // Whoever runs the service goes on running it, and may have kept what they know.
  const ownerIds = withOwner(key.ownerIds, command.ownerId);
  const successor = { ...key, id: nextId, keyId: command.successorKeyId, replacedBy: null, ownerIds };
  const decision = apiKeyDecision.changed(key, old);
  const { secretHash } = command;
  return decision.outcome === 'unchanged' ? decision : { ...decision, plan: { old, successor: { ...successor, secretHash } } };
}

/** Never later than it would have ended by itself. */
export function endOfOverlap(expiresAt: string | null, now: string, hours: number): string {
  const end = Temporal.Instant.from(now).add({ hours });
  if (expiresAt === null) return end.toString();
  const expiry = Temporal.Instant.from(expiresAt);
  return (Temporal.Instant.compare(expiry, end) < 0 ? expiry : end).toString();
}
