import { changeDomainSchema, decideChangeDomain } from '@seatledger/domain/domain/change-domain.ts';
import { useCase } from '../../registry-schema.ts';
import { domainBatch } from '../../working-set/batch-parts.ts';
import { lockDomain } from './domain-queries.ts';
import { saveDomain } from './save-domain.ts';

export const changeDomain = useCase({
  schema: changeDomainSchema,
  gather: async (tx, { id }) => ({ domain: await lockDomain(tx, id) }),
  decide: decideChangeDomain,
  write: saveDomain,
  batch: domainBatch,
});
