import { decideReinstateDomain, reinstateDomainSchema } from '@seatledger/domain/domain/reinstate-domain.ts';
import { useCase } from '../../registry-schema.ts';
import { domainBatch } from '../../working-set/batch-parts.ts';
import { lockDomain } from './domain-queries.ts';
import { saveDomain } from './save-domain.ts';

export const reinstateDomain = useCase({
  schema: reinstateDomainSchema,
  gather: async (tx, { id }) => ({ domain: await lockDomain(tx, id) }),
  decide: decideReinstateDomain,
  write: saveDomain,
  batch: domainBatch,
});
