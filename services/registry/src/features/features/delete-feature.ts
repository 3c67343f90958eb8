import { decideDeleteFeature, deleteFeatureSchema } from '@seatledger/domain/feature/delete-feature.ts';
import { useCase } from '../../registry-schema.ts';
import { deleteEntry, touchedEntry } from '../products/catalogue-queries.ts';
import { findUses, lockFeature } from './feature-queries.ts';

export const deleteFeature = useCase({
  schema: deleteFeatureSchema,
  async gather(tx, { key }) {
    const feature = await lockFeature(tx, key);
    return { feature, uses: await findUses(tx, feature?.id) };
  },
  decide: decideDeleteFeature,
  async write(tx, feature) {
    await deleteEntry(tx, 'features', feature.id);
    return touchedEntry(feature);
  },
});
