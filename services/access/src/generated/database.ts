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
  /**
   * not personal: of machines
   */
  allowedAddresses: string[] | null;
  createdAt: Generated<Temporal.Instant>;
  expiresAt: Temporal.Instant | null;
  id: Generated<number>;
  keyId: string;
  lastUsedAt: Temporal.Instant | null;
  /**
   * not personal: of a service
   */
  name: string;
  /**
   * personal: reference; sign-in
   */
  ownerIds: Generated<ArrayType<number>>;
  replacedBy: string | null;
  requestsPerSecond: number;
  revokedAt: Temporal.Instant | null;
  scopes: string[];
  secretHash: Buffer;
}

export interface Ceremonies {
  /**
   * personal: authentication; sign-in
   */
  data: Json;
  expiresAt: Temporal.Instant;
  handleHash: Buffer;
  kind: string;
  sessionId: number | null;
}

export interface Clients {
  /**
   * not personal: of machines
   */
  allowedAddresses: string[] | null;
  clientId: string;
  createdAt: Generated<Temporal.Instant>;
  id: Generated<number>;
  lastUsedAt: Temporal.Instant | null;
  /**
   * not personal: of a service
   */
  name: string;
  /**
   * personal: reference; sign-in
   */
  ownerIds: Generated<ArrayType<number>>;
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
  /**
   * personal: authentication; sign-in
   */
  issuer: string;
  linkedAt: Generated<Temporal.Instant>;
  operatorId: number;
  /**
   * personal: authentication; sign-in
   */
  provider: string;
  /**
   * personal: identity; sign-in
   */
  subject: string;
}

export interface Links {
  createdAt: Generated<Temporal.Instant>;
  customerIds: ArrayType<number> | null;
  /**
   * personal: contact; sign-in
   */
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
  /**
   * personal: contact; sign-in
   */
  customerIds: ArrayType<number> | null;
  /**
   * personal: identity; sign-in
   */
  displayName: string;
  /**
   * personal: contact; sign-in
   */
  email: string;
  id: Generated<number>;
  /**
   * personal: contact; sign-in
   */
  locale: Generated<string>;
  /**
   * personal: reference; sign-in
   */
  personId: Generated<number>;
  /**
   * personal: authentication; sign-in
   */
  suspendedAt: Temporal.Instant | null;
  /**
   * personal: text; sign-in
   */
  suspensionReason: string | null;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface Passkeys {
  backedUp: boolean;
  counter: number;
  createdAt: Generated<Temporal.Instant>;
  /**
   * personal: authentication; sign-in
   */
  credentialId: string;
  id: Generated<number>;
  lastUsedAt: Temporal.Instant | null;
  /**
   * personal: text; sign-in
   */
  name: string;
  operatorId: number;
  /**
   * personal: authentication; sign-in
   */
  publicKey: Buffer;
  transports: Generated<string[]>;
}

export interface Passwords {
  changedAt: Generated<Temporal.Instant>;
  /**
   * personal: authentication; sign-in
   */
  hash: string;
  operatorId: number;
}

export interface PersonalTokens {
  createdAt: Generated<Temporal.Instant>;
  expiresAt: Temporal.Instant;
  id: Generated<number>;
  lastUsedAt: Temporal.Instant | null;
  /**
   * personal: text; sign-in
   */
  name: string;
  operatorId: number;
  permissions: string[];
  revokedAt: Temporal.Instant | null;
  tokenHash: Buffer;
  tokenId: string;
}

export interface Preferences {
  /**
   * personal: text; sign-in
   */
  document: Json;
  operatorId: number;
  updatedAt: Generated<Temporal.Instant>;
  version: number;
}

export interface RecoveryCodes {
  /**
   * personal: authentication; sign-in
   */
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
  /**
   * not personal: of a role
   */
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
  /**
   * personal: reference; sign-in
   */
  networkHash: Buffer;
}

export interface Sessions {
  /**
   * personal: connection; sign-in
   */
  address: string | null;
  createdAt: Generated<Temporal.Instant>;
  csrfToken: string;
  endedAt: Temporal.Instant | null;
  expiresAt: Temporal.Instant;
  firstFactor: string;
  id: Generated<number>;
  /**
   * personal: connection; sign-in
   */
  lastSeenAt: Generated<Temporal.Instant>;
  operatorId: number;
  state: string;
  steppedUpAt: Temporal.Instant | null;
  tokenHash: Buffer;
  /**
   * personal: connection; sign-in
   */
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
  /**
   * personal: reference; sign-in
   */
  keyHash: Buffer;
  lastFailureAt: Temporal.Instant;
}

export interface TotpFactors {
  confirmedAt: Temporal.Instant | null;
  createdAt: Generated<Temporal.Instant>;
  lastStep: Generated<number>;
  operatorId: number;
  /**
   * personal: authentication; sign-in
   */
  pendingSecret: Buffer | null;
  /**
   * personal: authentication; sign-in
   */
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
  preferences: Preferences;
  recoveryCodes: RecoveryCodes;
  roles: Roles;
  secondFactorResets: SecondFactorResets;
  seenNetworks: SeenNetworks;
  sessions: Sessions;
  signingKeys: SigningKeys;
  throttles: Throttles;
  totpFactors: TotpFactors;
}
