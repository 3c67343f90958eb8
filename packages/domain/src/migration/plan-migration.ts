import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { decisionsOnMigration, refuseApplying, refuseExpired, planDigest, rowCounts, type Migration } from './migration.ts';

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
  readonly planDigest: string;
  readonly steps: number;
}

export function decidePlanMigration(command: PlanMigration, before: Migration): Decision<PlannedMigration> {
  refuseApplying(before);
  refuseExpired(before);
  const { planDigest: digest, steps, rows } = command;
  const planned: PlannedMigration = { ...before, state: 'planned', planDigest: digest, rows, steps };
  const decision = decisionsOnMigration.changed(before, planned);
  return decision.outcome === 'unchanged' ? decision : { ...decision, plan: planned };
}
