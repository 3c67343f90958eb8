// Generated from the migrations by `npm run generate`. Do not edit.

import type { ColumnType } from 'kysely';

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[] ? U[] : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S[], I[], U[]> : T[];

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface ApiKeyRevision {
  onlyRow: Generated<boolean>;
  revision: Generated<number>;
}

export interface ApiKeys {
  allowedAddresses: string[] | null;
  createdAt: Generated<Temporal.Instant>;
  expiresAt: Temporal.Instant | null;
  id: Generated<number>;
  keyId: string;
  lastUsedAt: Temporal.Instant | null;
  name: string;
  replacedBy: string | null;
  requestsPerSecond: number;
  revokedAt: Temporal.Instant | null;
  scopes: string[];
  secretHash: Buffer;
}

export interface Ceremonies {
  data: Json;
  expiresAt: Temporal.Instant;
  handleHash: Buffer;
  kind: string;
  sessionId: number | null;
}

export interface Clients {
  allowedAddresses: string[] | null;
  clientId: string;
  createdAt: Generated<Temporal.Instant>;
  id: Generated<number>;
  lastUsedAt: Temporal.Instant | null;
  name: string;
  revokedAt: Temporal.Instant | null;
  scopes: string[];
}

export interface ClientSecrets {
  clientId: number;
  createdAt: Generated<Temporal.Instant>;
  expiresAt: Temporal.Instant | null;
  id: Generated<number>;
  secretHash: Buffer;
}

export interface Identities {
  id: Generated<number>;
  issuer: string;
  linkedAt: Generated<Temporal.Instant>;
  operatorId: number;
  provider: string;
  subject: string;
}

export interface Links {
  createdAt: Generated<Temporal.Instant>;
  customerIds: ArrayType<number> | null;
  email: string | null;
  expiresAt: Temporal.Instant;
  id: Generated<number>;
  kind: string;
  operatorId: number | null;
  roleKeys: Generated<string[]>;
  tokenHash: Buffer;
  usedAt: Temporal.Instant | null;
}

export interface OperatorRoles {
  operatorId: number;
  roleId: number;
}

export interface Operators {
  createdAt: Generated<Temporal.Instant>;
  customerIds: ArrayType<number> | null;
  displayName: string;
  email: string;
  id: Generated<number>;
  locale: Generated<string>;
  suspendedAt: Temporal.Instant | null;
  suspensionReason: string | null;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface Passkeys {
  backedUp: boolean;
  counter: number;
  createdAt: Generated<Temporal.Instant>;
  credentialId: string;
  id: Generated<number>;
  lastUsedAt: Temporal.Instant | null;
  name: string;
  operatorId: number;
  publicKey: Buffer;
  transports: Generated<string[]>;
}

export interface Passwords {
  changedAt: Generated<Temporal.Instant>;
  hash: string;
  operatorId: number;
}

export interface PersonalTokens {
  createdAt: Generated<Temporal.Instant>;
  expiresAt: Temporal.Instant;
  id: Generated<number>;
  lastUsedAt: Temporal.Instant | null;
  name: string;
  operatorId: number;
  permissions: string[];
  revokedAt: Temporal.Instant | null;
  tokenHash: Buffer;
  tokenId: string;
}

export interface RecoveryCodes {
  codeHash: Buffer;
  operatorId: number;
  usedAt: Temporal.Instant | null;
}

export interface Roles {
  builtIn: Generated<boolean>;
  createdAt: Generated<Temporal.Instant>;
  description: Generated<string>;
  id: Generated<number>;
  key: string;
  name: string;
  permissions: string[];
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface SecondFactorResets {
  expiresAt: Temporal.Instant;
  operatorId: number;
  tokenHash: Buffer;
}

export interface SeenNetworks {
  credentialId: number;
  credentialKind: string;
  firstSeenAt: Generated<Temporal.Instant>;
  lastSeenAt: Generated<Temporal.Instant>;
  networkHash: Buffer;
}

export interface Sessions {
  address: string | null;
  createdAt: Generated<Temporal.Instant>;
  csrfToken: string;
  endedAt: Temporal.Instant | null;
  expiresAt: Temporal.Instant;
  firstFactor: string;
  id: Generated<number>;
  lastSeenAt: Generated<Temporal.Instant>;
  operatorId: number;
  state: string;
  steppedUpAt: Temporal.Instant | null;
  tokenHash: Buffer;
  userAgent: Generated<string>;
}

export interface SigningKeys {
  createdAt: Generated<Temporal.Instant>;
  id: Generated<number>;
  kid: string;
  privateKey: Buffer;
  publicJwk: Json;
  retiredAt: Temporal.Instant | null;
}

export interface Throttles {
  blockedUntil: Temporal.Instant | null;
  failures: number;
  keyHash: Buffer;
  lastFailureAt: Temporal.Instant;
}

export interface TotpFactors {
  confirmedAt: Temporal.Instant | null;
  createdAt: Generated<Temporal.Instant>;
  lastStep: Generated<number>;
  operatorId: number;
  pendingSecret: Buffer | null;
  secret: Buffer | null;
}

export interface DB {
  apiKeyRevision: ApiKeyRevision;
  apiKeys: ApiKeys;
  ceremonies: Ceremonies;
  clients: Clients;
  clientSecrets: ClientSecrets;
  identities: Identities;
  links: Links;
  operatorRoles: OperatorRoles;
  operators: Operators;
  passkeys: Passkeys;
  passwords: Passwords;
  personalTokens: PersonalTokens;
  recoveryCodes: RecoveryCodes;
  roles: Roles;
  secondFactorResets: SecondFactorResets;
  seenNetworks: SeenNetworks;
  sessions: Sessions;
  signingKeys: SigningKeys;
  throttles: Throttles;
  totpFactors: TotpFactors;
}
