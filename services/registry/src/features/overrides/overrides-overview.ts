import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownInstant, shownValidity, shownValue } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

export const shownOverride = z.strictObject({
  feature: z.string().describe('Key of the feature.'),
  value: shownValue,
  validity: shownValidity,
  reason: z.string(),
  createdAt: shownInstant,
});

type OverrideRow = Omit<Awaited<ReturnType<typeof listOverrides>>[number], 'id'>;

export function showOverride({ feature, value, validFrom, validUntil, reason, createdAt }: OverrideRow): z.output<typeof shownOverride> {
  return {
    feature,
    value: value as FeatureValue,
    validity: { from: validFrom, until: validUntil },
    reason,
    createdAt: createdAt.toString(),
  };
}

export async function listOverrides(db: Kysely<RegistrySchema>, userId: number, page: Page) {
  return await selectOverrides(db, userId)
    .where('overrides.featureId', '>', page.afterId)
    .orderBy('overrides.featureId')
    .limit(rowLimit(page))
    .execute();
}

export interface OverrideFilter {
  readonly userId?: number | undefined;
  readonly domainId?: number | undefined;
  readonly customerId?: number | undefined;
}

const rowsAtOnce = 1_000;

/** Those of all users within the scope, a page at a time, in the order of users and features. */
export async function* listAllOverrides(db: Kysely<RegistrySchema>, scope: Scope, filter: OverrideFilter) {
  let after = { userId: 0, featureId: 0 };
  for (;;) {
    const rows = await selectAllOverrides(db, scope, filter)
      .where(sql<boolean>`(overrides.user_id, overrides.feature_id) > (${after.userId}, ${after.featureId})`)
      .limit(rowsAtOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last;
  }
}

function selectAllOverrides(db: Kysely<RegistrySchema>, scope: Scope, { userId, domainId, customerId }: OverrideFilter) {
  let query = db
    .selectFrom('overrides')
    .innerJoin('features', 'features.id', 'overrides.featureId')
    .innerJoin('users', 'users.id', 'overrides.userId')
    .innerJoin('domains', 'domains.id', 'users.domainId')
    .select(['overrides.userId', 'overrides.featureId', 'users.localPart', 'domains.name as domainName'])
    .select(['features.key as feature', 'overrides.value', 'overrides.reason', 'overrides.createdAt'])
    .select(['overrides.validFrom', 'overrides.validUntil'])
    .where(within(scope, 'domains.customerId'))
    .orderBy('overrides.userId')
    .orderBy('overrides.featureId');
  if (userId !== undefined) query = query.where('overrides.userId', '=', userId);
  if (domainId !== undefined) query = query.where('users.domainId', '=', domainId);
  if (customerId !== undefined) query = query.where('domains.customerId', '=', customerId);
  return query;
}

export async function readOverride(db: Kysely<RegistrySchema>, userId: number, feature: string) {
  return showOverride(await selectOverrides(db, userId).where('features.key', '=', feature).executeTakeFirstOrThrow());
}

function selectOverrides(db: Kysely<RegistrySchema>, userId: number) {
  return db
    .selectFrom('overrides')
    .innerJoin('features', 'features.id', 'overrides.featureId')
    .select(['overrides.featureId as id', 'features.key as feature', 'overrides.value', 'overrides.reason', 'overrides.createdAt'])
    .select(['overrides.validFrom', 'overrides.validUntil'])
    .where('overrides.userId', '=', userId);
}
