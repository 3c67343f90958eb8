import type { AssignedPack } from '@seatledger/domain/domain/domain.ts';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { status } from '../../api/fields.ts';
import { beginningWith } from '../../api/beginning-with.ts';
import { countAtMost, type Counted } from '../../api/counts.ts';
import { isChosen, type Chosen } from '../../api/chosen-ids.ts';
import { amongIds, type IdsSought } from '../../api/ids-sought.ts';
import type { Page } from '../../api/pages.ts';
import { within, type Scope } from '../../api/scope.ts';
import { onPage, type SortKeys } from '../../api/sorting.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { selectCustomers, type CustomerFilter } from '../customers/customer-list-queries.ts';
import { domainsFoundBy } from '../search/found-by.ts';
import { typedDomainName } from './typed-domain-name.ts';

export interface DomainFilter extends Chosen {
  readonly customerId?: number | undefined;
  readonly status?: z.output<typeof status> | undefined;
  /** Key of a pack that it has, at whatever time. */
  readonly pack?: string | undefined;
  readonly name?: string | undefined;
  /** A date. */
  readonly endingBefore?: string | undefined;
  readonly q?: string | undefined;
  /** Those of all customers that their list shows under its filters. */
  readonly customers?: CustomerFilter | undefined;
}

export type DomainRow = Awaited<ReturnType<ReturnType<typeof selectAllDomains>['execute']>>[number];

/** Each as an index has it. What has no end comes last. */
export const domainSorts: SortKeys<DomainRow> = {
  name: { column: sql`domains.name`, type: 'text', of: ({ name }) => name },
  until: { column: sql`coalesce(domains.valid_until, 'infinity')`, type: 'date', of: ({ validUntil }) => validUntil ?? 'infinity' },
  seatsUsed: { column: sql`domains.seats_used`, type: 'bigint', of: ({ seatsUsed }) => seatsUsed },
};

export async function listDomains(db: Kysely<RegistrySchema>, scope: Scope, filter: DomainFilter, page: Page) {
  return await onPage(selectDomains(db, scope, filter), 'domains.id', page, domainSorts).execute();
}

/** The ids alone. */
export async function findDomainIds(db: Kysely<RegistrySchema>, scope: Scope, filter: DomainFilter, sought: IdsSought): Promise<number[]> {
  const query = selectDomains(db, scope, filter).clearSelect().select('domains.id');
  return (await amongIds(query, 'domains.id', sought).execute()).map(({ id }) => id);
}

export async function countDomains(db: Kysely<RegistrySchema>, scope: Scope, filter: DomainFilter, most?: number): Promise<Counted> {
  return await countAtMost(db, selectDomains(db, scope, filter).clearSelect().select('id'), most);
}

export function selectDomains(db: Kysely<RegistrySchema>, scope: Scope, filter: DomainFilter = {}) {
  let query = selectAllDomains(db, scope).where(isChosen('domains.id', filter));
  if (filter.customerId !== undefined) query = query.where('customerId', '=', filter.customerId);
  if (filter.status !== undefined) query = query.where('suspendedAt', filter.status === 'active' ? 'is' : 'is not', null);
  if (filter.pack !== undefined) query = query.where(hasPack(filter.pack));
  if (filter.name !== undefined) query = query.where(goesByNameThatStartsWith(filter.name));
  if (filter.endingBefore !== undefined) query = query.where('validUntil', '<', filter.endingBefore);
  if (filter.q !== undefined) query = query.where(domainsFoundBy(filter.q));
  if (filter.customers !== undefined) query = query.where(isOf(selectCustomers(db, scope, filter.customers)));
  return query;
}

function selectAllDomains(db: Kysely<RegistrySchema>, scope: Scope) {
  return db
    .selectFrom('domains')
    .select(['id', 'customerId', 'name', 'validFrom', 'validUntil', 'seatLimit', 'seatsUsed', 'graceDays', 'offlineLeaseDays'])
    .select(['suspensionReason', 'suspendedAt', 'microsoftTenants', 'version', 'createdAt', 'updatedAt'])
    .select([
      sql<string[]>`array(
        select n.name from domain_names n where n.domain_id = domains.id and n.name <> domains.name order by n.name)`.as('aliases'),
      sql<AssignedPack[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('pack', p.key, 'validity',
          jsonb_build_object('from', dp.valid_from, 'until', dp.valid_until)) order by dp.position), '[]')
        from domain_packs dp join packs p on p.id = dp.pack_id where dp.domain_id = domains.id)`.as('packs'),
    ])
    .where(within(scope, 'domains.customerId'));
}

function isOf(customers: ReturnType<typeof selectCustomers>) {
  return sql<boolean>`domains.customer_id in (${customers.clearSelect().select('customers.id')})`;
}

function hasPack(key: string) {
  return sql<boolean>`domains.id in (
    select dp.domain_id from domain_packs dp join packs p on p.id = dp.pack_id where p.key = ${key})`;
}

function goesByNameThatStartsWith(text: string) {
  return sql<boolean>`domains.id in (select domain_id from domain_names where name like ${beginningWith(typedDomainName(text))})`;
}
