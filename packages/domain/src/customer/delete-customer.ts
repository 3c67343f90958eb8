import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { customerDecision, type Customer } from './customer.ts';
import { listOf } from '../command/list-of.ts';

export const deleteCustomerSchema = z.strictObject({ kind: z.literal('customer.delete'), id, reason: reason.optional() });
export type DeleteCustomer = z.output<typeof deleteCustomerSchema>;

export interface DeleteCustomerFacts {
  readonly customer: Customer | undefined;
  /** Names of the customer's domains. */
  readonly domains: readonly string[];
}

export function decideDeleteCustomer(command: DeleteCustomer, facts: DeleteCustomerFacts): Decision<Customer> {
  const customer = found(facts.customer, 'customer', command.id);
  if (facts.domains.length > 0) {
    throw new CommandRefused(
      'customer_not_empty',
      `${customer.name} has domains; delete or move them first: ${listOf(facts.domains)}.`,
      'id',
    );
  }
  return customerDecision.deleted(customer, command.reason);
}
