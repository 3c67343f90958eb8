import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { externalReference, id, locale, name, timeZone } from '../command/fields.ts';
import { contacts, customerDecision, inOrder, refuseReferenceTaken, type Customer } from './customer.ts';

/** Brings back, under the same id, a customer that was deleted, as it was then. */
export const restoreCustomerSchema = z.strictObject({
  kind: z.literal('customer.restore'),
  id,
  name,
  locale,
  timeZone,
  externalReference: externalReference.nullable(),
  contacts,
});
export type RestoreCustomer = z.output<typeof restoreCustomerSchema>;

export interface RestoreCustomerFacts {
  /** Whether there was a customer of that id, and is none now. */
  readonly deleted: boolean;
  readonly referenceTaken: boolean;
}

export function decideRestoreCustomer(command: RestoreCustomer, facts: RestoreCustomerFacts): Decision<Customer> {
  const { kind: _, ...kept } = command;
  if (!facts.deleted) throw new CommandRefused('customer_not_deleted', `No customer ${kept.id} was deleted.`, 'id');
  refuseReferenceTaken(facts.referenceTaken, kept.externalReference);
  return customerDecision.created({ ...kept, contacts: inOrder(kept.contacts) });
}
