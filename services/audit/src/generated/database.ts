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

export interface Attachments {
  /**
   * personal: identity; log
   */
  content: string;
  sha256: Buffer;
}

export interface Checkpoints {
  note: string;
  origin: string;
  root: Buffer;
  signedAt: Generated<Temporal.Instant>;
  size: number;
}

export interface ErasedPersons {
  erasedAt: Generated<Temporal.Instant>;
  /**
   * personal: reference; log
   */
  reference: string;
}

export interface Erasures {
  /**
   * personal: reference; erasures
   */
  addressHashes: ArrayType<Buffer>;
  auditEventId: number | null;
  completedAt: Temporal.Instant | null;
  erasedAt: Temporal.Instant | null;
  found: Json;
  id: number;
  madeBefore: Temporal.Instant;
  /**
   * personal: reference; erasures
   */
  personReferences: string[];
  /**
   * personal: text; erasures
   */
  reason: string | null;
  /**
   * personal: reference; erasures
   */
  receipt: string | null;
  requestedAt: Generated<Temporal.Instant>;
  /**
   * personal: reference; erasures
   */
  requestedBy: string;
  /**
   * personal: contact; erasures
   */
  sealedAddresses: Buffer | null;
  state: Generated<string>;
}

export interface Events {
  /**
   * personal: reference; log
   */
  actorId: number | null;
  actorKind: string;
  customerId: number | null;
  /**
   * personal: identity; log
   */
  entry: string;
  id: number;
  kind: string;
  leafIndex: number;
  /**
   * personal: reference; log
   */
  persons: string[];
  recordedAt: Temporal.Instant;
  /**
   * personal: reference; log
   */
  subjectId: number | null;
  /**
   * not personal: a kind of thing
   */
  subjectKind: string;
}

export interface Log {
  frontier: Generated<Buffer>;
  onlyRow: Generated<boolean>;
  origin: string;
  root: Generated<Buffer>;
  size: Generated<number>;
}

export interface LogKeys {
  createdAt: Generated<Temporal.Instant>;
  id: Generated<number>;
  retiredAt: Temporal.Instant | null;
  sealedPrivateKey: Buffer;
  verifierKey: string;
}

export interface Pending {
  /**
   * personal: reference; log
   */
  actorId: number | null;
  actorKind: string;
  customerId: number | null;
  /**
   * personal: identity; log
   */
  entry: string;
  id: Generated<number>;
  kind: string;
  /**
   * personal: reference; log
   */
  persons: string[];
  recordedAt: Temporal.Instant;
  /**
   * personal: reference; log
   */
  subjectId: number | null;
  /**
   * not personal: a kind of thing
   */
  subjectKind: string;
}

export interface PersonKeys {
  /**
   * personal: reference; log
   */
  addressHash: Buffer | null;
  createdAt: Generated<Temporal.Instant>;
  keyId: string;
  madeIn: Generated<string>;
  /**
   * personal: reference; log
   */
  reference: string;
  /**
   * personal: reference; log
   */
  sealedKey: Buffer;
}

export interface Recorders {
  aliveAt: Generated<Temporal.Instant>;
  closedAt: Temporal.Instant | null;
  completeUntil: Temporal.Instant;
  id: Generated<number>;
  openedAt: Generated<Temporal.Instant>;
}

export interface Tiles {
  hashes: Buffer;
  level: number;
  tileIndex: number;
}

export interface DB {
  attachments: Attachments;
  checkpoints: Checkpoints;
  erasedPersons: ErasedPersons;
  erasures: Erasures;
  events: Events;
  log: Log;
  logKeys: LogKeys;
  pending: Pending;
  personKeys: PersonKeys;
  recorders: Recorders;
  tiles: Tiles;
}
