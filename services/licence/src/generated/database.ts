// Generated from the migrations by `npm run generate`. Do not edit.

import type { ColumnType } from 'kysely';

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export interface SigningKeys {
  filesUntil: Temporal.Instant | null;
  id: Generated<number>;
  /**
   * not personal: of a key
   */
  kid: string;
  publicX: string;
  publishedAt: Generated<Temporal.Instant>;
  sealedPrivateKey: Buffer | null;
  signsFrom: Temporal.Instant;
  withdrawnAt: Temporal.Instant | null;
}

export interface SigningState {
  onlyRow: Generated<boolean>;
  revision: Generated<number>;
  revocationEpoch: Generated<number>;
}

export interface DB {
  signingKeys: SigningKeys;
  signingState: SigningState;
}
