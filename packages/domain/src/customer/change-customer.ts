import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { externalReference, id, locale, name, timeZone } from '../command/fields.ts';
import { contacts, customerDecision, inOrder, refuseReferenceTaken, type Customer } from './customer.ts';

/** What is left out stays as it is; contacts are replaced as a whole. */
export const changeCustomerSchema = z.strictObject({
  kind: z.literal('customer.change'),
  id,
  name: name.optional(),
  locale: locale.optional(),
  timeZone: timeZone.optional(),
  externalReference: externalReference.nullable().optional(),
  contacts: contacts.optional(),
});
export type ChangeCustomer = z.output<typeof changeCustomerSchema>;

export interface ChangeCustomerFacts {
  readonly customer: Customer | undefined;
  /** Whether another customer has the new external reference. */
  readonly referenceTaken: boolean;
}

export interface CustomerChange {
  readonly customer: Customer;
  /** Every date of the customer's domains now means other instants. */
  readonly timeZoneChanged: boolean;
}

export function decideChangeCustomer(command: ChangeCustomer, facts: ChangeCustomerFacts): Decision<CustomerChange> {
  const before = found(facts.customer, 'customer', command.id);
  refuseReferenceTaken(facts.referenceTaken, command.externalReference);
  const after = {
    ...before,
    name: command.name ?? before.name,
    locale: command.locale ?? before.locale,
    timeZone: command.timeZone ?? before.timeZone,
    externalReference: command.externalReference === undefined ? before.externalReference : command.externalReference,
    contacts: command.contacts === undefined ? before.contacts : inOrder(command.contacts),
  };
  const decision = customerDecision.changed(before, after);
  if (decision.outcome === 'unchanged') return decision;
  return { ...decision, plan: { customer: after, timeZoneChanged: after.timeZone !== before.timeZone } };
}
