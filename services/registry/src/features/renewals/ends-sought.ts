import { z } from 'zod';
import { idText } from '../../api/fields.ts';

const mostDays = 3_660;

const fieldsOf = (days: z.ZodInt | z.ZodCoercedNumber) => ({
  within: days.min(0).max(mostDays).default(90).describe('The most days that are left: 30, 60, 90 or any other number.'),
  expired: days.min(0).max(mostDays).default(90).describe('The most days since the end of grace; 0 leaves out what has expired.'),
  customerId: idText.optional(),
});

/** Which ends are looked for, in a query and in a body. */
export const endsQuery = fieldsOf(z.coerce.number().int());
export const endsFilter = z.strictObject(fieldsOf(z.int()));
