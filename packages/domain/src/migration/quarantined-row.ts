import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import { id, reason } from '../command/fields.ts';

export const quarantineStates = ['open', 'fixed', 'mapped', 'dropped', 'settled'] as const;

/** Kinds of things that an old row may be said to be already. */
export const mappableKinds = ['customer', 'domain', 'user', 'profile', 'pack'] as const;

/** A row of the old database that somebody has to decide on. */
export interface QuarantinedRow {
  readonly id: number;
  readonly table: string;
  readonly key: string;
  readonly code: string;
  readonly state: (typeof quarantineStates)[number];
  /** Columns whose values were corrected; the values are those of persons. */
  readonly corrected: readonly string[];
  /** Of the corrected values; tells two corrections of the same columns apart. */
  readonly correctionsSha256: string | null;
  readonly target: { readonly kind: (typeof mappableKinds)[number]; readonly id: number } | null;
  readonly reason: string | null;
}

const decisionsOnRow = decisionsOn<QuarantinedRow>(
  'quarantined-row',
  ({ id: _, reason: _why, correctionsSha256: _sha256, ...readable }) => readable,
);

/** Takes other values for those of the row; the next plan says what it becomes. What they are mapped to is worked out beforehand. */
export const fixRowSchema = z.strictObject({
  kind: z.literal('quarantined-row.fix'),
  id,
  columns: z.array(z.string().max(200)).min(1).max(500),
  correctionsSha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type FixRow = z.output<typeof fixRowSchema>;

/** Says which thing of Seatledger the row is already. */
export const mapRowSchema = z.strictObject({
  kind: z.literal('quarantined-row.map'),
  id,
  target: z.strictObject({ kind: z.enum(mappableKinds), id }),
});
export type MapRow = z.output<typeof mapRowSchema>;

/** Says that the row does not come over. */
export const dropRowSchema = z.strictObject({ kind: z.literal('quarantined-row.drop'), id, reason });
export type DropRow = z.output<typeof dropRowSchema>;

/** Takes back what was decided. */
export const reopenRowSchema = z.strictObject({ kind: z.literal('quarantined-row.reopen'), id });
export type ReopenRow = z.output<typeof reopenRowSchema>;

const undecided = { corrected: [], correctionsSha256: null, target: null, reason: null };

export function decideFixRow({ columns, correctionsSha256 }: FixRow, before: QuarantinedRow): Decision<QuarantinedRow> {
  refuseSettled(before);
  return decisionsOnRow.changed(before, { ...before, ...undecided, state: 'fixed', corrected: columns, correctionsSha256 });
}

export function decideMapRow({ target }: MapRow, before: QuarantinedRow): Decision<QuarantinedRow> {
  refuseSettled(before);
  return decisionsOnRow.changed(before, { ...before, ...undecided, state: 'mapped', target });
}

export function decideDropRow({ reason: why }: DropRow, before: QuarantinedRow): Decision<QuarantinedRow> {
  refuseSettled(before);
  return decisionsOnRow.changed(before, { ...before, ...undecided, state: 'dropped', reason: why }, why);
}

export function decideReopenRow(_command: ReopenRow, before: QuarantinedRow): Decision<QuarantinedRow> {
  refuseSettled(before);
  return decisionsOnRow.changed(before, { ...before, ...undecided, state: 'open' });
}

function refuseSettled({ id: row, state }: QuarantinedRow): void {
  if (state !== 'settled') return;
  throw new CommandRefused(
    'row_settled',
    `The last plan found nothing wrong with the quarantined row ${row} any more; there is nothing to decide.`,
  );
}
