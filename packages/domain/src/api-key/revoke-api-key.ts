import { z } from 'zod';
import { found, unchanged, type Decision } from '../command/decision.ts';
import { apiKeyDecision, keyId, type ApiKey } from './api-key.ts';

/** From then on the key is refused. It cannot be taken back: make another key. */
export const revokeApiKeySchema = z.strictObject({ kind: z.literal('api-key.revoke'), keyId });
export type RevokeApiKey = z.output<typeof revokeApiKeySchema>;

export interface RevokeApiKeyFacts {
  readonly key: ApiKey | undefined;
  /** ISO 8601 instant. */
  readonly now: string;
}

export function decideRevokeApiKey(command: RevokeApiKey, { key: known, now }: RevokeApiKeyFacts): Decision<ApiKey> {
  const key = found(known, 'api_key', command.keyId);
  if (key.revokedAt !== null) return unchanged;
  return apiKeyDecision.changed(key, { ...key, revokedAt: now });
}
