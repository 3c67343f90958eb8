import { decideRenewDomain, renewDomainSchema } from '@seatledger/domain/domain/renew-domain.ts';
import { useCase } from '../../registry-schema.ts';
import { domainBatch } from '../../working-set/batch-parts.ts';
import { lockDomain } from './domain-queries.ts';
import { saveDomain } from './save-domain.ts';

export const renewDomain = useCase({
  schema: renewDomainSchema,
  gather: async (tx, { id }) => ({ domain: await lockDomain(tx, id) }),
  decide: decideRenewDomain,
  write: saveDomain,
  batch: domainBatch,
});
