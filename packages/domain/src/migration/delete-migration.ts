import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnMigration, refuseApplying, type Migration } from './migration.ts';

/** Removes the rows of an old database and what was planned of them. What they have become stays, and so does the quarantine. */
export const deleteMigrationSchema = z.strictObject({ kind: z.literal('migration.delete'), id });
export type DeleteMigration = z.output<typeof deleteMigrationSchema>;

export function decideDeleteMigration(_command: DeleteMigration, before: Migration): Decision<Migration> {
  refuseApplying(before);
  return decisionsOnMigration.deleted(before);
}
