import type { Principal } from '@seatledger/platform/http/principal.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readDelegatedPowers } from '../delegations/delegation-queries.ts';
import { readPersonIds } from '../operators/operator-queries.ts';

export interface Approver {
  readonly personIds: readonly number[];
  readonly roles: readonly string[];
}

/** The people that somebody is, and the roles that they may approve with, those of others in whose place they do so among them. */
export async function approverOf(
  db: Kysely<RegistrySchema>,
  { kind, id, roles, operatorIds }: Pick<Principal, 'kind' | 'id' | 'roles' | 'operatorIds'>,
): Promise<Approver> {
  if (kind !== 'operator') return { personIds: [], roles: [] };
  const delegated = await readDelegatedPowers(db, id, Temporal.Now.instant());
  return {
    personIds: await readPersonIds(db, operatorIds),
    roles: [...new Set([...roles, ...delegated.flatMap(({ power }) => power.roles)])],
  };
}
