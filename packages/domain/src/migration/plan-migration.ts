import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnMigration, planDigest, rowCounts, type Migration } from './migration.ts';

/** Keeps what has been worked out of the rows, in the same transaction. Nothing of the registry changes. */
export const planMigrationSchema = z.strictObject({
  kind: z.literal('migration.plan'),
  id,
  planDigest,
  steps: z.int().min(0),
  rows: rowCounts,
});
export type PlanMigration = z.output<typeof planMigrationSchema>;

export interface PlannedMigration extends Migration {
  readonly steps: number;
}

export function decidePlanMigration({ planDigest: digest, steps, rows }: PlanMigration, before: Migration): Decision<PlannedMigration> {
  if (before.state === 'applying') {
    throw new CommandRefused('migration_applying', `Migration ${before.id} is being applied; let it come to its end first.`);
  }
  return decisionsOnMigration.changed(before, {
    ...before,
    state: 'planned',
    planDigest: digest,
    rows,
    steps,
  } as PlannedMigration) as Decision<PlannedMigration>;
}
