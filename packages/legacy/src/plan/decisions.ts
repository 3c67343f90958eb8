import { calendarDate, graceDays, key, locale, name, timeZone } from '@seatledger/domain/command/fields.ts';
import { z } from 'zod';

/** What somebody has decided where the old database says nothing, or where Seatledger needs more than it says. */
export const decisionsSchema = z.strictObject({
  /** Language of customers of whom none is known. */
  locale: locale.default('fr'),
  /** Time zone of customers of whom none is known; left out: that of the mapping file. */
  timeZone: timeZone.nullable().default(null),
  /** What the features belong to. Made where there is none. */
  product: z.strictObject({ key, name }).default({ key: 'add-in', name: 'Add-in' }),
  /** Of domains without one: `unlimited`, as before; `seats`, as many as there are users under it now; or a number. */
  seatLimit: z.union([z.enum(['unlimited', 'seats']), z.int().min(0).max(100_000_000)]).default('unlimited'),
  graceDays: graceDays.default(0),
  /** First day of domains without one that do not say when they were made either; left out: those are quarantined. */
  domainStart: calendarDate.nullable().default(null),
  usersWithoutSeat: z.enum(['quarantine', 'leave-out']).default('quarantine'),
  /** Keys of profiles and packs by their old names; of others they are made of the name. */
  profiles: z.record(z.string().max(400), key).default({}),
  packs: z.record(z.string().max(400), key).default({}),
});
export type Decisions = z.output<typeof decisionsSchema>;

export const defaultDecisions: Decisions = decisionsSchema.parse({});
