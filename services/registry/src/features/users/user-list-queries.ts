import { domainNameOf, localPartOf } from '@seatledger/domain/user/user.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { status } from '../../api/fields.ts';
import { countAtMost, type Counted } from '../../api/counts.ts';
import { isChosen, type Chosen } from '../../api/chosen-ids.ts';
import { amongIds, type IdsSought } from '../../api/ids-sought.ts';
import type { Page } from '../../api/pages.ts';
import { within, type Scope } from '../../api/scope.ts';
import { onPage, type SortKeys } from '../../api/sorting.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { usersFoundBy } from '../search/found-by.ts';
import { endsBefore, hasLicence, soughtLicence, type LicenceSought, type ListedStatus } from './users-by-licence.ts';

export interface UserFilter extends Chosen {
  readonly domainId?: number | undefined;
  readonly customerId?: number | undefined;
  readonly status?: z.output<typeof status> | undefined;
  /** What a licence check says now. */
  readonly licenceStatus?: ListedStatus | undefined;
  readonly profile?: string | undefined;
  /** A date. */
  readonly endingBefore?: string | undefined;
  /** `never`, `<30d` or `>30d`. */
  readonly seen?: string | undefined;
  readonly q?: string | undefined;
  /** In its normal form. */
  readonly email?: string | undefined;
}

export type UserRow = Awaited<ReturnType<ReturnType<typeof selectAllUsers>['execute']>>[number];

/** Each as an index has it. An address goes by what is before the `@`. */
export const userSorts: SortKeys<UserRow> = {
  email: { column: sql`users.local_part`, type: 'text', of: ({ localPart }) => localPart },
  displayName: { column: sql`users.display_name collate "und-x-icu"`, type: 'text', of: ({ displayName }) => displayName },
};

export async function listUsers(db: Kysely<RegistrySchema>, scope: Scope, filter: UserFilter, page: Page) {
  const query = selectUsers(db, scope, filter, await licenceOf(db, scope, filter));
  return await onPage(query, 'users.id', page, userSorts).execute();
}

/** The ids alone. */
export async function findUserIds(db: Kysely<RegistrySchema>, scope: Scope, filter: UserFilter, sought: IdsSought): Promise<number[]> {
  const query = selectUsers(db, scope, filter, await licenceOf(db, scope, filter))
    .clearSelect()
    .select('users.id');
  return (await amongIds(query, 'users.id', sought).execute()).map(({ id }) => id);
}

export async function countUsers(db: Kysely<RegistrySchema>, scope: Scope, filter: UserFilter, most?: number): Promise<Counted> {
  const query = selectUsers(db, scope, filter, await licenceOf(db, scope, filter));
  return await countAtMost(db, query.clearSelect().select('users.id'), most);
}

async function licenceOf(db: Kysely<RegistrySchema>, scope: Scope, { licenceStatus }: UserFilter): Promise<LicenceSought | undefined> {
  return await soughtLicence(db, scope, licenceStatus, Date.now());
}

export function selectUsers(db: Kysely<RegistrySchema>, scope: Scope, filter: UserFilter = {}, licence?: LicenceSought) {
  let query = selectAllUsers(db, scope).where(isChosen('users.id', filter));
  if (filter.domainId !== undefined) query = query.where('users.domainId', '=', filter.domainId);
  if (filter.customerId !== undefined) query = query.where('domains.customerId', '=', filter.customerId);
  if (filter.status !== undefined) query = query.where('users.suspendedAt', filter.status === 'active' ? 'is' : 'is not', null);
  if (filter.profile !== undefined) query = query.where('users.profileId', '=', profileIdOf(filter.profile));
  if (licence !== undefined) query = query.where(hasLicence(licence));
  if (filter.endingBefore !== undefined) query = query.where(endsBefore(filter.endingBefore));
  if (filter.seen !== undefined) query = query.where(wasSeen(filter.seen));
  if (filter.q !== undefined) query = query.where(usersFoundBy(filter.q));
  if (filter.email !== undefined) {
    query = query
      .where('users.localPart', '=', localPartOf(filter.email))
      .where('users.domainId', '=', domainIdOf(domainNameOf(filter.email)));
  }
  return query;
}

function selectAllUsers(db: Kysely<RegistrySchema>, scope: Scope) {
  return (
    db
      .selectFrom('users')
      // Every user has one. Where nothing of it is asked for, PostgreSQL leaves a left join out: counting and leaping go by an index alone.
      .leftJoin('domains', 'domains.id', 'users.domainId')
      .leftJoin('profiles', 'profiles.id', 'users.profileId')
      .select(['users.id', 'users.domainId', 'domains.customerId', 'users.localPart', 'domains.name as domainName', 'users.displayName'])
      .select(['profiles.key as profile', 'users.validFrom', 'users.validUntil', 'users.suspensionReason', 'users.suspendedAt'])
      .select(['users.version', 'users.createdAt', 'users.updatedAt'])
      .select(lastSeenAt.as('lastSeenAt'))
      .$narrowType<{ customerId: number; domainName: string }>()
      .where(within(scope, 'domains.customerId'))
  );
}

const lastSeenAt = sql<Temporal.Instant | null>`(select s.seen_at from licence_published.last_seen s where s.user_id = users.id)`;

/** In the last so many days, longer ago than that or never, or never. */
function wasSeen(seen: string) {
  const seenSince = (since: RawBuilder<unknown>) =>
    sql<boolean>`exists (select from licence_published.last_seen s where s.user_id = users.id and s.seen_at >= ${since})`;
  const since =
    seen === 'never' ? sql`'-infinity'::timestamptz` : sql`now() - make_interval(days => ${Number(seen.slice(1, -1))}::integer)`;
  return seen.startsWith('<') ? seenSince(since) : sql<boolean>`not ${seenSince(since)}`;
}

function profileIdOf(key: string) {
  return sql<number>`(select id from profiles where key = ${key})`;
}

function domainIdOf(name: string) {
  return sql<number>`(select domain_id from domain_names where name = ${name})`;
}
