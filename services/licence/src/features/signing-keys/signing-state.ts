import type { KeyObject } from 'node:crypto';
import type { ScheduledKey } from '@seatledger/domain/licence-signing-key/key-schedule.ts';

/** As it is kept in memory, and given to another thread. */
export interface SigningKey extends ScheduledKey {
  /** The public half, as in a JWK. */
  readonly publicX: string;
  /** Null where it has been destroyed, or cannot be opened here. */
  readonly privateKey: KeyObject | null;
}

/** What licences are signed by. */
export interface SigningState {
  readonly keys: readonly SigningKey[];
  readonly revocationEpoch: number;
  /** In whose name: the origin of the installation, such as `https://licences.example`; null before its server was started. */
  readonly issuer: string | null;
}

/** A key that signs now. */
export interface LicenceSigner {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly revocationEpoch: number;
  readonly issuer: string;
}

export const nothingToSignBy: SigningState = { keys: [], revocationEpoch: 0, issuer: null };
