import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { Override } from '@seatledger/domain/override/override.ts';
import type { User } from '@seatledger/domain/user/user.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** The user's override of a feature; it changes only under the lock on the user. */
export async function findOverride(tx: Tx, user: User | undefined, feature: string): Promise<Override | undefined> {
  return user && (await findOverrides(tx, new Map([[user.id, user]]), [feature]))[0];
}

/** The overrides that users have of these features, or of all, in the order of the features. */
export async function findOverrides(
  tx: Tx,
  users: ReadonlyMap<number, User>,
  features: readonly string[] | null = null,
): Promise<readonly Override[]> {
  if (users.size === 0 || features?.length === 0) return [];
  let query = tx
    .selectFrom('overrides')
    .innerJoin('features', 'features.id', 'overrides.featureId')
    .select([
      'userId',
      'features.key as feature',
      'overrides.value',
      'overrides.validFrom as from',
      'overrides.validUntil as until',
      'reason',
    ])
    .where('overrides.userId', '=', sql<number>`any(${[...users.keys()]}::bigint[])`)
    .orderBy(sql`features.key collate "C"`);
  if (features !== null) query = query.where('features.key', '=', sql<string>`any(${features}::text[])`);
  const rows = await query.execute();
  return rows.map(({ userId, feature, value, from, until, reason }) => {
    const user = users.get(userId)?.email ?? '';
    return { userId, user, feature, value: value as FeatureValue, validity: { from, until }, reason };
  });
}

export async function hasOverride(tx: Tx, userId: number, feature: string): Promise<boolean> {
  const row = await tx
    .selectFrom('overrides')
    .innerJoin('features', 'features.id', 'overrides.featureId')
    .select('userId')
    .where('userId', '=', userId)
    .where('features.key', '=', feature)
    .executeTakeFirst();
  return row !== undefined;
}
