import { found } from '@seatledger/domain/command/decision.ts';
import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import { layersOf, type EntitledFeature, type Layer, type Origin } from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { termsOf, type LicenceTerms } from '@seatledger/domain/licence/licence.ts';
import { always, periodOf, type Validity } from '@seatledger/domain/validity/validity.ts';
import { sql, type Kysely } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

/** All that a user's licence and entitlements depend on, time aside. */
export interface EntitlementSources {
  readonly email: string;
  readonly terms: LicenceTerms;
  readonly features: readonly EntitledFeature[];
  readonly layers: readonly Layer[];
}

/** Read as it was at one moment. */
export async function readEntitlementSources(db: Kysely<RegistrySchema>, scope: Scope, userId: number): Promise<EntitlementSources> {
  const transaction = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await transaction.execute(async (tx) => {
    const seat = await readSeat(tx, scope, userId);
    const packs = await readPacks(tx, seat.domainId, seat.timeZone);
    const profile = await readProfile(tx, seat.profileId);
    const overrides = await readOverrides(tx, userId, seat.timeZone);
    const features = await tx.selectFrom('features').select(['id', 'key', 'defaultValue']).orderBy('key').execute();
    return {
      email: `${seat.localPart}@${seat.domainName}`,
      terms: termsOfSeat(seat),
      features: features.map(({ id, key, defaultValue }) => ({ id, key, defaultValue: defaultValue as FeatureValue })),
      layers: layersOf({ packs, profile, overrides }),
    };
  });
}

type Seat = Awaited<ReturnType<typeof readSeat>>;

async function readSeat(tx: Tx, scope: Scope, userId: number) {
  const row = await tx
    .selectFrom('users')
    .innerJoin('domains', 'domains.id', 'users.domainId')
    .innerJoin('customers', 'customers.id', 'domains.customerId')
    .select(['users.localPart', 'users.domainId', 'users.profileId', 'domains.name as domainName', 'domains.graceDays'])
    .select(['customers.timeZone', 'users.validFrom', 'users.validUntil', 'users.suspendedAt'])
    .select(['domains.validFrom as domainFrom', 'domains.validUntil as domainUntil', 'domains.suspendedAt as domainSuspendedAt'])
    .where('users.id', '=', userId)
    .where(within(scope, 'domains.customerId'))
    .executeTakeFirst();
  return found(row, 'user', userId);
}

function termsOfSeat(seat: Seat): LicenceTerms {
  const { graceDays, timeZone } = seat;
  const validity = { from: seat.domainFrom, until: seat.domainUntil };
  return termsOf(
    { validity, graceDays, timeZone, suspended: seat.domainSuspendedAt !== null },
    { validity: { from: seat.validFrom, until: seat.validUntil }, suspended: seat.suspendedAt !== null },
  );
}

type ValueRow = Validity & { readonly origin: Origin; readonly values: Readonly<Record<string, FeatureValue>> };

function layerOf({ from, until, origin, values }: ValueRow, timeZone: string): Layer {
  const byFeature = new Map(Object.entries(values).map(([featureId, value]) => [Number(featureId), value]));
  return { origin, period: periodOf({ from, until }, timeZone), values: byFeature };
}

async function readPacks(tx: Tx, domainId: number, timeZone: string): Promise<readonly Layer[]> {
  const { rows } = await sql<ValueRow>`
    select dp.valid_from as "from", dp.valid_until as until,
      jsonb_build_object('kind', 'pack', 'key', p.key, 'name', p.name, 'order', dp.position) as origin,
      coalesce((select jsonb_object_agg(v.feature_id, v.value) from pack_values v where v.pack_id = p.id), '{}') as values
    from domain_packs dp join packs p on p.id = dp.pack_id where dp.domain_id = ${domainId}`.execute(tx);
  return rows.map((row) => layerOf(row, timeZone));
}

async function readProfile(tx: Tx, profileId: number | null): Promise<Layer | null> {
  if (profileId === null) return null;
  const { rows } = await sql<Pick<ValueRow, 'origin' | 'values'>>`
    select jsonb_build_object('kind', 'profile', 'key', p.key, 'name', p.name) as origin,
      coalesce((select jsonb_object_agg(v.feature_id, v.value) from profile_values v where v.profile_id = p.id), '{}') as values
    from profiles p where p.id = ${profileId}`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { ...layerOf({ ...row, from: null, until: null }, 'UTC'), period: always };
}

async function readOverrides(tx: Tx, userId: number, timeZone: string): Promise<readonly Layer[]> {
  const { rows } = await sql<ValueRow>`
    select valid_from as "from", valid_until as until, jsonb_build_object('kind', 'override', 'reason', reason) as origin,
      jsonb_build_object(feature_id, value) as values
    from overrides where user_id = ${userId} order by feature_id`.execute(tx);
  return rows.map((row) => layerOf(row, timeZone));
}
