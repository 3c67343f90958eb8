import { found } from '@seatledger/domain/command/decision.ts';
import { domainNameOf, localPartOf } from '@seatledger/domain/user/user.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownId, shownInstant, shownValidity, shownVersion, status, versionOf } from '../../api/fields.ts';
import { countAtMost, type Counted } from '../../api/counts.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

export const shownUser = z.strictObject({
  id: shownId,
  domainId: shownId,
  customerId: shownId,
  email: z.string().describe("Under the domain's own name, whichever alias was typed."),
  displayName: z.string(),
  profile: z.string().nullable().describe('Key of the profile.'),
  validity: shownValidity.describe("The user's own, inside the domain's."),
  status,
  suspensionReason: z.string().nullable(),
  suspendedAt: shownInstant.nullable(),
  ...shownVersion,
});

export interface UserFilter {
  readonly domainId?: number | undefined;
  readonly customerId?: number | undefined;
  readonly status?: z.output<typeof status> | undefined;
  readonly profile?: string | undefined;
  /** In its normal form. */
  readonly email?: string | undefined;
}

type UserRow = Awaited<ReturnType<typeof listUsers>>[number];

export function showUser(row: UserRow): z.output<typeof shownUser> {
  const { id, domainId, customerId, localPart, domainName, displayName, profile, validFrom, validUntil } = row;
  return {
    id: String(id),
    domainId: String(domainId),
    customerId: String(customerId),
    email: `${localPart}@${domainName}`,
    displayName,
    profile,
    validity: { from: validFrom, until: validUntil },
    status: row.suspendedAt === null ? 'active' : 'suspended',
    suspensionReason: row.suspensionReason,
    suspendedAt: row.suspendedAt?.toString() ?? null,
    ...versionOf(row),
  };
}

export async function listUsers(db: Kysely<RegistrySchema>, scope: Scope, filter: UserFilter, page: Page) {
  const query = selectUsers(db, scope, filter).where('users.id', '>', page.afterId);
  return await query.orderBy('users.id').limit(rowLimit(page)).execute();
}

export async function countUsers(db: Kysely<RegistrySchema>, scope: Scope, filter: UserFilter): Promise<Counted> {
  return await countAtMost(db, selectUsers(db, scope, filter).clearSelect().select('users.id'));
}

function selectUsers(db: Kysely<RegistrySchema>, scope: Scope, filter: UserFilter = {}) {
  let query = selectAllUsers(db, scope);
  if (filter.domainId !== undefined) query = query.where('users.domainId', '=', filter.domainId);
  if (filter.customerId !== undefined) query = query.where('domains.customerId', '=', filter.customerId);
  if (filter.status !== undefined) query = query.where('users.suspendedAt', filter.status === 'active' ? 'is' : 'is not', null);
  if (filter.profile !== undefined) query = query.where('users.profileId', '=', profileIdOf(filter.profile));
  if (filter.email !== undefined) {
    query = query
      .where('users.localPart', '=', localPartOf(filter.email))
      .where('users.domainId', '=', domainIdOf(domainNameOf(filter.email)));
  }
  return query;
}

export async function readUser(db: Kysely<RegistrySchema>, scope: Scope, id: number) {
  const row = await selectUsers(db, scope).where('users.id', '=', id).executeTakeFirst();
  return showUser(found(row, 'user', id));
}

function selectAllUsers(db: Kysely<RegistrySchema>, scope: Scope) {
  return db
    .selectFrom('users')
    .innerJoin('domains', 'domains.id', 'users.domainId')
    .leftJoin('profiles', 'profiles.id', 'users.profileId')
    .select(['users.id', 'users.domainId', 'domains.customerId', 'users.localPart', 'domains.name as domainName', 'users.displayName'])
    .select(['profiles.key as profile', 'users.validFrom', 'users.validUntil', 'users.suspensionReason', 'users.suspendedAt'])
    .select(['users.version', 'users.createdAt', 'users.updatedAt'])
    .where(within(scope, 'domains.customerId'));
}

function profileIdOf(key: string) {
  return sql<number>`(select id from profiles where key = ${key})`;
}

function domainIdOf(name: string) {
  return sql<number>`(select domain_id from domain_names where name = ${name})`;
}
