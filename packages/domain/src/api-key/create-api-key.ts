import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { text } from '../command/fields.ts';
import { allowedAddresses } from './address-range.ts';
import { apiKeyDecision, keyId, ownerId, scope, secretHash, withOwner, type ApiKey } from './api-key.ts';

export const serviceName = text.trim().min(1).max(100);

/** The key itself is made by whoever asks, shown once and not part of the command: only its hash is. */
export const createApiKeySchema = z.strictObject({
  kind: z.literal('api-key.create'),
  keyId,
  secretHash,
  name: serviceName,
  scopes: z.array(scope).min(1).max(20),
  requestsPerSecond: z.int().min(1).max(1_000_000),
  expiresAt: z.iso.datetime().nullable(),
  allowedAddresses: allowedAddresses.default(null),
  ownerId,
});
export type CreateApiKey = z.output<typeof createApiKeySchema>;

export interface CreateApiKeyFacts {
  readonly nextId: number;
  /** ISO 8601 instant. */
  readonly now: string;
}

/** What whoever writes a new secret takes from the command. */
export type NewSecret = Pick<CreateApiKey, 'secretHash'>;

/** The hash is no part of the key as people and the audit see it; whoever writes takes it from the command. */
export function decideCreateApiKey(command: CreateApiKey, { nextId, now }: CreateApiKeyFacts): Decision<ApiKey & NewSecret> {
  if (command.expiresAt !== null && Date.parse(command.expiresAt) <= Date.parse(now)) {
    throw new CommandRefused('expires_in_the_past', 'The key would have expired already; give a later date.', 'expiresAt');
  }
  const { keyId, name, requestsPerSecond, allowedAddresses, expiresAt, secretHash, ownerId } = command;
  const scopes = [...new Set(command.scopes)];
  const terms = { name, scopes, requestsPerSecond, allowedAddresses, expiresAt };
  const ownerIds = withOwner([], ownerId);
  return apiKeyDecision.created({ id: nextId, keyId, ...terms, revokedAt: null, replacedBy: null, ownerIds, secretHash });
}
