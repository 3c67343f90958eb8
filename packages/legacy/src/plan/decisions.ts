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

/** All that the plan needs of a mapping file, as it can be sent and kept. */
export const planRulesSchema = z.strictObject({
  timeZone,
  yes: z.array(z.string().max(100)).max(200),
  no: z.array(z.string().max(100)).max(200),
  /** By the code of the old feature. */
  features: z.record(
    z.string().max(400),
    z.strictObject({
      key,
      type: z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('flag') }),
        z.strictObject({ type: z.literal('number'), minimum: z.int(), maximum: z.int() }),
        z.strictObject({ type: z.literal('choice'), options: z.array(z.string().max(200)).min(1).max(200) }),
        z.strictObject({ type: z.literal('text'), maxLength: z.int().min(1).max(10_000) }),
      ]),
    }),
  ),
  /** By the name of the old role; null: its people are not invited. */
  roles: z.record(z.string().max(400), key.nullable()),
  decisions: decisionsSchema,
});
export type PlanRules = z.output<typeof planRulesSchema>;
