import type { Validity } from '@seatledger/domain/validity/validity.ts';
import type { DomainRow, OverrideRow } from './rows.ts';

/** A domain as the check needs it. */
export interface DomainEntry {
  readonly id: number;
  /** What the index of seats knows it by. */
  readonly number: number;
  /** Null while only users of the domain have been read, or once it has been deleted. */
  row: DomainRow | null;
  /** What the index of names knows its names by. */
  nameIds: readonly number[];
  readonly groups: Map<number | string, SeatGroup>;
}

/**
 * Seats that get the same answer: those of a domain with the same profile and dates, suspended or not. A person with
 * overrides is alone in a group.
 */
export interface SeatGroup {
  readonly number: number;
  readonly domain: DomainEntry;
  /** Under which the domain lists it. */
  readonly key: number | string;
  readonly profileId: number | null;
  readonly validity: Validity;
  readonly suspended: boolean;
  readonly overrides: readonly OverrideRow[];
  seats: number;
}
