import type { Domain } from '@seatledger/domain/domain/domain.ts';
import type { User } from '@seatledger/domain/user/user.ts';
import { workingSets as on } from './working-sets.ts';
import type { WorkingSet } from './working-set.ts';

interface ById {
  readonly id: number;
}

/** How commands that change a user do so in memory. */
export const seatBatch = {
  on,
  facts: (set: WorkingSet, { id }: ById) => set.seat(id),
  apply: (set: WorkingSet, user: User) => set.saveUser(user),
};

/** How commands that change a domain, but not its names, do so in memory. */
export const domainBatch = {
  on,
  facts: (set: WorkingSet, { id }: ById) => ({ domain: set.domains.get(id) }),
  apply: (set: WorkingSet, domain: Domain) => set.domains.change(domain),
};
