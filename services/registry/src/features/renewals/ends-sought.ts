import { isCalendarDate } from '@seatledger/domain/validity/validity.ts';
import { z } from 'zod';
import { idText } from '../../api/fields.ts';

const mostDays = 3_660;

const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .refine((value) => isCalendarDate(`${value}-01`), 'no such month')
  .describe('In place of `within` and `expired`, the month of the last day: 2027-03.')
  .meta({ examples: ['2027-03'] });

const fieldsOf = (days: z.ZodInt | z.ZodCoercedNumber) => ({
  within: days.min(0).max(mostDays).default(90).describe('The most days that are left: 30, 60, 90 or any other number.'),
  expired: days.min(0).max(mostDays).default(90).describe('The most days since the end of grace; 0 leaves out what has expired.'),
  month: month.optional(),
  customerId: idText.optional(),
});

/** Which ends are looked for, in a query and in a body. */
export const endsQuery = fieldsOf(z.coerce.number().int());
export const endsFilter = z.strictObject(fieldsOf(z.int()));
