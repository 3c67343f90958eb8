import type { DelegatedPower } from '@seatledger/domain/delegation/delegated-power.ts';
import type { Delegation } from '@seatledger/domain/delegation/delegation.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { readPresentApprovers } from '../operators/operator-queries.ts';

export async function lockDelegation(tx: Tx, id: number): Promise<Delegation | undefined> {
  const row = await selectDelegations(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && delegationOf(row);
}

export async function insertDelegation(tx: Tx, delegation: Delegation): Promise<void> {
  const { id, fromOperatorId, toOperatorId, roleKeys, from, until, commands, reason } = delegation;
  const times = { validFrom: Temporal.Instant.from(from), validUntil: Temporal.Instant.from(until) };
  await tx
    .insertInto('delegations')
    .values({ id, fromOperatorId, toOperatorId, roleKeys: [...roleKeys], ...times, commands: commands && [...commands], reason })
    .execute();
}

export async function endDelegationRow(tx: Tx, { id, endedAt }: Delegation): Promise<void> {
  await tx
    .updateTable('delegations')
    .set({ endedAt: endedAt === null ? null : Temporal.Instant.from(endedAt) })
    .where('id', '=', id)
    .execute();
}

/**
 * What others have delegated to an operator, by any account of either: what is left now of the power that they had then. Those who are
 * suspended have none to delegate; those who are suspended or confined to customers have none delegated to them.
 */
export async function readDelegatedPowers(
  db: Kysely<RegistrySchema>,
  operatorId: number,
  now: Temporal.Instant,
): Promise<readonly DelegatedPower[]> {
  const accounts = sql<number>`(select a.id from access_published.operators a join access_published.operators b using (person_id) where b.id = ${operatorId})`;
  const rows = await selectDelegations(db)
    .where('endedAt', 'is', null)
    .where('validUntil', '>', now)
    .where('toOperatorId', 'in', accounts)
    .orderBy('id')
    .execute();
  const present = await readPresentApprovers(db, [operatorId, ...rows.flatMap((row) => [row.fromOperatorId, row.toOperatorId])]);
  const mayAct = (id: number): boolean => present.get(id)?.isConfined === false;
  if (!mayAct(operatorId)) return [];
  return rows.map(delegationOf).flatMap((delegation) => {
    const from = present.get(delegation.fromOperatorId);
    if (from === undefined || !mayAct(delegation.toOperatorId)) return [];
    const { personId } = from;
    const roles = from.roles.filter((role) => delegation.roleKeys.includes(role));
    return [{ ...delegation, power: { operatorId: from.operatorId, personId, roles } }];
  });
}

export function selectDelegations(db: Kysely<RegistrySchema>) {
  return db
    .selectFrom('delegations')
    .select(['id', 'fromOperatorId', 'toOperatorId', 'roleKeys', 'validFrom', 'validUntil', 'commands', 'reason', 'createdAt', 'endedAt']);
}

interface DelegationRow extends Pick<Delegation, 'id' | 'fromOperatorId' | 'toOperatorId' | 'roleKeys' | 'commands' | 'reason'> {
  readonly validFrom: Temporal.Instant;
  readonly validUntil: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
}

function delegationOf({
  id,
  fromOperatorId,
  toOperatorId,
  roleKeys,
  validFrom,
  validUntil,
  commands,
  reason,
  endedAt,
}: DelegationRow): Delegation {
  const times = { from: validFrom.toString(), until: validUntil.toString(), endedAt: endedAt?.toString() ?? null };
  return { id, fromOperatorId, toOperatorId, roleKeys, ...times, commands, reason };
}
