import { z } from 'zod';
import { shownId, shownInstant, shownValue } from '../../api/fields.ts';

export const shownOrigin = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('default') }),
    z.strictObject({ kind: z.literal('pack'), key: z.string(), name: z.string(), order: z.int() }),
    z.strictObject({ kind: z.literal('profile'), key: z.string(), name: z.string() }),
    z.strictObject({ kind: z.literal('override'), reason: z.string() }),
  ])
  .describe('Where a value comes from.');

export const licenceStatus = z.enum(['unknown', 'suspended', 'domain_suspended', 'not_started', 'active', 'grace', 'expired']);

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
      layers: z
        .array(z.strictObject({ origin: shownOrigin, value: shownValue, inForce: z.boolean() }))
        .describe('All that speak of the feature, weakest first; the last one in force wins.'),
    }),
  ),
});

// What has four digits for its year; `9999-12-31` is how some write "for ever".
const firstInstant = Date.parse('1900-01-01T00:00:00Z');
const lastInstant = Date.parse('9999-12-31T23:59:59Z');

export const asOf = z.iso
  .datetime({ offset: true })
  .max(40)
  .transform((text) => Date.parse(text))
  .refine((at) => at >= firstInstant && at <= lastInstant, 'must lie in the years 1900 to 9999')
  .describe('An instant, with an offset or Z; now where it is left out.');

export function instantText(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.min(at, lastInstant)).toString();
}
