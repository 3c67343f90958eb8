import type { PublishedData } from '../../published-data.ts';
import type { ChangeRow } from '../change-feed/change-batch.ts';

/** The address of somebody who is, or was before a change: by its number among the changes asked about. */
export interface ChangedUserRow {
  readonly change: number;
  readonly domainId: number;
  readonly localPart: string;
}

/** Users in the ranges of the changes as they are, and as they were at any time since the first of these was recorded. */
export function readChangedUsers(data: PublishedData, changes: readonly ChangeRow[]): Promise<ChangedUserRow[]> {
  return data.rows(
    `select r.change::int as change, u.domain_id as "domainId", u.local_part as "localPart"
     from ${ranges} join registry_published.users u on u.id between r.first_id and r.last_id
     union
     select r.change::int, f.domain_id, f.local_part
     from ${ranges} join registry_published.former_users f on f.id between r.first_id and r.last_id and f.until >= ${firstRecorded}`,
    bounds(changes),
  );
}

/** The domains of such users, where these are too many to be named. */
export function readDomainsOfChangedUsers(
  data: PublishedData,
  changes: readonly ChangeRow[],
): Promise<Omit<ChangedUserRow, 'localPart'>[]> {
  return data.rows(
    `select r.change::int as change, u.domain_id as "domainId"
     from ${ranges} join registry_published.users u on u.id between r.first_id and r.last_id
     union
     select r.change::int, f.domain_id
     from ${ranges} join registry_published.former_users f on f.id between r.first_id and r.last_id and f.until >= ${firstRecorded}`,
    bounds(changes),
  );
}

/** The names of domains in the ranges of the changes, those included by which they went before. */
export function readChangedDomains(
  data: PublishedData,
  changes: readonly ChangeRow[],
): Promise<{ readonly change: number; readonly name: string }[]> {
  return data.rows(
    `select r.change::int as change, unnest(d.names) as name
     from ${ranges} join registry_published.domains d on d.id between r.first_id and r.last_id
     union
     select r.change::int, f.name
     from ${ranges} join registry_published.former_domain_names f on f.domain_id between r.first_id and r.last_id and f.until >= ${firstRecorded}`,
    bounds(changes),
  );
}

export async function readDomainNames(data: PublishedData, ids: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await data.rows<{ id: number; names: string[] }>(
    'select id, names from registry_published.domains where id = any($1::bigint[])',
    [ids],
  );
  return new Map(rows.map(({ id, names }) => [id, names]));
}

const ranges = 'unnest($1::bigint[], $2::bigint[]) with ordinality as r (first_id, last_id, change)';
const firstRecorded = '(select min(t) from unnest($3::timestamptz[]) t)';

function bounds(changes: readonly ChangeRow[]): unknown[] {
  return [changes.map(({ firstId }) => firstId), changes.map(({ lastId }) => lastId), changes.map(({ recordedAt }) => recordedAt)];
}
