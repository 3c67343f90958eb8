import { z } from 'zod';

/** An id as JSON and paths carry it: digits, in a string. */
export const idText = z
  .string()
  .max(15)
  .regex(/^[1-9]\d{0,14}$/, 'must be the digits of an id')
  .transform(Number);

/** What is answered; nothing is converted on the way out. */
export const shownId = z.string().regex(/^\d+$/);
