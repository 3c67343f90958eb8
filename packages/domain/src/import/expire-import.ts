import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnImport, type Import } from './import.ts';

/** Removes the file and the verdicts of an import after their time; what it did, and its counts, stay known. */
export const expireImportSchema = z.strictObject({ kind: z.literal('import.expire'), id });
export type ExpireImport = z.output<typeof expireImportSchema>;

export function decideExpireImport(_command: ExpireImport, before: Import): Decision<Import> {
  const state = before.state === 'judged' ? 'expired' : before.state;
  return decisionsOnImport.changed(before, { ...before, state, fileId: null });
}
