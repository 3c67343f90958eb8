import type { ReadTile } from '@seatledger/merkle-log/tlog-tiles/read-tiles.ts';

/** A signed checkpoint on its way out. */
export interface DeliveredCheckpoint {
  readonly origin: string;
  readonly size: number;
  /** The signed note. */
  readonly note: string;
  /** The log's verifier key, as text. */
  readonly verifierKey: string;
}

/** Somewhere outside the database where checkpoints are kept: what they say of the log can then no longer be taken back. */
export interface CheckpointPlace {
  /** For people: `the folder /var/lib/seatledger/checkpoints`. */
  readonly name: string;
  /** Whether it can be asked for what it has. */
  readonly isReadable: boolean;
  /** The newest note that the place has; null where it has none, or is not readable. */
  newest(): Promise<string | null>;
  /** Returns when the checkpoint is kept. `readTile` gives the tiles of hashes. */
  deliver(checkpoint: DeliveredCheckpoint, readTile: ReadTile): Promise<void>;
  /** Puts what it has aside, as the log goes on under another origin. */
  retire(): Promise<void>;
}
