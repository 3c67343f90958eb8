import { z } from 'zod';
import { scope, scopes, type OwnerIds } from '../api-key/api-key.ts';
import { decisionsOn } from '../command/decisions-on.ts';

/** A secret as it may be shown: two are valid while one takes over from the other. */
export interface ClientSecret {
  readonly id: number;
  /** ISO 8601 instants; null: never. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** A service that gets access tokens by OAuth 2 client credentials (RFC 6749 §4.4). */
export interface Client {
  readonly id: number;
  readonly clientId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Address ranges in CIDR notation; null: from anywhere. */
  readonly allowedAddresses: readonly string[] | null;
  readonly revokedAt: string | null;
  /** Those in force, the newest first. */
  readonly secrets: readonly ClientSecret[];
  readonly ownerIds: OwnerIds;
}

export const clientId = z.string().regex(/^slc_[0-9a-z]{16}$/, 'must be slc_ and 16 small letters and digits');

/** The check and its stream take API keys only. */
const ofKeysAlone = ['licence:check', 'licence:stream'] as const;
export const clientScope = scope.exclude(ofKeysAlone);
export const clientScopes = scopes.filter((one) => !(ofKeysAlone as readonly string[]).includes(one));

export const clientDecision = decisionsOn<Client>(
  'client',
  ({ clientId, name, scopes, allowedAddresses, revokedAt, secrets, ownerIds }) => ({
    clientId,
    name,
    scopes,
    allowedAddresses,
    revokedAt,
    secrets,
    ownerIds,
  }),
);
