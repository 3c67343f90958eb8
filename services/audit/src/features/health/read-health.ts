import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import type { LogKeeper, RaisedAlarm } from '../checkpoints/log-keeper.ts';

export interface AuditHealth {
  /** Committed events that have no place in the log yet. */
  readonly waiting: number;
  /** For how long the oldest of them has been seen to wait; null where none waits. */
  readonly oldestSeconds: number | null;
  /** The newest one that was signed; null before the first. */
  readonly checkpoint: { readonly size: number; readonly signedAt: Temporal.Instant } | null;
  /** Where checkpoints are kept outside the database, and up to which size. */
  readonly places: readonly { readonly place: string; readonly size: number; readonly failure: string | null }[];
  readonly alarms: readonly RaisedAlarm[];
}

export async function readHealth(db: Kysely<AuditSchema>, keeper: Pick<LogKeeper, 'status'>): Promise<AuditHealth> {
  const { lag, publication, alarms } = await keeper.status();
  return {
    waiting: lag.pending,
    oldestSeconds: lag.pending === 0 ? null : lag.oldestPendingMs / 1_000,
    checkpoint: await findNewestCheckpoint(db),
    places: (publication?.deliveries ?? []).map(({ place, size, failure }) => ({ place, size, failure: failure?.message ?? null })),
    alarms,
  };
}

async function findNewestCheckpoint(db: Kysely<AuditSchema>): Promise<AuditHealth['checkpoint']> {
  const found = await db
    .selectFrom('checkpoints')
    .innerJoin('log', 'log.origin', 'checkpoints.origin')
    .select(['checkpoints.size', 'checkpoints.signedAt'])
    .orderBy('checkpoints.size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}
