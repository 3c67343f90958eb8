import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import { isInForceAt, type Dated } from '@seatledger/domain/history/dated.ts';
import type {
  CustomerState,
  DomainState,
  FeatureSetState,
  FeatureState,
  LicenceHistory,
  OverrideState,
  PackAssignmentState,
  SetValueState,
  UserState,
} from '@seatledger/domain/history/licence-history.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** Of which time states are read: an instant in epoch milliseconds, Infinity for now, or all there was. */
export type HistoryTime = number | 'ever';

/** What a user's licence depended on. Of the user, every state is there at any rate; none where there has never been such a user. */
export async function readLicenceHistory(tx: Tx, userId: number, time: HistoryTime): Promise<LicenceHistory> {
  const user = await readUserStates(tx, userId);
  const meant = time === 'ever' ? user : user.filter((state) => isInForceAt(state, time));
  const domains = await readDomains(tx, time, idsIn(meant, 'domainId'));
  const assignments = await readAssignments(tx, time, idsIn(meant, 'domainId'));
  const packIds = idsIn(assignments, 'packId');
  const profileIds = idsIn(meant, 'profileId');
  return {
    user,
    domains,
    customers: await readCustomers(tx, time, idsIn(domains, 'customerId')),
    assignments,
    packs: await readFeatureSets(tx, time, 'packs', packIds),
    packValues: await readSetValues(tx, time, { table: 'pack_values', setId: 'pack_id' }, packIds),
    profiles: await readFeatureSets(tx, time, 'profiles', profileIds),
    profileValues: await readSetValues(tx, time, { table: 'profile_values', setId: 'profile_id' }, profileIds),
    features: await readFeatures(tx, time),
    overrides: await readOverrides(tx, time, userId),
  };
}

/** Whose a user is, or was when it was deleted. */
export async function findCustomerOfUser(tx: Tx, userId: number): Promise<number | undefined> {
  const { rows } = await sql<{ customerId: number }>`
    select d.customer_id from users_over_time u join domains_over_time d on d.id = u.domain_id
    where u.id = ${userId} order by u.since desc, d.since desc limit 1`.execute(tx);
  return rows[0]?.customerId;
}

function idsIn<Field extends string>(states: readonly Readonly<Record<Field, number | null>>[], field: Field): number[] {
  return [...new Set(states.flatMap((state) => state[field] ?? []))];
}

// A moment that has not been committed lies at infinity, which only numbers can say.
const period = sql`(extract(epoch from since) * 1000)::float8 as since, (extract(epoch from until) * 1000)::float8 as until,
  change_request_id, ended_by_change_request_id`;
const validity = sql`jsonb_build_object('from', valid_from, 'until', valid_until) as validity`;
const suspension = sql`suspended_at is not null as suspended, suspension_reason`;

function inForce(time: HistoryTime): RawBuilder<boolean> {
  if (time === 'ever') return sql`true`;
  if (time === Infinity) return sql`until is null`;
  const at = sql`to_timestamp(${time}::float8 / 1000)`;
  return sql`since <= ${at} and (until is null or until > ${at})`;
}

async function readStates<State>(tx: Tx, query: RawBuilder<unknown>): Promise<readonly Dated<State>[]> {
  const { rows } = await (query as RawBuilder<Dated<State>>).execute(tx);
  return rows;
}

function readUserStates(tx: Tx, userId: number) {
  return readStates<UserState>(
    tx,
    sql`select domain_id, local_part, display_name, profile_id, ${validity}, ${suspension}, ${period} from users_over_time where id = ${userId}`,
  );
}

function readDomains(tx: Tx, time: HistoryTime, ids: readonly number[]) {
  return readStates<DomainState>(
    tx,
    sql`select id, customer_id, name, grace_days, offline_lease_days, ${validity}, ${suspension}, ${period} from domains_over_time
      where id = any(${ids}::bigint[]) and ${inForce(time)}`,
  );
}

function readCustomers(tx: Tx, time: HistoryTime, ids: readonly number[]) {
  return readStates<CustomerState>(
    tx,
    sql`select id, time_zone, ${period} from customers_over_time where id = any(${ids}::bigint[]) and ${inForce(time)}`,
  );
}

function readAssignments(tx: Tx, time: HistoryTime, domainIds: readonly number[]) {
  return readStates<PackAssignmentState>(
    tx,
    sql`select domain_id, pack_id, position as "order", ${validity}, ${period} from domain_packs_over_time
      where domain_id = any(${domainIds}::bigint[]) and ${inForce(time)}`,
  );
}

function readFeatureSets(tx: Tx, time: HistoryTime, table: 'packs' | 'profiles', ids: readonly number[]) {
  return readStates<FeatureSetState>(
    tx,
    sql`select id, key, name, ${period} from ${sql.table(`${table}_over_time`)} where id = any(${ids}::bigint[]) and ${inForce(time)}`,
  );
}

interface ValueTable {
  readonly table: 'pack_values' | 'profile_values';
  readonly setId: 'pack_id' | 'profile_id';
}

function readSetValues(tx: Tx, time: HistoryTime, { table, setId }: ValueTable, ids: readonly number[]) {
  const column = sql.ref(setId);
  return readStates<SetValueState>(
    tx,
    sql`select ${column} as set_id, feature_id, value, ${period} from ${sql.table(`${table}_over_time`)}
      where ${column} = any(${ids}::bigint[]) and ${inForce(time)}`,
  );
}

function readFeatures(tx: Tx, time: HistoryTime) {
  return readStates<FeatureState & { readonly defaultValue: FeatureValue }>(
    tx,
    sql`select id, key, default_value, ${period} from features_over_time where ${inForce(time)}`,
  );
}

function readOverrides(tx: Tx, time: HistoryTime, userId: number) {
  return readStates<OverrideState>(
    tx,
    sql`select feature_id, value, ${validity}, reason, ${period} from overrides_over_time where user_id = ${userId} and ${inForce(time)}`,
  );
}
