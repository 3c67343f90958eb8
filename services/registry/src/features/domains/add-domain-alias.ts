import { addDomainAliasSchema, decideAddDomainAlias } from '@seatledger/domain/domain/add-domain-alias.ts';
import { useCase } from '../../registry-schema.ts';
import { findTakenName, lockDomain } from './domain-queries.ts';
import { saveDomainNames } from './save-domain.ts';

export const addDomainAlias = useCase({
  schema: addDomainAliasSchema,
  gather: async (tx, { id, alias }) => ({ domain: await lockDomain(tx, id), takenName: await findTakenName(tx, [alias], id) }),
  decide: decideAddDomainAlias,
  write: saveDomainNames,
});
