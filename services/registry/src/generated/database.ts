// Generated from the migrations by `npm run generate`. Do not edit.

import type { ColumnType } from 'kysely';

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export interface ChangeHead {
  onlyRow: Generated<boolean>;
  position: Generated<number>;
}

export interface Changes {
  auditEventId: number;
  entity: string;
  firstId: number;
  id: Generated<number>;
  lastId: number;
  position: number | null;
  recordedAt: Generated<Temporal.Instant>;
}

export interface CustomerContacts {
  createdAt: Generated<Temporal.Instant>;
  customerId: number;
  email: string;
  name: string;
  role: string;
}

export interface Customers {
  createdAt: Generated<Temporal.Instant>;
  externalReference: string | null;
  id: Generated<number>;
  locale: string;
  name: string;
  timeZone: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface DomainNames {
  domainId: number;
  name: string;
}

export interface DomainPacks {
  domainId: number;
  packId: number;
  position: number;
  validFrom: string | null;
  validUntil: string | null;
}

export interface Domains {
  createdAt: Generated<Temporal.Instant>;
  customerId: number;
  graceDays: Generated<number>;
  id: Generated<number>;
  name: string;
  seatLimit: number | null;
  seatsUsed: Generated<number>;
  suspendedAt: Temporal.Instant | null;
  suspensionReason: string | null;
  updatedAt: Generated<Temporal.Instant>;
  validFrom: string;
  validUntil: string | null;
  version: Generated<number>;
}

export interface Features {
  createdAt: Generated<Temporal.Instant>;
  defaultValue: Json;
  description: Generated<string>;
  id: Generated<number>;
  key: string;
  maximum: number | null;
  maxLength: number | null;
  minimum: number | null;
  name: string;
  options: string[] | null;
  productId: number;
  type: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface IdempotencyKeys {
  body: string | null;
  etag: string | null;
  expiresAt: Generated<Temporal.Instant>;
  key: string;
  location: string | null;
  principalId: number;
  principalKind: string;
  requestHash: Buffer;
  status: number | null;
}

export interface ImportFiles {
  id: Generated<number>;
  touchedAt: Generated<Temporal.Instant>;
}

export interface ImportPieces {
  bytes: Buffer;
  fileId: number;
  position: number;
}

export interface Imports {
  appliedAt: Temporal.Instant | null;
  createdAt: Generated<Temporal.Instant>;
  dates: string | null;
  defaultProfile: string | null;
  domainId: number;
  encoding: string;
  fileId: number | null;
  fileName: string;
  id: Generated<number>;
  map: string | null;
  rowsRefused: number;
  rowsSame: number;
  rowsToChange: number;
  rowsToCreate: number;
  separator: string;
  sha256: string;
  sizeBytes: number;
  skipRefused: boolean;
  state: Generated<string>;
  unusedColumns: string[];
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface ImportVerdicts {
  address: string;
  code: string | null;
  duplicateOf: number | null;
  importId: number;
  line: number;
  notice: string | null;
  refusalDetail: string | null;
  verdict: string;
}

export interface Overrides {
  createdAt: Generated<Temporal.Instant>;
  featureId: number;
  reason: string;
  userId: number;
  validFrom: string | null;
  validUntil: string | null;
  value: Json;
}

export interface Packs {
  createdAt: Generated<Temporal.Instant>;
  description: Generated<string>;
  id: Generated<number>;
  key: string;
  name: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface PackValues {
  featureId: number;
  packId: number;
  value: Json;
}

export interface Products {
  createdAt: Generated<Temporal.Instant>;
  description: Generated<string>;
  id: Generated<number>;
  key: string;
  name: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface Profiles {
  createdAt: Generated<Temporal.Instant>;
  description: Generated<string>;
  id: Generated<number>;
  key: string;
  name: string;
  updatedAt: Generated<Temporal.Instant>;
  version: Generated<number>;
}

export interface ProfileValues {
  featureId: number;
  profileId: number;
  value: Json;
}

export interface SearchEntries {
  folded: string;
  id: number;
  kind: string;
  terms: number[];
}

export interface SearchHead {
  nextId: Generated<number>;
  onlyRow: Generated<boolean>;
  position: Generated<number>;
}

export interface Users {
  createdAt: Generated<Temporal.Instant>;
  displayName: Generated<string>;
  domainId: number;
  id: Generated<number>;
  localPart: string;
  profileId: number | null;
  suspendedAt: Temporal.Instant | null;
  suspensionReason: string | null;
  updatedAt: Generated<Temporal.Instant>;
  validFrom: string | null;
  validUntil: string | null;
  version: Generated<number>;
}

export interface DB {
  changeHead: ChangeHead;
  changes: Changes;
  customerContacts: CustomerContacts;
  customers: Customers;
  domainNames: DomainNames;
  domainPacks: DomainPacks;
  domains: Domains;
  features: Features;
  idempotencyKeys: IdempotencyKeys;
  importFiles: ImportFiles;
  importPieces: ImportPieces;
  imports: Imports;
  importVerdicts: ImportVerdicts;
  overrides: Overrides;
  packs: Packs;
  packValues: PackValues;
  products: Products;
  profiles: Profiles;
  profileValues: ProfileValues;
  searchEntries: SearchEntries;
  searchHead: SearchHead;
  users: Users;
}
