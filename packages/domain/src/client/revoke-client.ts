import { z } from 'zod';
import { found, unchanged, type Decision } from '../command/decision.ts';
import { clientDecision, clientId, type Client } from './client.ts';

/** From then on its secrets and its access tokens are refused. It cannot be taken back. */
export const revokeClientSchema = z.strictObject({ kind: z.literal('client.revoke'), clientId });
export type RevokeClient = z.output<typeof revokeClientSchema>;

export interface RevokeClientFacts {
  readonly client: Client | undefined;
  /** ISO 8601 instant. */
  readonly now: string;
}

export function decideRevokeClient(command: RevokeClient, facts: RevokeClientFacts): Decision<Client> {
  const client = found(facts.client, 'client', command.clientId);
  if (client.revokedAt !== null) return unchanged;
  return clientDecision.changed(client, { ...client, revokedAt: facts.now });
}
