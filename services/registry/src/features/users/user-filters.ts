import { calendarDate, email, key } from '@seatledger/domain/command/fields.ts';
import { licenceStatuses } from '@seatledger/domain/licence/licence.ts';
import { z } from 'zod';
import { chosenInBody, chosenInQuery } from '../../api/chosen-ids.ts';
import { idText, searched, status } from '../../api/fields.ts';

const licenceStatus = z.enum(licenceStatuses).exclude(['unknown']);

const filters = {
  domainId: idText.optional(),
  customerId: idText.optional(),
  status: status.optional().describe('Whether the user is suspended, whatever the licence comes to.'),
  licenceStatus: licenceStatus.optional().describe('What a licence check says now.'),
  profile: key.optional().describe('Key of the profile.'),
  endingBefore: calendarDate.optional().describe("Whose last day, their own or the domain's, is before this one."),
  seen: z
    .string()
    .regex(/^(?:never|[<>][1-9]\d{0,2}d)$/)
    .optional()
    .describe('When a check last let the user work: `<30d` in the last 30 days, `>30d` longer ago or never, `never`.')
    .meta({ examples: ['<30d'] }),
  q: searched
    .optional()
    .describe(
      'What the display name or the address holds or begins with, by the words of it; with an `@`, how both sides of the address begin.',
    ),
  email: email.optional().describe('The whole address, under any name of the domain.'),
};

/** What lists of users can be narrowed to. */
export const userFilters = { ...filters, ...chosenInQuery };
export const matchingUsers = { ...filters, ...chosenInBody };
