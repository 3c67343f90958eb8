import type { IdRange } from '../licence-index/rows.ts';
import type { CatalogueRows, DomainRow, OverrideRow, UserRow } from '../licence-index/rows.ts';
import type { ChangeRow } from './change-batch.ts';
import type { PublishedData } from '../../published-data.ts';

const domainColumns = `d.id, d.names, d.time_zone as "timeZone", d.grace_days as "graceDays", d.suspended, d.packs,
  d.microsoft_tenants as "microsoftTenants", d.offline_lease_days as "offlineLeaseDays", d.valid_from as "validFrom", d.valid_until as "validUntil"`;
const userColumns = `u.id, u.domain_id as "domainId", u.local_part as "localPart", u.profile_id as "profileId", u.suspended,
  u.valid_from as "validFrom", u.valid_until as "validUntil"`;
const overrideColumns = `o.user_id as "userId", o.feature_id as "featureId", o.value,
  o.valid_from as "validFrom", o.valid_until as "validUntil"`;

export const allDomains = `select ${domainColumns} from registry_published.domains d`;
export const allOverrides = `select ${overrideColumns} from registry_published.overrides o`;
/** The columns in the order that {@link UserCopyReader} expects. */
export const copyAllUsers = `copy (
  select id, domain_id, profile_id, valid_from, valid_until, suspended, local_part from registry_published.users
) to stdout`;

/** As the registry counts them with each domain, without reading them. */
export async function countUsers(data: PublishedData): Promise<number> {
  const [row] = await data.rows<{ users: number }>('select sum(seats_used)::bigint as users from registry_published.domains');
  return row?.users ?? 0;
}

export interface Head {
  /** The last one given in the change feed. */
  readonly position: number;
  /** Of a replica: up to when it has what was committed, by the clock of the server that it follows (epoch milliseconds). Null: it is none. */
  readonly replayedAt: number | null;
}

export async function readHead(data: PublishedData): Promise<Head> {
  const [row] = await data.rows<Head>(
    `select position, case when pg_is_in_recovery() then coalesce(floor(extract(epoch from pg_last_xact_replay_timestamp()) * 1000)::bigint, 0) end
       as "replayedAt" from registry_published.change_head`,
    [],
    'head',
  );
  return row ?? { position: 0, replayedAt: null };
}

/** The changes from a position on, that one included. */
export function readChanges(data: PublishedData, from: number, limit: number): Promise<ChangeRow[]> {
  return data.rows<ChangeRow>(
    `select position, entity, first_id as "firstId", last_id as "lastId", recorded_at::text as "recordedAt"
     from registry_published.changes where position >= $1 order by position limit $2`,
    [from, limit],
    'changes',
  );
}

export async function readCatalogue(data: PublishedData): Promise<CatalogueRows> {
  return {
    products: await data.rows(`select id, key, microsoft_client_ids as "microsoftClientIds", google_client_ids as "googleClientIds"
       from registry_published.products order by id`),
    features: await data.rows(
      `select id, key, product_id as "productId", default_value as "defaultValue" from registry_published.features order by product_id, id`,
    ),
    profiles: await data.rows('select id, key, name, feature_values as "featureValues" from registry_published.profiles'),
    packs: await data.rows('select id, key, name, feature_values as "featureValues" from registry_published.packs'),
  };
}

const inRanges = 'unnest($1::bigint[], $2::bigint[]) as r(first_id, last_id) on';

export function readDomains(data: PublishedData, ranges: readonly IdRange[]): Promise<DomainRow[]> {
  return data.rows(
    `select ${domainColumns} from registry_published.domains d join ${inRanges} d.id between r.first_id and r.last_id`,
    bounds(ranges),
    'domains',
  );
}

export interface UserWithOverrides extends UserRow {
  readonly overrides: readonly OverrideRow[];
}

/** With one query, however few they are: what it takes is what a change takes to be seen. */
export function readUsers(data: PublishedData, ranges: readonly IdRange[]): Promise<UserWithOverrides[]> {
  return data.rows(
    `select ${userColumns}, coalesce(
       (select json_agg(o) from (select ${overrideColumns} from registry_published.overrides o where o.user_id = u.id) o), '[]'
     ) as overrides from registry_published.users u join ${inRanges} u.id between r.first_id and r.last_id`,
    bounds(ranges),
    'users',
  );
}

export async function readOverrides(data: PublishedData, ranges: readonly IdRange[]): Promise<Map<number, OverrideRow[]>> {
  const rows = await data.rows<OverrideRow>(
    `select ${overrideColumns} from registry_published.overrides o join ${inRanges} o.user_id between r.first_id and r.last_id`,
    bounds(ranges),
  );
  return overridesByUser(rows, new Map());
}

/** The query for the domains of a range in the order of their ids. */
export function domainsInOrder({ firstId, lastId }: IdRange): string {
  return `${allDomains} where d.id between ${firstId} and ${lastId} order by d.id`;
}

/** The query for the users of a range in the order of their ids. */
export function usersInOrder({ firstId, lastId }: IdRange): string {
  return `select ${userColumns} from registry_published.users u where u.id between ${firstId} and ${lastId} order by u.id`;
}

/** The domain that goes by a name. */
export async function readDomainNamed(data: PublishedData, name: string): Promise<DomainRow | null> {
  const [own] = await data.rows<DomainRow>(`${allDomains} where d.name = $1`, [name]);
  if (own) return own;
  const [byAlias] = await data.rows<DomainRow>(`${allDomains} where $1 = any(d.names)`, [name]);
  return byAlias ?? null;
}

/** The user of a domain with a local part. */
export async function readUserAt(data: PublishedData, domainId: number, localPart: string): Promise<UserRow | null> {
  const [user] = await data.rows<UserRow>(
    `select ${userColumns} from registry_published.users u where u.domain_id = $1 and u.local_part = $2`,
    [domainId, localPart],
  );
  return user ?? null;
}

/** Adds overrides to those known of each user. */
export function overridesByUser(rows: readonly OverrideRow[], known: Map<number, OverrideRow[]>): Map<number, OverrideRow[]> {
  for (const row of rows) {
    const ofUser = known.get(row.userId);
    if (ofUser) ofUser.push(row);
    else known.set(row.userId, [row]);
  }
  return known;
}

function bounds(ranges: readonly IdRange[]): [number[], number[]] {
  return [ranges.map(({ firstId }) => firstId), ranges.map(({ lastId }) => lastId)];
}
