import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { Override } from '@seatledger/domain/override/override.ts';
import type { User } from '@seatledger/domain/user/user.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** The user's override of a feature; it changes only under the lock on the user. */
export async function findOverride(tx: Tx, user: User | undefined, feature: string): Promise<Override | undefined> {
  if (user === undefined) return undefined;
  const row = await selectOverridesOf(tx, user).where('features.key', '=', feature).executeTakeFirst();
  return row && overrideOf(user, row);
}

/** All overrides of the user, in the order of their features; they change only under the lock on the user. */
export async function findOverridesOf(tx: Tx, user: User): Promise<readonly Override[]> {
  const rows = await selectOverridesOf(tx, user).orderBy('features.key').execute();
  return rows.map((row) => overrideOf(user, row));
}

type OverrideRow = Awaited<ReturnType<ReturnType<typeof selectOverridesOf>['execute']>>[number];

function selectOverridesOf(tx: Tx, user: User) {
  return tx
    .selectFrom('overrides')
    .innerJoin('features', 'features.id', 'overrides.featureId')
    .select(['features.key as feature', 'overrides.value', 'overrides.reason'])
    .select(['overrides.validFrom as from', 'overrides.validUntil as until'])
    .where('overrides.userId', '=', user.id);
}

function overrideOf(user: User, { feature, value, from, until, reason }: OverrideRow): Override {
  return { userId: user.id, user: user.email, feature, value: value as FeatureValue, validity: { from, until }, reason };
}

export async function saveOverride(tx: Tx, { userId, feature, value, validity, reason }: Override): Promise<void> {
  const row = { value: sql<FeatureValue>`${JSON.stringify(value)}::jsonb`, validFrom: validity.from, validUntil: validity.until, reason };
  await tx
    .insertInto('overrides')
    .values({ userId, featureId: featureIdOf(feature), ...row })
    .onConflict((conflict) => conflict.columns(['userId', 'featureId']).doUpdateSet(row))
    .execute();
}

export async function deleteOverride(tx: Tx, { userId, feature }: Override): Promise<void> {
  await tx.deleteFrom('overrides').where('userId', '=', userId).where('featureId', '=', featureIdOf(feature)).execute();
}

function featureIdOf(key: string) {
  return sql<number>`(select id from features where key = ${key})`;
}

export async function hasOverride(tx: Tx, userId: number, feature: string): Promise<boolean> {
  const row = await tx
    .selectFrom('overrides')
    .select('userId')
    .where('userId', '=', userId)
    .where('featureId', '=', featureIdOf(feature))
    .executeTakeFirst();
  return row !== undefined;
}
