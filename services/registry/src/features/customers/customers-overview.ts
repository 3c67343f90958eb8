import { found } from '@seatledger/domain/command/decision.ts';
import { contact } from '@seatledger/domain/customer/customer.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { shownId, shownVersion, versionOf } from '../../api/fields.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { selectCustomers, type CustomerRow } from './customer-list-queries.ts';

export const shownCustomer = z.strictObject({
  id: shownId,
  name: z.string(),
  locale: z.enum(['en', 'fr']),
  timeZone: z.string(),
  externalReference: z.string().nullable(),
  contacts: z.array(contact.extend({ email: z.string() })),
  ...shownVersion,
});

export function showCustomer(row: CustomerRow): z.output<typeof shownCustomer> {
  const { id, name, locale, timeZone, externalReference, contacts } = row;
  return { id: String(id), name, locale, timeZone, externalReference, contacts, ...versionOf(row) };
}

export async function readCustomer(db: Kysely<RegistrySchema>, scope: Scope, id: number) {
  const row = await selectCustomers(db, scope).where('id', '=', id).executeTakeFirst();
  return showCustomer(found(row, 'customer', id));
}
