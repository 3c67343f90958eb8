import { createFeatureSchema, decideCreateFeature } from '@seatledger/domain/feature/create-feature.ts';
import { useCase } from '../../registry-schema.ts';
import { nextRegistryId } from '../../versioned-rows.ts';
import { holdEntry, isKeyTaken, touchedEntry } from '../products/catalogue-queries.ts';
import { insertFeature } from './feature-queries.ts';

export const createFeature = useCase({
  schema: createFeatureSchema,
  gather: async (tx, { product, key }) => ({
    productKnown: await holdEntry(tx, 'products', product),
    keyTaken: await isKeyTaken(tx, 'features', key),
    nextId: await nextRegistryId(tx, 'features'),
  }),
  decide: decideCreateFeature,
  async write(tx, feature) {
    await insertFeature(tx, feature);
    return touchedEntry(feature);
  },
});
