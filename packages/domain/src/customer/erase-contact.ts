import { z } from 'zod';
import { found, unchanged, type Decision } from '../command/decision.ts';
import { email, id } from '../command/fields.ts';
import type { Customer } from './customer.ts';

/** Takes a contact who is to be forgotten out of a customer. The audit event says only how many contacts there are left. */
export const eraseContactSchema = z.strictObject({ kind: z.literal('contact.erase'), id, email });
export type EraseContact = z.output<typeof eraseContactSchema>;

export function decideEraseContact(command: EraseContact, customer: Customer | undefined): Decision<Customer> {
  const before = found(customer, 'customer', command.id);
  const contacts = before.contacts.filter((one) => one.email !== command.email);
  if (contacts.length === before.contacts.length) return unchanged;
  const change = {
    subject: { kind: 'customer', id: before.id },
    customerId: before.id,
    before: { contactCount: before.contacts.length },
    after: { contactCount: contacts.length },
  };
  return { outcome: 'changed', plan: { ...before, contacts }, change };
}
