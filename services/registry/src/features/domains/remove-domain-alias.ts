import { decideRemoveDomainAlias, removeDomainAliasSchema } from '@seatledger/domain/domain/remove-domain-alias.ts';
import { useCase } from '../../registry-schema.ts';
import { lockDomain } from './domain-queries.ts';
import { saveDomainNames } from './save-domain.ts';

export const removeDomainAlias = useCase({
  schema: removeDomainAliasSchema,
  gather: async (tx, { id }) => ({ domain: await lockDomain(tx, id) }),
  decide: decideRemoveDomainAlias,
  write: saveDomainNames,
});
