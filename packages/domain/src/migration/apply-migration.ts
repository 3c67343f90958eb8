import { z } from 'zod';
import { CommandRefused, unchanged, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnMigration, planDigest, refuseExpired, refuseUnplanned, type Migration } from './migration.ts';

/** Lets the plan with this digest be carried out, step by step, by the commands that it comes to. */
export const applyMigrationSchema = z.strictObject({ kind: z.literal('migration.apply'), id, planDigest });
export type ApplyMigration = z.output<typeof applyMigrationSchema>;

export function decideApplyMigration({ planDigest: digest }: ApplyMigration, before: Migration): Decision<Migration> {
  refuseUnplanned(before);
  if (before.purpose === 'verify') {
    throw new CommandRefused('migration_to_verify', `Migration ${before.id} is there to be compared with, not to be applied.`);
  }
  if (before.planDigest !== digest) {
    throw new CommandRefused('plan_changed', `Migration ${before.id} has been planned anew since; look at the plan again.`, 'planDigest');
  }
  if (before.state !== 'planned') return unchanged;
  refuseExpired(before);
  return decisionsOnMigration.changed(before, { ...before, state: 'applying' });
}
