import { calendarDate, key, text } from '@seatledger/domain/command/fields.ts';
import { z } from 'zod';
import { chosenInBody, chosenInQuery } from '../../api/chosen-ids.ts';
import { idText, searched, status } from '../../api/fields.ts';
import { matchingCustomers } from '../customers/customer-filters.ts';

const startsWith = text.trim().min(1).max(253).describe('How one of its names begins, its aliases among them.');

const filters = {
  customerId: idText.optional(),
  status: status.optional(),
  pack: key.optional().describe('Key of a pack that the domain has, whether in force by now or not.'),
  name: startsWith.optional(),
  q: searched.optional().describe('What one of its names, its aliases among them, holds or begins with, by the words of it.'),
  endingBefore: calendarDate.optional().describe('Whose last day is before this one.'),
};

/** What lists of domains can be narrowed to. */
export const domainFilters = { ...filters, ...chosenInQuery };
export const matchingDomains = {
  ...filters,
  ...chosenInBody,
  customers: z
    .strictObject(matchingCustomers)
    .optional()
    .describe('Those of all customers that their list shows under these filters. Needs the permission to read customers.'),
};
