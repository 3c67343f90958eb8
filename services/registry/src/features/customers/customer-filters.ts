import { text } from '@seatledger/domain/command/fields.ts';
import { chosenInBody, chosenInQuery } from '../../api/chosen-ids.ts';

const startsWith = text.trim().min(1).max(200).describe('How the name or the external reference begins, in any case.');

/** What lists of customers can be narrowed to. */
export const customerFilters = { q: startsWith.optional(), ...chosenInQuery };
export const matchingCustomers = { q: startsWith.optional(), ...chosenInBody };
