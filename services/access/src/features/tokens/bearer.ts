import { isInRanges, parseAddressRange } from '@seatledger/domain/api-key/address-range.ts';
import { permissionsOf } from '@seatledger/domain/api-key/api-key.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import { findApiKeyByName } from '../api-keys/api-key-queries.ts';
import { findClient } from '../clients/client-queries.ts';
import { findPersonalToken } from '../personal-tokens/personal-token-queries.ts';
import { readPermissionsOf } from '../roles/role-queries.ts';
import type { AccessTokens } from './access-tokens.ts';
import { addressNotAllowed, invalidToken } from './bearer-problems.ts';
import type { LastUsed } from './last-used.ts';
import { isSecret } from './new-secret.ts';

export interface BearerOptions {
  readonly kysely: Kysely<AccessSchema>;
  readonly lastUsed: LastUsed;
  /** Undefined where the installation makes none. */
  readonly accessTokens: AccessTokens | undefined;
}

export type Authenticate = (request: FastifyRequest) => Promise<Principal | null>;

/** Who a request with an `Authorization` header comes from; null where it has none. @throws HttpProblem 401 `invalid_token`, 403 `address_not_allowed` */
export function createBearerAuthentication(options: BearerOptions): Authenticate {
  return async ({ headers: { authorization }, ip }) => {
    if (authorization === undefined) return null;
    const token = /^bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1] ?? '';
    const principal = await principalOf(token, ip, Temporal.Now.instant(), options);
    if (principal === null) throw invalidToken();
    return principal;
  };
}

function principalOf(token: string, ip: string, now: Temporal.Instant, options: BearerOptions): Promise<Principal | null> {
  const [, prefix, name = ''] = /^(sl|slp)_([0-9a-z]{12})_[\w-]{43}$/.exec(token) ?? [];
  if (prefix === 'sl') return serviceByKey(token, name, ip, now, options);
  if (prefix === 'slp') return operatorByToken(token, name, now, options);
  return serviceByAccessToken(token, ip, now, options);
}

async function serviceByKey(token: string, keyId: string, ip: string, now: Temporal.Instant, options: BearerOptions) {
  const key = await findApiKeyByName(options.kysely, keyId);
  if (!isSecret(token, key?.secretHash) || key === undefined) return null;
  if (key.revokedAt !== null || isOver(key.expiresAt, now)) return null;
  refuseOtherAddresses(key.allowedAddresses, ip);
  options.lastUsed.note('apiKeys', key.id, now);
  return service(key.id, key.name, key.scopes);
}

async function serviceByAccessToken(token: string, ip: string, now: Temporal.Instant, options: BearerOptions) {
  const claims = await options.accessTokens?.verify(token);
  if (claims === undefined || claims === null) return null;
  const client = await findClient(options.kysely, claims.clientId);
  if (client === undefined) return null;
  refuseOtherAddresses(client.allowedAddresses, ip);
  options.lastUsed.note('clients', client.id, now);
  const scopes = claims.scopes.filter((scope) => client.scopes.includes(scope));
  return service(client.id, client.name, scopes);
}

/** A token gives no more than its person has at this moment. */
async function operatorByToken(token: string, tokenId: string, now: Temporal.Instant, { kysely, lastUsed }: BearerOptions) {
  const known = await findPersonalToken(kysely, tokenId);
  if (!isSecret(token, known?.tokenHash) || known === undefined) return null;
  if (known.revokedAt !== null || known.suspendedAt !== null || isOver(known.expiresAt, now)) return null;
  const customerIds = known.customerIds?.map(Number) ?? null;
  const ofPerson: ReadonlySet<string> = await readPermissionsOf(kysely, known.operatorId, customerIds);
  lastUsed.note('personalTokens', known.id, now);
  const permissions = new Set(known.permissions.filter((one) => ofPerson.has(one)));
  return { kind: 'operator', id: known.operatorId, name: known.email.slice(0, 200), permissions, customerIds, session: null } as const;
}

function service(id: number, name: string, scopes: readonly string[]): Principal {
  return { kind: 'service', id, name, permissions: permissionsOf(scopes), customerIds: null, session: null };
}

function isOver(expiresAt: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return expiresAt !== null && Temporal.Instant.compare(expiresAt, now) <= 0;
}

function refuseOtherAddresses(allowed: readonly string[] | null, ip: string): void {
  if (!isAllowedFrom(allowed, ip)) throw addressNotAllowed();
}

/** Whether an address is among those allowed; a range that cannot be read allows nothing. */
export function isAllowedFrom(allowed: readonly string[] | null, ip: string): boolean {
  if (allowed === null) return true;
  return isInRanges(
    allowed.flatMap((text) => parseAddressRange(text) ?? []),
    ip,
  );
}
