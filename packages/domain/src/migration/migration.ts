import { z } from 'zod';
import { CommandRefused } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';

/** What the rows of an old database come to. */
export const rowFates = ['created', 'changed', 'same', 'merged', 'quarantined', 'left_out', 'dropped'] as const;
export type RowFate = (typeof rowFates)[number];

export const migrationStates = ['receiving', 'planned', 'applying', 'applied'] as const;
export const migrationPurposes = ['migrate', 'verify'] as const;

export const planDigest = z.string().regex(/^[0-9a-f]{64}$/);

/** Rows by what the plan says of them. */
export const rowCounts = z.strictObject({
  created: z.int().min(0),
  changed: z.int().min(0),
  same: z.int().min(0),
  merged: z.int().min(0),
  quarantined: z.int().min(0),
  left_out: z.int().min(0),
  dropped: z.int().min(0),
});
export type RowCounts = z.output<typeof rowCounts>;

/** An old database on its way into Seatledger. */
export interface Migration {
  readonly id: number;
  readonly purpose: (typeof migrationPurposes)[number];
  readonly state: (typeof migrationStates)[number];
  readonly source: string;
  readonly mapping: { readonly name: string; readonly sha256: string };
  /** SHA-256 over all that is to be made and changed; null until it is planned. */
  readonly planDigest: string | null;
  readonly rows: RowCounts | null;
  /** Whether its rows have been removed after their time, with what was planned of them. */
  readonly isExpired: boolean;
}

function readableMigration({ source, state, mapping, planDigest: digest, rows }: Migration) {
  return { source, state, mapping, planDigest: digest, rows };
}

export const decisionsOnMigration = decisionsOn<Migration>('migration', readableMigration);

export function refuseUnplanned({ id, state }: Pick<Migration, 'id' | 'state'>): void {
  if (state === 'receiving') throw new CommandRefused('migration_not_planned', `Migration ${id} has no plan yet; have it planned first.`);
}

/** Of what is no more, nothing can be planned and carried out. */
export function refuseExpired({ id, isExpired }: Pick<Migration, 'id' | 'isExpired'>): void {
  if (isExpired) throw new CommandRefused('migration_expired', expiredDetail(id));
}

export function expiredDetail(id: number): string {
  return `The rows of migration ${id} have been removed after their time; read the old database anew.`;
}

export function refuseApplying({ id, state }: Pick<Migration, 'id' | 'state'>): void {
  if (state === 'applying')
    throw new CommandRefused('migration_applying', `Migration ${id} is being applied; let it come to its end first.`);
}
