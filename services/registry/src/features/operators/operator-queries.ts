import { powerOf, type Power } from '@seatledger/domain/change-request/policy/approval.ts';
import type { PresentApprover } from '@seatledger/domain/change-request/policy/standing-approval.ts';
import type { PolicyOperator } from '@seatledger/domain/change-request/policy/policy-problems.ts';
import { effectivePermissions, permissionsOfRole } from '@seatledger/domain/role/role.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';

/** An operator account that is not suspended, as the access service publishes it. */
export interface ActiveOperator extends PolicyOperator {
  readonly operatorId: number;
  /** To some customers. */
  readonly isConfined: boolean;
}

/** All of them, or these. */
export async function readActiveOperators(
  db: Kysely<RegistrySchema>,
  ids: readonly number[] | null = null,
): Promise<readonly ActiveOperator[]> {
  const { rows } = await sql<OperatorRow>`
    select o.id, o.person_id as "personId", o.role_keys as "roleKeys", o.customer_ids is not null as "isConfined",
      (select coalesce(jsonb_agg(jsonb_build_object('key', r.key, 'builtIn', r.built_in, 'permissions', r.permissions)), '[]')
       from access_published.roles r where r.key = any (o.role_keys)) as roles
    from access_published.operators o
    where o.active and (${ids === null} or o.id = any (${ids ?? []}::bigint[]))
    order by o.id`.execute(db);
  return rows.map(operatorOf);
}

/** The power to approve that an operator has by themselves; none where they are suspended. */
export async function readPower(db: Kysely<RegistrySchema>, operatorId: number): Promise<Power | undefined> {
  const [operator] = await readActiveOperators(db, [operatorId]);
  return operator && powerOf(operator);
}

/** Those of these accounts that are not suspended, with the roles that they may approve with. */
export async function readPresentApprovers(
  db: Kysely<RegistrySchema>,
  operatorIds: readonly number[],
): Promise<ReadonlyMap<number, PresentApprover>> {
  const operators = await readActiveOperators(db, operatorIds);
  return new Map(operators.map((operator) => [operator.operatorId, { ...powerOf(operator), isConfined: operator.isConfined }]));
}

/** The people whose accounts these are, each once; suspended or not. */
export async function readPersonIds(db: Kysely<RegistrySchema>, operatorIds: readonly number[]): Promise<readonly number[]> {
  return [...new Set((await readPeople(db, operatorIds)).values())].toSorted((a, b) => a - b);
}

/** The person of each of these accounts, as it is known now. */
export async function readPeople(db: Kysely<RegistrySchema>, operatorIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ id: number; personId: number }>`
    select id, person_id as "personId" from access_published.operators where id = any (${operatorIds}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, personId }) => [id, personId]));
}

/** The people who have made a key or client that is in force. */
export async function readServiceOwnerPersonIds(db: Kysely<RegistrySchema>): Promise<readonly number[]> {
  const { rows } = await sql<{ operatorId: number }>`select operator_id as "operatorId" from access_published.service_owners`.execute(db);
  return readPersonIds(
    db,
    rows.map(({ operatorId }) => operatorId),
  );
}

export async function readRoleKeys(db: Kysely<RegistrySchema>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select key from access_published.roles`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

interface OperatorRow {
  readonly id: number;
  readonly personId: number;
  readonly roleKeys: readonly string[];
  readonly isConfined: boolean;
  readonly roles: readonly { readonly key: string; readonly builtIn: boolean; readonly permissions: readonly string[] }[];
}

function operatorOf({ id, personId, roleKeys, isConfined, roles }: OperatorRow): ActiveOperator {
  const ofRoles = roles.flatMap(({ key, builtIn, permissions }) => permissionsOfRole(key, builtIn, permissions));
  return { operatorId: id, personId, roles: roleKeys, isConfined, permissions: effectivePermissions(ofRoles, isConfined) };
}
