import { calendarDate, graceDays, key, locale, name, timeZone } from '@seatledger/domain/command/fields.ts';
import { z } from 'zod';
import type { Mapping } from '../mapping/mapping.ts';
import type { FeatureRule } from '../values/feature-rule.ts';

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

/** All that the plan needs of a mapping file, as it can be kept. */
export interface PlanRules {
  readonly timeZone: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** By the code of the old feature. */
  readonly features: Readonly<Record<string, FeatureRule>>;
  /** By the name of the old role; null: its people are not invited. */
  readonly roles: Readonly<Record<string, string | null>>;
  readonly decisions: Decisions;
}

export function planRulesOf({ timeZone, flags, features, roles, decisions }: Mapping): PlanRules {
  return { timeZone, ...flags, features: Object.fromEntries(features), roles: Object.fromEntries(roles), decisions };
}
