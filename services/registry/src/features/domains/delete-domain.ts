import { decideDeleteDomain, deleteDomainSchema } from '@seatledger/domain/domain/delete-domain.ts';
import { useCase } from '../../registry-schema.ts';
import { deleteDomainRow, lockDomain } from './domain-queries.ts';
import { touchedDomain } from './save-domain.ts';

export const deleteDomain = useCase({
  schema: deleteDomainSchema,
  gather: async (tx, { id }) => ({ domain: await lockDomain(tx, id) }),
  decide: decideDeleteDomain,
  async write(tx, domain) {
    await deleteDomainRow(tx, domain.id);
    return touchedDomain(domain);
  },
});
