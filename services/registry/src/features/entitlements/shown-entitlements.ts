import { z } from 'zod';
import { shownId, shownInstant, shownValue } from '../../api/fields.ts';
import { lastInstant, licenceStatus } from './shown-licence.ts';

export const shownOrigin = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('default') }),
    z.strictObject({ kind: z.literal('pack'), key: z.string(), name: z.string(), order: z.int() }),
    z.strictObject({ kind: z.literal('profile'), key: z.string(), name: z.string() }),
    z.strictObject({ kind: z.literal('override'), reason: z.string() }),
  ])
  .describe('Where a value comes from.');

export const shownChange = z.strictObject({
  at: shownInstant,
  changeRequestId: shownId.nullable().describe('The change request that approved it; null where none was needed.'),
});

const shownLayer = z.strictObject({
  origin: shownOrigin,
  value: shownValue,
  inForce: z.boolean(),
  set: shownChange.describe('When the value came to be what it is.'),
  given: shownChange.nullable().describe('When the domain got the pack, or the user the profile; null of defaults and overrides.'),
});

export const shownEntitlements = z.strictObject({
  userId: shownId,
  email: z.string(),
  asOf: shownInstant,
  licence: z.strictObject({
    status: licenceStatus,
    allowed: z.boolean(),
    validUntil: shownInstant.nullable().describe('The first instant after the last valid day, grace not counted.'),
  }),
  entitlements: z.array(
    z.strictObject({
      feature: z.string().describe('Key of the feature.'),
      value: shownValue,
      origin: shownOrigin,
      layers: z.array(shownLayer).describe('All that speak of the feature, weakest first; the last one in force wins.'),
    }),
  ),
});

// What has four digits for its year; `9999-12-31` is how some write "for ever".
const firstInstant = Date.parse('1900-01-01T00:00:00Z');

export const asOf = z.iso
  .datetime({ offset: true })
  .max(40)
  .transform((text) => Date.parse(text))
  .refine((at) => at >= firstInstant && at <= lastInstant, 'must lie in the years 1900 to 9999')
  .describe(
    'An instant, with an offset or Z; now where it is left out. Of the past: as it was then. Of the future: as it will be, if nothing changes.',
  );
