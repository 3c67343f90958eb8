import { outdatedBefore, type RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';

/** Removes of each kind what has been kept long enough. */
export async function sweepRetained(retained: readonly RetainedData<RetainedKind>[], now: Temporal.Instant): Promise<void> {
  for (const { kind, remove } of retained) await remove(outdatedBefore(kind, now));
}
