import type { Domain } from '@seatledger/domain/domain/domain.ts';
import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import type { ChangedEntity, Tx } from '../../registry-schema.ts';
import { findDomainsOf, saveNames } from './domain-queries.ts';
import { updateDomain } from './domain-set-queries.ts';

export async function saveDomain(tx: Tx, domain: Domain): Promise<readonly Touched<ChangedEntity>[]> {
  await updateDomain(tx, domain);
  return touchedDomain(domain);
}

/** The domain with the names that it goes by. */
export async function saveDomainNames(tx: Tx, domain: Domain): Promise<readonly Touched<ChangedEntity>[]> {
  await saveNames(tx, domain);
  return await saveDomain(tx, domain);
}

export function touchedDomain({ id }: { readonly id: number }): readonly Touched<ChangedEntity>[] {
  return [{ entity: 'domain', firstId: id, lastId: id }];
}

/** All domains of a customer, in as few ranges as hold no others. */
export async function touchedDomainsOf(tx: Tx, customerId: number): Promise<readonly Touched<ChangedEntity>[]> {
  const ranges: { entity: 'domain'; firstId: number; lastId: number }[] = [];
  for (const { id } of await findDomainsOf(tx, customerId)) {
    const last = ranges.at(-1);
    if (last?.lastId === id - 1) last.lastId = id;
    else ranges.push({ entity: 'domain', firstId: id, lastId: id });
  }
  return ranges;
}
