import { z } from 'zod';
import { CommandRefused } from '../command/decision.ts';
import { text } from '../command/fields.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import { checkFeatureValue, type FeatureType, type FeatureValue } from '../entitlement/feature.ts';

/** Something a user may do. */
export interface Feature {
  readonly id: number;
  /** Key of the product. */
  readonly product: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: FeatureType;
  readonly defaultValue: FeatureValue;
}

/** A value of a feature, and where it is set: `profile analyst`. */
export interface FeatureUse {
  readonly place: string;
  readonly value: FeatureValue;
}

export const featureDecision = decisionsOn<Feature>('feature', ({ id: _, ...readable }) => readable);

/** Of a value only this much is a matter of shape; whether it fits is for the feature's type to say. */
export const featureValue = z.union([z.boolean(), z.int(), z.string().max(2000)]);

export const featureType = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('flag') }),
  z
    .strictObject({ type: z.literal('number'), minimum: z.int(), maximum: z.int() })
    .refine(({ minimum, maximum }) => minimum <= maximum, { path: ['maximum'], message: 'must not be below the minimum' }),
  z.strictObject({
    type: z.literal('choice'),
    options: z
      .array(text.trim().min(1).max(100))
      .min(1)
      .max(50)
      .refine((options) => new Set(options).size === options.length, 'must not name an option twice'),
  }),
  z.strictObject({ type: z.literal('text'), maxLength: z.int().min(1).max(1000) }),
]);

/** The value as it is kept, or the refusal that it does not fit the feature. */
export function fittingValue(feature: { readonly key: string; readonly type: FeatureType }, value: unknown, field: string): FeatureValue {
  const checked = checkFeatureValue(feature.type, value);
  if (!checked.ok) throw new CommandRefused('invalid_feature_value', `The value of ${feature.key} does not fit. ${checked.detail}`, field);
  return checked.value;
}
