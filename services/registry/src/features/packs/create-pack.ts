import { createPackSchema, decideCreatePack } from '@seatledger/domain/pack/create-pack.ts';
import { useCase } from '../../registry-schema.ts';
import { gatherNewFeatureSet, insertFeatureSet } from '../profiles/feature-set-queries.ts';

export const createPack = useCase({
  schema: createPackSchema,
  gather: (tx, command) => gatherNewFeatureSet(tx, 'pack', command),
  decide: decideCreatePack,
  write: (tx, pack) => insertFeatureSet(tx, 'pack', pack),
});
