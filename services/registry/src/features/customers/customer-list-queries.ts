import { type Contact } from '@seatledger/domain/customer/customer.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { beginningWith } from '../../api/beginning-with.ts';
import { countAtMost, type Counted } from '../../api/counts.ts';
import { isChosen, type Chosen } from '../../api/chosen-ids.ts';
import { amongIds, type IdsSought } from '../../api/ids-sought.ts';
import type { Page } from '../../api/pages.ts';
import { within, type Scope } from '../../api/scope.ts';
import { onPage, type SortKeys } from '../../api/sorting.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

export interface CustomerFilter extends Chosen {
  readonly q?: string | undefined;
}

export type CustomerRow = Awaited<ReturnType<ReturnType<typeof selectAllCustomers>['execute']>>[number];

/** Each as an index has it. */
export const customerSorts: SortKeys<CustomerRow> = {
  name: { column: sql`name collate "und-x-icu"`, type: 'text', of: ({ name }) => name },
};

export async function listCustomers(db: Kysely<RegistrySchema>, scope: Scope, filter: CustomerFilter, page: Page) {
  return await onPage(selectCustomers(db, scope, filter), 'customers.id', page, customerSorts).execute();
}

/** The ids alone. */
export async function findCustomerIds(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  filter: CustomerFilter,
  sought: IdsSought,
): Promise<number[]> {
  const query = selectCustomers(db, scope, filter).clearSelect().select('customers.id');
  return (await amongIds(query, 'customers.id', sought).execute()).map(({ id }) => id);
}

export async function countCustomers(db: Kysely<RegistrySchema>, scope: Scope, filter: CustomerFilter, most?: number): Promise<Counted> {
  return await countAtMost(db, selectCustomers(db, scope, filter).clearSelect().select('id'), most);
}

export function selectCustomers(db: Kysely<RegistrySchema>, scope: Scope, { q, ...chosen }: CustomerFilter = {}) {
  const query = selectAllCustomers(db, scope).where(isChosen('customers.id', chosen));
  return q === undefined ? query : query.where(startsWith(q));
}

function selectAllCustomers(db: Kysely<RegistrySchema>, scope: Scope) {
  return db
    .selectFrom('customers')
    .select(['id', 'name', 'locale', 'timeZone', 'externalReference', 'version', 'createdAt', 'updatedAt'])
    .select(
      sql<Contact[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('name', c.name, 'email', c.email, 'role', c.role) order by c.email), '[]')
        from customer_contacts c where c.customer_id = customers.id)`.as('contacts'),
    )
    .$narrowType<{ locale: 'en' | 'fr' }>()
    .where(within(scope, 'customers.id'));
}

function startsWith(text: string) {
  const pattern = lower(sql`${beginningWith(text)}::text`);
  return sql<boolean>`(${lower(sql.ref('name'))} like ${pattern} or ${lower(sql.ref('externalReference'))} like ${pattern})`;
}

/** As the indexes have it, whatever the locale of the database. */
function lower(text: RawBuilder<unknown>) {
  return sql`lower(${text} collate "und-x-icu")`;
}
