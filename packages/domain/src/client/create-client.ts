import { z } from 'zod';
import { allowedAddresses } from '../api-key/address-range.ts';
import { secretHash } from '../api-key/api-key.ts';
import { serviceName, type NewSecret } from '../api-key/create-api-key.ts';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { clientDecision, clientId, clientScope, type Client } from './client.ts';

/** The secret is made by whoever asks, shown once and not part of the command: only its hash is. */
export const createClientSchema = z.strictObject({
  kind: z.literal('client.create'),
  clientId,
  secretHash,
  name: serviceName,
  scopes: z.array(clientScope).min(1).max(20),
  allowedAddresses: allowedAddresses.default(null),
  /** The operator who makes the secret, and can use it; null: made without one. */
  createdBy: id.nullable().default(null),
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
  const { clientId, name, allowedAddresses, secretHash, createdBy } = command;
  const secrets = [{ id: nextSecretId, createdAt: now, expiresAt: null }];
  const scopes = [...new Set(command.scopes)];
  return clientDecision.created({ id: nextId, clientId, name, scopes, allowedAddresses, revokedAt: null, secrets, secretHash, createdBy });
}
