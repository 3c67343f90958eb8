import { isInRanges, parseAddressRange } from '@seatledger/domain/api-key/address-range.ts';
import { permissionsOf, type OwnerIds } from '@seatledger/domain/api-key/api-key.ts';
import { actorOf, type Principal } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import { findApiKeyByName } from '../api-keys/api-key-queries.ts';
import { findClient } from '../clients/client-queries.ts';
import { findPersonalToken } from '../personal-tokens/personal-token-queries.ts';
import { readPowersOf } from '../roles/role-queries.ts';
import type { AccessTokens } from './access-tokens.ts';
import { addressNotAllowed, invalidToken } from './bearer-problems.ts';
import type { Credential, CredentialUse, RefusedUse } from '../unusual-use/credential.ts';
import type { UnusualUses } from '../unusual-use/unusual-uses.ts';
import type { LastUsed } from './last-used.ts';
import { isSecret } from './new-secret.ts';

export interface BearerOptions {
  readonly kysely: Kysely<AccessSchema>;
  readonly lastUsed: LastUsed;
  readonly unusualUses: UnusualUses;
  /** Undefined where the installation makes none. */
  readonly accessTokens: AccessTokens | undefined;
}

export type Authenticate = (request: FastifyRequest) => Promise<Principal | null>;

/** Who a request with an `Authorization` header comes from; null where it has none. @throws HttpProblem 401 `invalid_token`, 403 `address_not_allowed` */
export function createBearerAuthentication(options: BearerOptions): Authenticate {
  return async (request) => {
    const { authorization } = request.headers;
    if (authorization === undefined) return null;
    const token = /^bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1] ?? '';
    const principal = await principalOf(token, useOf(request), Temporal.Now.instant(), options);
    if (principal === null) throw invalidToken();
    return principal;
  };
}

/** Where the secret was shown, for the audit. */
export function useOf({ ip, id, routeOptions }: FastifyRequest): CredentialUse {
  return { address: ip, requestId: id, route: routeOptions.url ?? null };
}

function principalOf(token: string, use: CredentialUse, now: Temporal.Instant, options: BearerOptions): Promise<Principal | null> {
  const [, prefix, name = ''] = /^(sl|slp)_([0-9a-z]{12})_[\w-]{43}$/.exec(token) ?? [];
  if (prefix === 'sl') return serviceByKey(token, name, use, now, options);
  if (prefix === 'slp') return operatorByToken(token, name, use, now, options);
  return serviceByAccessToken(token, use, now, options);
}

async function serviceByKey(token: string, keyId: string, use: CredentialUse, now: Temporal.Instant, options: BearerOptions) {
  const key = await findApiKeyByName(options.kysely, keyId);
  if (!isSecret(token, key?.secretHash) || key === undefined) return null;
  const credential = { kind: 'api-key', id: key.id } as const;
  const principal = service(key, key.scopes);
  if (key.revokedAt !== null) return refuse(credential, 'revoked', use, options);
  if (isOver(key.expiresAt, now)) return refuse(credential, 'expired', use, options);
  refuseElsewhere(credential, key.allowedAddresses, use, options);
  options.unusualUses.accepted(credential, actorOf(principal), use);
  options.lastUsed.note('apiKeys', key.id, now);
  return principal;
}

async function serviceByAccessToken(token: string, use: CredentialUse, now: Temporal.Instant, options: BearerOptions) {
  const claims = await options.accessTokens?.verify(token);
  if (claims === undefined || claims === null) return null;
  const client = await findClient(options.kysely, claims.clientId);
  if (client === undefined) return null;
  const credential = { kind: 'client', id: client.id } as const;
  const scopes = claims.scopes.filter((scope) => client.scopes.includes(scope));
  const principal = service(client, scopes);
  if (client.revokedAt !== null) return refuse(credential, 'revoked', use, options);
  refuseElsewhere(credential, client.allowedAddresses, use, options);
  options.unusualUses.accepted(credential, actorOf(principal), use);
  options.lastUsed.note('clients', client.id, now);
  return principal;
}

/** A token gives no more than its person has at this moment. */
async function operatorByToken(token: string, tokenId: string, use: CredentialUse, now: Temporal.Instant, options: BearerOptions) {
  const { kysely, lastUsed, unusualUses } = options;
  const known = await findPersonalToken(kysely, tokenId);
  if (!isSecret(token, known?.tokenHash) || known === undefined) return null;
  const credential = { kind: 'personal-token', id: known.id, operatorId: known.operatorId } as const;
  if (known.revokedAt !== null) return refuse(credential, 'revoked', use, options);
  if (known.suspendedAt !== null) return refuse(credential, 'suspended', use, options);
  if (isOver(known.expiresAt, now)) return refuse(credential, 'expired', use, options);
  const customerIds = known.customerIds?.map(Number) ?? null;
  const powers = await readPowersOf(kysely, known.operatorId, customerIds);
  const ofOperator: ReadonlySet<string> = powers.permissions;
  const permissions = new Set(known.permissions.filter((one) => ofOperator.has(one)));
  const name = known.email.slice(0, 200);
  const who = { kind: 'operator', id: known.operatorId, name, operatorIds: [known.operatorId] } as const;
  const principal: Principal = { ...who, permissions, roles: powers.roles, customerIds, session: null, personalToken: tokenId };
  unusualUses.accepted(credential, actorOf(principal), use);
  lastUsed.note('personalTokens', known.id, now);
  return principal;
}

/** To whoever asks it is not known; we know better. */
function refuse(credential: Credential, how: RefusedUse, use: CredentialUse, { unusualUses }: BearerOptions): null {
  unusualUses.refused(credential, how, use);
  return null;
}

interface KeyOrClient {
  readonly id: number;
  readonly name: string;
  readonly ownerIds: OwnerIds;
}

function service({ id, name, ownerIds }: KeyOrClient, scopes: readonly string[]): Principal {
  const permissions = permissionsOf(scopes);
  return { kind: 'service', id, name, permissions, roles: [], operatorIds: ownerIds, customerIds: null, session: null };
}

export function isOver(expiresAt: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return expiresAt !== null && Temporal.Instant.compare(expiresAt, now) <= 0;
}

function refuseElsewhere(
  credential: Credential,
  allowed: readonly string[] | null,
  use: CredentialUse,
  { unusualUses }: BearerOptions,
): void {
  if (isAllowedFrom(allowed, use.address)) return;
  unusualUses.refused(credential, 'address-not-allowed', use);
  throw addressNotAllowed();
}

/** Whether an address is among those allowed; a range that cannot be read allows nothing. */
export function isAllowedFrom(allowed: readonly string[] | null, ip: string): boolean {
  if (allowed === null) return true;
  return isInRanges(
    allowed.flatMap((text) => parseAddressRange(text) ?? []),
    ip,
  );
}
