import { decideMoveDomain, moveDomainSchema } from '@seatledger/domain/domain/move-domain.ts';
import { useCase } from '../../registry-schema.ts';
import { holdCustomer } from '../customers/customer-queries.ts';
import { lockDomain } from './domain-queries.ts';
import { saveDomain } from './save-domain.ts';

export const moveDomain = useCase({
  schema: moveDomainSchema,
  gather: async (tx, { id, customerId }) => ({ domain: await lockDomain(tx, id), customer: await holdCustomer(tx, customerId) }),
  decide: decideMoveDomain,
  write: saveDomain,
});
