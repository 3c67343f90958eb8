import { assignPacksSchema, decideAssignPacks } from '@seatledger/domain/domain/assign-packs.ts';
import { useCase } from '../../registry-schema.ts';
import { domainBatch } from '../../working-set/batch-parts.ts';
import { holdPacks } from '../packs/pack-queries.ts';
import { lockDomain, replacePacks } from './domain-queries.ts';
import { saveDomain } from './save-domain.ts';

export const assignPacks = useCase({
  schema: assignPacksSchema,
  gather: async (tx, { id, packs }) => ({
    domain: await lockDomain(tx, id),
    knownPacks: await holdPacks(
      tx,
      packs.map(({ pack }) => pack),
    ),
  }),
  decide: decideAssignPacks,
  async write(tx, domain) {
    await replacePacks(tx, [domain]);
    return await saveDomain(tx, domain);
  },
  batch: { ...domainBatch, facts: (set, { id }) => ({ domain: set.domains.get(id), knownPacks: set.knownPacks }) },
});
