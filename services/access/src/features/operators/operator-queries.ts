import { nextId } from '@seatledger/platform/db/next-id.ts';
import type { Operator } from '@seatledger/domain/operator/operator.ts';
import { permissionsOfRole } from '@seatledger/domain/role/role.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

export type IdTable = 'identities' | 'operators' | 'links' | 'passkeys' | 'sessions';

export async function nextAccessId(tx: Tx, table: IdTable): Promise<number> {
  return nextId(tx, `access.${table}`);
}

export async function findOperator(kysely: Kysely<AccessSchema>, id: number): Promise<Operator | undefined> {
  const row = await selectOperators(kysely).where('operators.id', '=', id).executeTakeFirst();
  return row && operatorOf(row);
}

export async function lockOperator(tx: Tx, id: number): Promise<Operator | undefined> {
  const row = await selectOperators(tx).where('operators.id', '=', id).forUpdate('operators').executeTakeFirst();
  return row && operatorOf(row);
}

export async function listOperators(
  kysely: Kysely<AccessSchema>,
  { afterId, limit }: { readonly afterId: number; readonly limit: number },
): Promise<readonly Operator[]> {
  const rows = await selectOperators(kysely).where('operators.id', '>', afterId).orderBy('operators.id').limit(limit).execute();
  return rows.map(operatorOf);
}

export async function isEmailTaken(tx: Tx, email: string | undefined): Promise<boolean> {
  if (email === undefined) return false;
  return (await tx.selectFrom('operators').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;
}

export async function operatorExists(kysely: Kysely<AccessSchema>): Promise<boolean> {
  return (await kysely.selectFrom('operators').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Of those who are not suspended. The role is locked, so that two administrators cannot remove each other at once. */
export async function countOtherAdministrators(tx: Tx, operatorId: number): Promise<number> {
  const role = await tx.selectFrom('roles').select('id').where('key', '=', 'administrator').forUpdate().executeTakeFirst();
  const { count } = await tx
    .selectFrom('operatorRoles')
    .innerJoin('operators', 'operators.id', 'operatorRoles.operatorId')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('roleId', '=', role?.id ?? 0)
    .where('operators.id', '!=', operatorId)
    .where('suspendedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertOperator(tx: Tx, operator: Operator): Promise<void> {
  const { id, email, displayName, locale, customerIds, personId } = operator;
  await tx
    .insertInto('operators')
    .values({ id, email, displayName, locale, customerIds: customerIds && [...customerIds], personId })
    .execute();
  await insertRoles(tx, operator);
}

export async function updateOperator(tx: Tx, operator: Operator): Promise<void> {
  const { id, displayName, customerIds, suspendedAt, suspensionReason } = operator;
  await tx
    .updateTable('operators')
    .set({
      displayName,
      customerIds: customerIds && [...customerIds],
      suspendedAt: suspendedAt === null ? null : Temporal.Instant.from(suspendedAt),
      suspensionReason,
      version: sql<number>`version + 1`,
      updatedAt: sql<Temporal.Instant>`now()`,
    })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('operatorRoles').where('operatorId', '=', id).execute();
  await insertRoles(tx, operator);
}

async function insertRoles(tx: Tx, { id, roleKeys }: Operator): Promise<void> {
  await tx
    .insertInto('operatorRoles')
    .columns(['operatorId', 'roleId'])
    .expression(
      tx
        .selectFrom('roles')
        .select([sql.val(id).$castTo<number>().as('operatorId'), 'roles.id as roleId'])
        .where('key', 'in', [...roleKeys]),
    )
    .execute();
}

export async function knownRoleKeys(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('roles').select('key').execute();
  return new Set(rows.map(({ key }) => key));
}

/** All that these roles allow together. */
export async function permissionsOfRoles(kysely: Kysely<AccessSchema>, roleKeys: readonly string[]): Promise<ReadonlySet<string>> {
  if (roleKeys.length === 0) return new Set();
  const rows = await kysely
    .selectFrom('roles')
    .select(['key', 'permissions', 'builtIn'])
    .where('key', 'in', [...roleKeys])
    .execute();
  return new Set(rows.flatMap(({ key, builtIn, permissions }) => permissionsOfRole(key, builtIn, permissions)));
}

function selectOperators(kysely: Kysely<AccessSchema>) {
  return kysely
    .selectFrom('operators')
    .select(['operators.id', 'email', 'displayName', 'locale', 'personId', 'suspendedAt', 'suspensionReason', 'version'])
    .select([
      sql<string[] | null>`operators.customer_ids::text[]`.as('customerIds'),
      sql<string[]>`array(select r.key from access.operator_roles o join access.roles r on r.id = o.role_id
        where o.operator_id = operators.id order by r.key collate "C")`.as('roleKeys'),
    ]);
}

type OperatorRow = Omit<Operator, 'suspendedAt' | 'customerIds'> & {
  readonly suspendedAt: Temporal.Instant | null;
  readonly customerIds: readonly string[] | null;
};

function operatorOf(row: OperatorRow): Operator {
  const customerIds = row.customerIds?.map(Number) ?? null;
  return { ...row, customerIds, suspendedAt: row.suspendedAt?.toString() ?? null };
}
