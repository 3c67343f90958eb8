import type { Answer } from '../../api/shapes.ts';

export type ApiKey = Answer<'/v1/api-keys', 'get'>['items'][number];
export type Client = Answer<'/v1/clients', 'get'>['items'][number];

/** What a service shows to be let in: an API key, or an OAuth client with its secret. */
export type Kind = 'api-key' | 'client';

export function isKind(text: string | undefined): text is Kind {
  return text === 'api-key' || text === 'client';
}

/** Either, as far as they are alike. */
export interface Credential {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly allowedAddresses: readonly string[] | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly standing: Standing;
}

export type Standing = 'in-force' | 'ends-soon' | 'expired' | 'replaced' | 'revoked';

const soonMs = 14 * 86_400_000;

export function credentialOfKey(key: ApiKey, nowMs: number): Credential {
  const { keyId: id, name, scopes, allowedAddresses, createdAt, expiresAt, lastUsedAt } = key;
  return { kind: 'api-key', id, name, scopes, allowedAddresses, createdAt, expiresAt, lastUsedAt, standing: standingOf(key, nowMs) };
}

export function credentialOfClient({ clientId: id, revokedAt, ...client }: Client): Credential {
  const { name, scopes, allowedAddresses, createdAt, lastUsedAt } = client;
  const standing = revokedAt === null ? 'in-force' : 'revoked';
  return { kind: 'client', id, name, scopes, allowedAddresses, createdAt, expiresAt: null, lastUsedAt, standing };
}

function standingOf({ revokedAt, expiresAt, replacedBy }: ApiKey, nowMs: number): Standing {
  if (revokedAt !== null) return 'revoked';
  const leftMs = expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt) - nowMs;
  if (leftMs <= 0) return 'expired';
  if (replacedBy !== null) return 'replaced';
  return leftMs < soonMs ? 'ends-soon' : 'in-force';
}

export function isOver({ standing }: Credential): boolean {
  return standing === 'revoked' || standing === 'expired';
}
