import { z } from 'zod';
import { CommandRefused } from '../command/decision.ts';
import { email, name } from '../command/fields.ts';
import { decisionsOn } from '../command/decisions-on.ts';

/** A person at the customer's. Whoever has a seat besides is a user as well. */
export const contact = z.strictObject({ name, email, role: z.enum(['technical_director', 'financial_controller', 'other']) });
export type Contact = z.output<typeof contact>;

export const contacts = z
  .array(contact)
  .max(50)
  .refine((list) => new Set(list.map((one) => one.email)).size === list.length, 'must not name an address twice');

export interface Customer {
  readonly id: number;
  readonly name: string;
  readonly locale: 'en' | 'fr';
  /** Of the IANA database; the validity of everything under the customer is counted in it. */
  readonly timeZone: string;
  /** What the vendor's other systems call the customer; unique. */
  readonly externalReference: string | null;
  /** In the order of their addresses. */
  readonly contacts: readonly Contact[];
}

export const customerDecision = decisionsOn<Customer>(
  'customer',
  ({ id: _, ...readable }) => readable,
  ({ id }) => id,
);

export function inOrder(list: readonly Contact[]): readonly Contact[] {
  return list.toSorted((a, b) => (a.email < b.email ? -1 : 1));
}

export function refuseReferenceTaken(taken: boolean, externalReference: string | null | undefined): void {
  if (!taken) return;
  throw new CommandRefused(
    'external_reference_taken',
    `Another customer has the external reference ${externalReference}; use one of its own.`,
    'externalReference',
  );
}
