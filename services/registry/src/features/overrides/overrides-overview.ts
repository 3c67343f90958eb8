import { found } from '@seatledger/domain/command/decision.ts';
import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { Kysely } from 'kysely';
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

type OverrideRow = Awaited<ReturnType<typeof listOverrides>>[number];

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

/** The version of the user, which its overrides are part of. */
export async function readVersionOfUser(db: Kysely<RegistrySchema>, scope: Scope, userId: number): Promise<number> {
  const row = await db
    .selectFrom('users')
    .innerJoin('domains', 'domains.id', 'users.domainId')
    .select('users.version')
    .where('users.id', '=', userId)
    .where(within(scope, 'domains.customerId'))
    .executeTakeFirst();
  return found(row, 'user', userId).version;
}
