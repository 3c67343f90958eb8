// Generated from the migrations by `npm run generate`. Do not edit.

import type { ColumnType } from 'kysely';

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

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

export interface DB {
  licenceFiles: LicenceFiles;
  signingKeys: SigningKeys;
  signingState: SigningState;
}
