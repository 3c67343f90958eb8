// Generated from the migrations by `npm run generate`. Do not edit.

import type { ColumnType } from 'kysely';

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[] ? U[] : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S[], I[], U[]> : T[];

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export interface ClientDays {
  /**
   * personal: connection; use
   */
  addresses: ArrayType<Buffer>;
  /**
   * personal: connection; use
   */
  day: string;
  /**
   * personal: reference; use
   */
  userId: number;
}

export interface ClientKeys {
  day: string;
  key: Buffer;
  madeAt: Generated<Temporal.Instant>;
}

export interface LastSeen {
  /**
   * personal: connection; use
   */
  seenAt: Temporal.Instant;
  /**
   * personal: reference; use
   */
  userId: number;
}

export interface LicenceFiles {
  documentId: string;
  endsAt: Temporal.Instant;
  id: Generated<number>;
  issuedAt: Generated<Temporal.Instant>;
  /**
   * personal: reference; licence-files
   */
  issuedById: number | null;
  issuedByKind: string;
  kid: string;
  product: string;
  /**
   * personal: text; licence-files
   */
  reason: string;
  revocationEpoch: number;
  /**
   * personal: reference; licence-files
   */
  userId: number;
  validUntil: string;
}

export interface SigningKeys {
  filesUntil: Temporal.Instant | null;
  id: Generated<number>;
  kid: string;
  publicX: string;
  publishedAt: Generated<Temporal.Instant>;
  sealedPrivateKey: Buffer | null;
  signsFrom: Temporal.Instant;
  withdrawnAt: Temporal.Instant | null;
}

export interface SigningState {
  issuer: string | null;
  onlyRow: Generated<boolean>;
  revision: Generated<number>;
  revocationEpoch: Generated<number>;
}

export interface UseDays {
  /**
   * personal: licence; use
   */
  count: number;
  /**
   * personal: connection; use
   */
  day: string;
  /**
   * personal: licence; use
   */
  featureId: number;
  /**
   * personal: licence; use
   */
  productId: number;
  /**
   * personal: reference; use
   */
  userId: number;
}

export interface UseWriters {
  batch: number;
  writer: string;
  writtenAt: Generated<Temporal.Instant>;
}

export interface DB {
  clientDays: ClientDays;
  clientKeys: ClientKeys;
  lastSeen: LastSeen;
  licenceFiles: LicenceFiles;
  signingKeys: SigningKeys;
  signingState: SigningState;
  useDays: UseDays;
  useWriters: UseWriters;
}
