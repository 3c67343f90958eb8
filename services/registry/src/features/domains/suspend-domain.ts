import { decideSuspendDomain, suspendDomainSchema } from '@seatledger/domain/domain/suspend-domain.ts';
import { useCase } from '../../registry-schema.ts';
import { domainBatch } from '../../working-set/batch-parts.ts';
import { lockDomain } from './domain-queries.ts';
import { saveDomain } from './save-domain.ts';

export const suspendDomain = useCase({
  schema: suspendDomainSchema,
  gather: async (tx, { id }) => ({ domain: await lockDomain(tx, id) }),
  decide: decideSuspendDomain,
  write: saveDomain,
  batch: domainBatch,
});
