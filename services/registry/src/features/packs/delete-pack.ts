import { decideDeletePack, deletePackSchema } from '@seatledger/domain/pack/delete-pack.ts';
import { useCase } from '../../registry-schema.ts';
import { deleteFeatureSet, lockFeatureSet } from '../profiles/feature-set-queries.ts';
import { findDomainsWithPack } from './pack-queries.ts';

export const deletePack = useCase({
  schema: deletePackSchema,
  gather: async (tx, { key }) => ({ pack: await lockFeatureSet(tx, 'pack', key), domains: await findDomainsWithPack(tx, key) }),
  decide: decideDeletePack,
  write: (tx, pack) => deleteFeatureSet(tx, 'pack', pack),
});
