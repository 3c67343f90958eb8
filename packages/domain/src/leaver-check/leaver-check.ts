import { CommandRefused } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import type { ReadMapping } from '../import/import.ts';

/** What the comparison of a staff list with the seats of a domain came to. */
export interface LeaverCheckCounts {
  /** Rows with the address of somebody who has a seat. */
  readonly seated: number;
  /** Rows with the address of somebody who has none. */
  readonly unseated: number;
  /** Rows for somebody whom an earlier row names. */
  readonly repeated: number;
  /** Rows that name nobody of the domain. */
  readonly refused: number;
  /** Users whom no row names. */
  readonly leavers: number;
  /** Seats that were taken. */
  readonly seats: number;
}

/** A staff list that has been compared with the seats of a domain. */
export interface LeaverCheck {
  readonly id: number;
  readonly customerId: number;
  readonly domainId: number;
  readonly state: 'compared' | 'expired';
  /** null once the file has been removed. */
  readonly fileId: number | null;
  readonly file: { readonly name: string; readonly sha256: string; readonly sizeBytes: number };
  /** The mapping that the column of addresses was found by. */
  readonly map: string | null;
  readonly counts: LeaverCheckCounts;
}

/** As it is written when it has just been made. */
export interface NewLeaverCheck extends LeaverCheck {
  readonly readAs: { readonly encoding: string; readonly separator: string; readonly header: string; readonly mapping: ReadMapping };
}

export const decisionsOnLeaverCheck = decisionsOn<LeaverCheck>(
  'leaver-check',
  ({ domainId, state, file, counts }) => ({ domainId, state, file, counts }),
  ({ customerId }) => customerId,
);

/** Removals are proposed only while it is known what they rest on. */
export function refuseUnlessCompared({ id, state }: Pick<LeaverCheck, 'id' | 'state'>): void {
  if (state === 'compared') return;
  throw new CommandRefused('leaver_check_expired', `The list of leaver check ${id} has been removed after its time; upload it again.`);
}
