import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { externalReference, locale, name, timeZone } from '../command/fields.ts';
import { contacts, customerDecision, inOrder, refuseReferenceTaken, type Customer } from './customer.ts';

export const createCustomerSchema = z.strictObject({
  kind: z.literal('customer.create'),
  name,
  locale,
  timeZone,
  externalReference: externalReference.nullable().default(null),
  contacts: contacts.default([]),
});
export type CreateCustomer = z.output<typeof createCustomerSchema>;

export interface CreateCustomerFacts {
  readonly nextId: number;
  readonly referenceTaken: boolean;
}

export function decideCreateCustomer(command: CreateCustomer, facts: CreateCustomerFacts): Decision<Customer> {
  const { name, locale, timeZone, externalReference } = command;
  refuseReferenceTaken(facts.referenceTaken, externalReference);
  return customerDecision.created({ id: facts.nextId, name, locale, timeZone, externalReference, contacts: inOrder(command.contacts) });
}
