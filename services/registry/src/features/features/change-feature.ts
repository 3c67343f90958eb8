import { changeFeatureSchema, decideChangeFeature } from '@seatledger/domain/feature/change-feature.ts';
import { useCase } from '../../registry-schema.ts';
import { touchedEntry } from '../products/catalogue-queries.ts';
import { findUses, lockFeature, updateFeature } from './feature-queries.ts';

export const changeFeature = useCase({
  schema: changeFeatureSchema,
  async gather(tx, { key, type }) {
    const feature = await lockFeature(tx, key);
    return { feature, uses: type === undefined ? [] : await findUses(tx, feature?.id) };
  },
  decide: decideChangeFeature,
  async write(tx, feature) {
    await updateFeature(tx, feature);
    return touchedEntry(feature);
  },
});
