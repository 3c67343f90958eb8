import type { EventColumns } from '@seatledger/domain/audit/event-columns.ts';
import type { Finding } from './finding.ts';

/** An event of the log as it is. */
export interface EventToRead {
  /** The bytes that the log's hash covers. */
  readonly entry: Uint8Array;
  /** What is kept beside it in a database. */
  readonly leafIndex?: number;
  readonly columns?: EventColumns;
}

/** A log that is held against what is known of it elsewhere. Can be read several times, always to its end. */
export interface LogToRead {
  /** For people: `the database`, a folder, an address. */
  readonly name: string;
  /** Null: everything that was ever signed must be in it. Otherwise it is a copy of the log when it had that many events. */
  readonly copiedSize: number | null;
  /** Throws an {@link UnreadableLog} where something is not there, or has not the form of it. */
  batches(): AsyncIterable<readonly EventToRead[]>;
  /** What is wrong with the attachments, of which these are named by events. */
  attachmentFindings(named: ReadonlySet<string>): AsyncIterable<Finding>;
  /** What the log itself keeps of its tree. */
  readonly tree?: StoredTree;
}

/** The tree as a database keeps it. */
export interface StoredTree {
  readonly head: { readonly origin: string; readonly size: number; readonly root: Uint8Array };
  readonly keys: readonly string[];
  readonly notes: readonly { readonly size: number; readonly root: Uint8Array; readonly note: string }[];
  tiles(): AsyncIterable<readonly { readonly level: number; readonly index: number; readonly hashes: Uint8Array }[]>;
}

/** Reading came to an end before the log did. */
export class UnreadableLog extends Error {
  override readonly name = 'UnreadableLog';
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.detail);
    this.finding = finding;
  }
}
