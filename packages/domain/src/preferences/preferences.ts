import { z } from 'zod';
import { locale, text, timeZone } from '../command/fields.ts';

/** The lists that one keeps views and columns of. */
const personalLists = [
  'customers',
  'domains',
  'users',
  'change-requests',
  'imports',
  'leaver-checks',
  'renewals',
  'audit-events',
  'operators',
] as const;

const mostViews = 50;
const list = z.enum(personalLists);
const word = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/)
  .max(40);

const savedView = z.strictObject({
  list,
  name: text.trim().min(1).max(60),
  query: text.max(1000).describe('What the address of the list says after its question mark.'),
});

const columnsOfList = z.strictObject({
  list,
  columns: z.array(word).min(1).max(40).refine(isSet, 'must not name a column twice').describe('Those that are shown, in their order.'),
});

/** What somebody has chosen for themselves: how the console looks and speaks, and what they keep in it. */
export const preferenceFields = {
  locale: locale.describe('Of the console, and of the letters to this person.'),
  theme: z.enum(['light', 'dark', 'system']),
  density: z.enum(['compact', 'comfortable']),
  timeZone: timeZone.nullable().describe('IANA; null: that of the browser.'),
  savedViews: z
    .array(savedView)
    .max(mostViews)
    .refine((views) => isSet(views.map(({ list: of, name }) => `${of} ${name}`)), 'must not have two views of a list with one name'),
  listColumns: z
    .array(columnsOfList)
    .max(personalLists.length)
    .refine((columns) => isSet(columns.map(({ list: of }) => of)), 'must not name a list twice'),
  firstSteps: z.strictObject({
    hidden: z.boolean(),
    done: z.array(word).max(40).refine(isSet, 'must not name a step twice'),
  }),
};

const preferences = z.strictObject(preferenceFields);
export type PreferenceValues = z.output<typeof preferences>;

/** Whose they are is their id. The version counts their changes; of preferences that nobody has changed yet, it is 1. */
export interface Preferences extends PreferenceValues {
  readonly id: number;
  readonly version: number;
}

/** Those of somebody who has chosen nothing but a language. */
export const initialPreferences: Omit<PreferenceValues, 'locale'> = {
  theme: 'system',
  density: 'compact',
  timeZone: null,
  savedViews: [],
  listColumns: [],
  firstSteps: { hidden: false, done: [] },
};

function isSet(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
