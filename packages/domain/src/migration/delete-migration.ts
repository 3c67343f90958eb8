import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnMigration, type Migration } from './migration.ts';

/** Removes the rows of an old database and what was planned of them. What they have become stays, and so does the quarantine. */
export const deleteMigrationSchema = z.strictObject({ kind: z.literal('migration.delete'), id });
export type DeleteMigration = z.output<typeof deleteMigrationSchema>;

export function decideDeleteMigration(_command: DeleteMigration, before: Migration): Decision<Migration> {
  if (before.state === 'applying') {
    throw new CommandRefused('migration_applying', `Migration ${before.id} is being applied; let it come to its end first.`);
  }
  return decisionsOnMigration.deleted(before);
}
