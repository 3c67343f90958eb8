import { z } from 'zod';
import { allowedAddresses } from '../api-key/address-range.ts';
import { ownerId, secretHash, withOwner } from '../api-key/api-key.ts';
import { serviceName, type NewSecret } from '../api-key/create-api-key.ts';
import type { Decision } from '../command/decision.ts';
import { clientDecision, clientId, clientScope, type Client } from './client.ts';

/** The secret is made by whoever asks, shown once and not part of the command: only its hash is. */
export const createClientSchema = z.strictObject({
  kind: z.literal('client.create'),
  clientId,
  secretHash,
  name: serviceName,
  scopes: z.array(clientScope).min(1).max(20),
  allowedAddresses: allowedAddresses.default(null),
  ownerId,
});
export type CreateClient = z.output<typeof createClientSchema>;

export interface CreateClientFacts {
  readonly nextId: number;
  readonly nextSecretId: number;
  /** ISO 8601 instant. */
  readonly now: string;
}

export type ClientWithNewSecret = Client & NewSecret;

export function decideCreateClient(command: CreateClient, { nextId, nextSecretId, now }: CreateClientFacts): Decision<ClientWithNewSecret> {
  const { clientId, name, allowedAddresses, secretHash } = command;
  const secrets = [{ id: nextSecretId, createdAt: now, expiresAt: null }];
  const scopes = [...new Set(command.scopes)];
  const ownerIds = withOwner([], command.ownerId);
  return clientDecision.created({ id: nextId, clientId, name, scopes, allowedAddresses, revokedAt: null, secrets, ownerIds, secretHash });
}
