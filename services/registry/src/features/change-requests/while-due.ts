import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

/**
 * Does something to a request that is locked, while a condition on its row holds; nothing where it does not. By the database's clock, as
 * there may be several machines. Whoever asks (`by`) waits for others; what another machine is at work on is left to it otherwise.
 */
export async function whileDue(
  db: Kysely<RegistrySchema>,
  id: number,
  condition: RawBuilder<unknown>,
  work: (tx: Tx, context: CommandContext) => Promise<unknown>,
  by?: CommandContext,
): Promise<void> {
  const lock = by === undefined ? sql`for update skip locked` : sql`for update`;
  await repeatOnConflict(() =>
    db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ now: Temporal.Instant }>`
        select now() as now from change_requests where id = ${id} and (${condition}) ${lock}`.execute(tx);
      for (const { now } of rows) await work(tx, by === undefined ? contextOfDueWork(id, now) : { ...by, now });
    }),
  );
}

/** Of what nobody does: its time has come. */
function contextOfDueWork(id: number, now: Temporal.Instant): CommandContext {
  const actor = { kind: 'system', id: null, name: 'change requests' } as const;
  return { actor, origin: 'task', address: null, requestId: `change-request-${id}`, now };
}
