// Generated from the migrations by `npm run generate`. Do not edit.

import type { ColumnType } from 'kysely';

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export interface Attachments {
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
  reference: string;
}

export interface Events {
  actorId: number | null;
  actorKind: string;
  customerId: number | null;
  entry: string;
  id: number;
  kind: string;
  leafIndex: number;
  persons: string[];
  recordedAt: Temporal.Instant;
  subjectId: number | null;
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
  actorId: number | null;
  actorKind: string;
  customerId: number | null;
  entry: string;
  id: Generated<number>;
  kind: string;
  persons: string[];
  recordedAt: Temporal.Instant;
  subjectId: number | null;
  subjectKind: string;
}

export interface PersonKeys {
  addressHash: Buffer | null;
  createdAt: Generated<Temporal.Instant>;
  keyId: string;
  madeIn: Generated<string>;
  reference: string;
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
  events: Events;
  log: Log;
  logKeys: LogKeys;
  pending: Pending;
  personKeys: PersonKeys;
  recorders: Recorders;
  tiles: Tiles;
}
