import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

const lock = sql`hashtextextended('registry proposing', 0)`;

/** Until the transaction ends nobody is erased: the rows that a difference was read of are locked no longer when it is kept. */
export async function keepEveryoneThere(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lock})`.execute(tx);
}

/** Waits for all that is being proposed; until the transaction ends nothing else is. */
export async function holdProposals(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
}
