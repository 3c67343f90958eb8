import type { Contact, Customer } from '@seatledger/domain/customer/customer.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';

/** The customer, locked so that nobody else changes it, and no domain comes to it or leaves it, before the transaction ends. */
export async function lockCustomer(tx: Tx, id: number): Promise<Customer | undefined> {
  const row = await tx
    .selectFrom('customers')
    .select(['id', 'name', 'locale', 'timeZone', 'externalReference'])
    .$narrowType<{ locale: Customer['locale'] }>()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && { ...row, contacts: await findContacts(tx, id) };
}

async function findContacts(tx: Tx, customerId: number): Promise<Contact[]> {
  return await tx
    .selectFrom('customerContacts')
    .select(['name', 'email', 'role'])
    .$narrowType<{ role: Contact['role'] }>()
    .where('customerId', '=', customerId)
    .orderBy('email')
    .execute();
}

/**
 * The name of a customer that is to get a domain. Shared with others who give it domains, but not with whoever changes it: a new
 * time zone makes readers read again the domains that there are by then, and must not miss this one.
 */
export async function holdCustomer(tx: Tx, id: number): Promise<{ name: string } | undefined> {
  return await tx.selectFrom('customers').select('name').where('id', '=', id).forShare().executeTakeFirst();
}

export async function isReferenceTaken(tx: Tx, externalReference: string | null | undefined, exceptCustomerId = 0): Promise<boolean> {
  if (externalReference === null || externalReference === undefined) return false;
  const row = await tx
    .selectFrom('customers')
    .select('id')
    .where('externalReference', '=', externalReference)
    .where('id', '<>', exceptCustomerId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertCustomer(tx: Tx, { contacts, ...customer }: Customer): Promise<void> {
  await tx.insertInto('customers').values(customer).execute();
  await saveContacts(tx, customer.id, contacts);
}

export async function updateCustomer(tx: Tx, { id, contacts, ...customer }: Customer): Promise<void> {
  await tx
    .updateTable('customers')
    .set({ ...customer, ...newVersion })
    .where('id', '=', id)
    .execute();
  await tx
    .deleteFrom('customerContacts')
    .where('customerId', '=', id)
    .where(sql<boolean>`email <> all(${contacts.map(({ email }) => email)}::text[])`)
    .execute();
  await saveContacts(tx, id, contacts);
}

/** Those who stay contacts keep the time since when they are. */
async function saveContacts(tx: Tx, customerId: number, contacts: readonly Contact[]): Promise<void> {
  if (contacts.length === 0) return;
  await tx
    .insertInto('customerContacts')
    .values(contacts.map((contact) => ({ ...contact, customerId })))
    .onConflict((conflict) =>
      conflict.columns(['customerId', 'email']).doUpdateSet(({ ref }) => ({ name: ref('excluded.name'), role: ref('excluded.role') })),
    )
    .execute();
}

/** The contacts go with it. */
export async function deleteCustomerRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('customers').where('id', '=', id).execute();
}
