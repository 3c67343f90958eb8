import type { CommandKind } from '../command-kinds.ts';
import { changeBack, formerFields, irreversible, oneCommand, pick, wasOf, type Reverse, type Values } from './reversal.ts';

const fields = ['name', 'locale', 'timeZone', 'externalReference', 'contacts'];

const deleteCustomer: Reverse = ({ subject: { id } }) => oneCommand('customer.delete', { id });

export const reverseCustomer = {
  'customer.create': deleteCustomer,
  'customer.restore': deleteCustomer,
  'customer.change': (difference) =>
    changeBack('customer.change', { id: difference.subject.id }, withoutErased(formerFields(difference, fields))),
  'customer.delete': (difference) =>
    oneCommand('customer.restore', { id: difference.subject.id, ...withoutErased(pick(wasOf(difference), fields)) }),
  'contact.erase': irreversible('whoever was erased stays so'),
} satisfies Partial<Record<CommandKind, Reverse>>;

/** Contacts who were erased since stay so. */
function withoutErased(values: Values): Values {
  const { contacts } = values;
  return Array.isArray(contacts) ? { ...values, contacts: contacts.filter((contact) => contact !== null) } : values;
}
