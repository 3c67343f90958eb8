import { outdatedBefore } from '@seatledger/domain/privacy/retention.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { retainedFormerSeats } from './former-user-queries.ts';

/** Removes what deleted users were, where its time is over. */
export async function sweepHistory(db: Kysely<RegistrySchema>, now: Temporal.Instant): Promise<void> {
  const { kind, remove } = retainedFormerSeats(db);
  await remove(outdatedBefore(kind, now));
}
