import type { DomainState, LicensingState, NamedValues } from '@seatledger/domain/blast-radius/licensing-state.ts';
import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { EntitledFeature } from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { sql, type RawBuilder } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';

/** Which domains are read: null for all. */
export type DomainIds = ReadonlySet<number> | null;

/** What licences and entitlements depend on, as the transaction sees it, with those of the domains that are within the scope. */
export async function readLicensingState(tx: Tx, scope: Scope, domainIds: DomainIds): Promise<LicensingState> {
  return {
    features: await readFeatures(tx),
    profiles: await readNamedValues(tx, 'profile'),
    packs: await readNamedValues(tx, 'pack'),
    domains: await readDomains(tx, scope, domainIds),
  };
}

async function readFeatures(tx: Tx): Promise<readonly EntitledFeature[]> {
  const features = await tx.selectFrom('features').select(['id', 'key', 'defaultValue']).orderBy('key').execute();
  return features.map(({ id, key, defaultValue }) => ({ id, key, defaultValue: defaultValue as FeatureValue }));
}

const tables = {
  profile: { entries: sql.table('profiles'), values: sql.table('profile_values'), entryId: sql.ref('profile_id') },
  pack: { entries: sql.table('packs'), values: sql.table('pack_values'), entryId: sql.ref('pack_id') },
} as const;

async function readNamedValues(tx: Tx, word: keyof typeof tables): Promise<ReadonlyMap<number, NamedValues>> {
  const { entries, values, entryId } = tables[word];
  const { rows } = await sql<{ id: number; key: string; name: string; values: Readonly<Record<string, FeatureValue>> }>`
    select e.id, e.key, e.name,
      coalesce((select jsonb_object_agg(v.feature_id, v.value) from ${values} v where v.${entryId} = e.id), '{}') as values
    from ${entries} e`.execute(tx);
  return new Map(rows.map(({ id, key, name, values: given }) => [id, { key, name, values: byFeature(given) }]));
}

function byFeature(values: Readonly<Record<string, FeatureValue>>): ReadonlyMap<number, FeatureValue> {
  return new Map(Object.entries(values).map(([featureId, value]) => [Number(featureId), value]));
}

type DomainRow = Omit<DomainState, 'validity'> & { readonly id: number; readonly validFrom: string; readonly validUntil: string | null };

async function readDomains(tx: Tx, scope: Scope, domainIds: DomainIds): Promise<ReadonlyMap<number, DomainState>> {
  const { rows } = await sql<DomainRow>`
    select domains.id, domains.customer_id, domains.valid_from, domains.valid_until, domains.grace_days, customers.time_zone,
      domains.suspended_at is not null as suspended,
      array(select n.name from domain_names n where n.domain_id = domains.id order by n.name <> domains.name, n.name) as names,
      coalesce(
        (select jsonb_agg(jsonb_build_object('packId', p.pack_id, 'position', p.position,
           'validity', jsonb_build_object('from', p.valid_from, 'until', p.valid_until)) order by p.position)
         from domain_packs p where p.domain_id = domains.id),
        '[]') as packs
    from domains join customers on customers.id = domains.customer_id
    where ${within(scope, 'domains.customerId')} and ${isOneOf('domains.id', domainIds)}`.execute(tx);
  return new Map(
    rows.map(({ id, validFrom, validUntil, ...domain }) => [id, { ...domain, validity: { from: validFrom, until: validUntil } }]),
  );
}

function isOneOf(column: string, ids: DomainIds): RawBuilder<boolean> {
  return ids === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = any(${[...ids]}::bigint[])`;
}

export async function findDomainIdsOfCustomers(tx: Tx, customerIds: ReadonlySet<number>): Promise<readonly number[]> {
  if (customerIds.size === 0) return [];
  const { rows } = await sql<{ id: number }>`select id from domains where customer_id = any(${[...customerIds]}::bigint[])`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function findCustomerNames(tx: Tx, customerIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from customers where id = any(${customerIds}::bigint[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
