import { changePackSchema, decideChangePack } from '@seatledger/domain/pack/change-pack.ts';
import { useCase } from '../../registry-schema.ts';
import { gatherFeatureSet, updateFeatureSet } from '../profiles/feature-set-queries.ts';

export const changePack = useCase({
  schema: changePackSchema,
  gather: (tx, command) => gatherFeatureSet(tx, 'pack', command),
  decide: decideChangePack,
  write: (tx, pack) => updateFeatureSet(tx, 'pack', pack),
});
