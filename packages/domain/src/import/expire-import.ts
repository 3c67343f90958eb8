import { z } from 'zod';
import { unchanged, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnImport, isWaiting, type Import } from './import.ts';

/** Removes the file and the verdicts of an import after their time; what it did, and its counts, stay known. */
export const expireImportSchema = z.strictObject({
  kind: z.literal('import.expire'),
  id,
  /** Leaves it where a change request about it is open: its time is over later. What somebody wants erased does not wait. */
  unlessWaiting: z.boolean().default(false),
});
export type ExpireImport = z.output<typeof expireImportSchema>;

export function decideExpireImport({ unlessWaiting }: ExpireImport, before: Import): Decision<Import> {
  if (unlessWaiting && isWaiting(before)) return unchanged;
  const state = before.state === 'judged' ? 'expired' : before.state;
  return decisionsOnImport.changed(before, { ...before, state, fileId: null });
}
