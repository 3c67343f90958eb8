import { z } from 'zod';
import { id } from '../command/fields.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import type { Permission } from '../role/permissions.ts';

const registryRead = ['customer.read', 'domain.read', 'user.read', 'catalogue.read'] as const;
const userWrite = ['user.write', 'user.import'] as const;

/** What a key or a client may do, in the permissions of the API. `licence:…` is asked for ahead of the API, of keys alone. */
const permissionsByScope = {
  'licence:check': [],
  'licence:stream': [],
  'registry:read': registryRead,
  'registry:write': ['customer.write', 'domain.write', ...userWrite, 'catalogue.write', 'override.write'],
  'customers:read': ['customer.read'],
  'customers:write': ['customer.write'],
  'domains:read': ['domain.read'],
  'domains:write': ['domain.write'],
  'users:read': ['user.read'],
  'users:write': userWrite,
  'users:export': ['user.export'],
  'catalogue:read': ['catalogue.read'],
  'catalogue:write': ['catalogue.write'],
  'overrides:write': ['override.write'],
  'audit:read': ['event.read', 'audit.read'],
} as const satisfies Record<string, readonly Permission[]>;

export type Scope = keyof typeof permissionsByScope;
export const scopes = Object.keys(permissionsByScope) as readonly Scope[];
export const scope = z.enum(scopes);

/** The permissions of scopes together; a scope that is not known gives none. */
export function permissionsOf(given: readonly string[]): ReadonlySet<Permission> {
  return new Set(
    given.flatMap((one): readonly Permission[] => (Object.hasOwn(permissionsByScope, one) ? permissionsByScope[one as Scope] : [])),
  );
}

/** A key as it may be shown: everything but the secret, which is known to nobody. */
export interface ApiKey {
  readonly id: number;
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly requestsPerSecond: number;
  /** Address ranges in CIDR notation; null: from anywhere. */
  readonly allowedAddresses: readonly string[] | null;
  /** ISO 8601 instants; null: never. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** The key id of its successor. */
  readonly replacedBy: string | null;
  readonly ownerIds: OwnerIds;
}

/** The operators as whose doing the requests of a key or client count: all who have made a secret of it, or of a key that it took over from. */
export type OwnerIds = readonly number[];

/** The operator who makes a secret, and can use it; of one that is made beside the server, whoever is named. Null: nobody is known. */
export const ownerId = id.nullable().default(null);

export function withOwner(ownerIds: OwnerIds, added: number | null): OwnerIds {
  return added === null || ownerIds.includes(added) ? ownerIds : [...ownerIds, added];
}

export const keyId = z.string().regex(/^[0-9a-z]{12}$/, 'must be 12 small letters and digits');
/** SHA-256 in hex. */
export const secretHash = z.string().regex(/^[0-9a-f]{64}$/);

export const apiKeyDecision = decisionsOn<ApiKey>(
  'api-key',
  ({ keyId, name, scopes, requestsPerSecond, allowedAddresses, expiresAt, revokedAt, replacedBy, ownerIds }) => ({
    keyId,
    name,
    scopes,
    requestsPerSecond,
    allowedAddresses,
    expiresAt,
    revokedAt,
    replacedBy,
    ownerIds,
  }),
);
