import { decideRenameDomain, renameDomainSchema } from '@seatledger/domain/domain/rename-domain.ts';
import { useCase } from '../../registry-schema.ts';
import { findTakenName, lockDomain } from './domain-queries.ts';
import { saveDomainNames } from './save-domain.ts';

export const renameDomain = useCase({
  schema: renameDomainSchema,
  gather: async (tx, { id, name }) => ({ domain: await lockDomain(tx, id), takenName: await findTakenName(tx, [name], id) }),
  decide: decideRenameDomain,
  write: saveDomainNames,
});
