import { createDomainSchema, decideCreateDomain } from '@seatledger/domain/domain/create-domain.ts';
import { useCase } from '../../registry-schema.ts';
import { holdCustomer } from '../customers/customer-queries.ts';
import { nextRegistryId } from '../../versioned-rows.ts';
import { findTakenName, insertDomain, saveNames } from './domain-queries.ts';
import { touchedDomain } from './save-domain.ts';

export const createDomain = useCase({
  schema: createDomainSchema,
  gather: async (tx, { customerId, name, aliases }) => ({
    customer: await holdCustomer(tx, customerId),
    takenName: await findTakenName(tx, [name, ...aliases]),
    nextId: await nextRegistryId(tx, 'domains'),
  }),
  decide: decideCreateDomain,
  async write(tx, domain) {
    await insertDomain(tx, domain);
    await saveNames(tx, domain);
    return touchedDomain(domain);
  },
});
