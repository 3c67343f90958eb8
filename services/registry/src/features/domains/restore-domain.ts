import { decideRestoreDomain, restoreDomainSchema } from '@seatledger/domain/domain/restore-domain.ts';
import { useCase } from '../../registry-schema.ts';
import { findDeleted } from '../../versioned-rows.ts';
import { holdCustomer } from '../customers/customer-queries.ts';
import { holdPacks } from '../packs/pack-queries.ts';
import { findTakenName, insertDomain, replacePacks, saveNames } from './domain-queries.ts';
import { touchedDomain } from './save-domain.ts';

export const restoreDomain = useCase({
  schema: restoreDomainSchema,
  gather: async (tx, { id, customerId, name, aliases, packs }) => ({
    deleted: (await findDeleted(tx, 'domains', [id])).has(id),
    customer: await holdCustomer(tx, customerId),
    takenName: await findTakenName(tx, [name, ...aliases]),
    knownPacks: await holdPacks(
      tx,
      packs.map(({ pack }) => pack),
    ),
  }),
  decide: decideRestoreDomain,
  async write(tx, domain) {
    await insertDomain(tx, domain);
    await saveNames(tx, domain);
    await replacePacks(tx, [domain]);
    return touchedDomain(domain);
  },
});
