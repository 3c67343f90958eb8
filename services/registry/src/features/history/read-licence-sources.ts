import { found } from '@seatledger/domain/command/decision.ts';
import type { LicenceHistory } from '@seatledger/domain/history/licence-history.ts';
import { sourcesAt, type LicenceSources } from '@seatledger/domain/history/sources-at.ts';
import { timelineOf, type TimelineEntry } from '@seatledger/domain/history/timeline.ts';
import type { Kysely } from 'kysely';
import { isWithin, type Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { findCustomerOfUser, readLicenceHistory, type HistoryTime } from './licence-history-queries.ts';

/**
 * What a user's licence and entitlements depended on at an instant (epoch milliseconds), or depend on, where it is Infinity. Also of
 * users who are no longer there. To those who are confined to some customers, nothing was there that was another customer's then.
 */
export async function readLicenceSources(db: Kysely<RegistrySchema>, scope: Scope, userId: number, at: number): Promise<LicenceSources> {
  const sources = sourcesAt(await readHistory(db, scope, userId, at), at);
  const isVisible = sources !== undefined && isWithin(scope, sources.domain.customerId);
  return found(isVisible ? sources : undefined, 'user', userId);
}

/** Everything that has happened to a user's licence, the oldest first. */
export async function readTimeline(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  userId: number,
  now: number,
): Promise<readonly TimelineEntry[]> {
  const history = await readHistory(db, scope, userId, 'ever');
  return timelineOf(history, now).filter(({ customerId }) => isWithin(scope, customerId));
}

/** Read as it was at one moment. @throws CommandRefused where there has never been such a user, or it is another customer's by now */
async function readHistory(db: Kysely<RegistrySchema>, scope: Scope, userId: number, time: HistoryTime): Promise<LicenceHistory> {
  const transaction = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await transaction.execute(async (tx) => {
    const customerId = await findCustomerOfUser(tx, userId);
    found(customerId !== undefined && isWithin(scope, customerId) ? userId : undefined, 'user', userId);
    return await readLicenceHistory(tx, userId, time);
  });
}
