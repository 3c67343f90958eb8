import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { key } from '../command/fields.ts';
import { newEntryFields, refuseKeyTaken } from '../product/catalogue-entry.ts';
import { featureDecision, featureType, featureValue, fittingValue, type Feature } from './feature.ts';

export const createFeatureSchema = z.strictObject({
  kind: z.literal('feature.create'),
  product: key,
  ...newEntryFields,
  type: featureType,
  defaultValue: featureValue,
});
export type CreateFeature = z.output<typeof createFeatureSchema>;

export interface CreateFeatureFacts {
  readonly nextId: number;
  readonly productKnown: boolean;
  readonly keyTaken: boolean;
}

export function decideCreateFeature(command: CreateFeature, facts: CreateFeatureFacts): Decision<Feature> {
  const { product, key, name, description, type } = command;
  if (!facts.productKnown) throw new CommandRefused('product_not_found', `There is no product ${product}.`, 'product');
  refuseKeyTaken('feature', key, facts.keyTaken);
  const defaultValue = fittingValue({ key, type }, command.defaultValue, 'defaultValue');
  return featureDecision.created({ id: facts.nextId, product, key, name, description, type, defaultValue });
}
