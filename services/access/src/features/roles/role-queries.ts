import { nextId } from '@seatledger/platform/db/next-id.ts';
import type { Permission } from '@seatledger/domain/role/permissions.ts';
import { effectivePermissions, permissionsOfRole, type Role } from '@seatledger/domain/role/role.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

export async function nextRoleId(tx: Tx): Promise<number> {
  return nextId(tx, 'access.roles');
}

export async function lockRole(tx: Tx, key: string): Promise<Role | undefined> {
  const row = await selectRoles(tx).where('key', '=', key).forUpdate().executeTakeFirst();
  return row && roleOf(row);
}

export async function readRole(kysely: Kysely<AccessSchema>, key: string): Promise<Role | undefined> {
  const row = await selectRoles(kysely).where('key', '=', key).executeTakeFirst();
  return row && roleOf(row);
}

export async function readRolePage(kysely: Kysely<AccessSchema>, afterId: number, rows: number): Promise<readonly Role[]> {
  const page = await selectRoles(kysely).where('id', '>', afterId).orderBy('id').limit(rows).execute();
  return page.map(roleOf);
}

/** People who have the role, and open invitations that give it. Its row is locked, so that nobody is given it meanwhile. */
export async function countRoleUses(tx: Tx, key: string): Promise<number> {
  const { rows } = await sql<{ uses: number }>`
    select (select count(*) from access.operator_roles o join access.roles r on r.id = o.role_id where r.key = ${key})
         + (select count(*) from access.links where ${key} = any (role_keys) and used_at is null and expires_at > now()) as uses`.execute(
    tx,
  );
  return Number(rows[0]?.uses ?? 0);
}

export async function insertRole(tx: Tx, { id, key, name, description, permissions }: Role): Promise<void> {
  await tx
    .insertInto('roles')
    .values({ id, key, name, description, permissions: [...permissions] })
    .execute();
}

export async function updateRole(tx: Tx, { id, name, description, permissions, version }: Role): Promise<void> {
  await tx
    .updateTable('roles')
    .set({ name, description, permissions: [...permissions], version: version + 1, updatedAt: sql<Temporal.Instant>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function deleteRoleRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('roles').where('id', '=', id).execute();
}

/** What an operator may do now, by their roles and the customers they are confined to. */
export async function readPermissionsOf(
  kysely: Kysely<AccessSchema>,
  operatorId: number,
  customerIds: readonly number[] | null,
): Promise<ReadonlySet<Permission>> {
  return (await readPowersOf(kysely, operatorId, customerIds)).permissions;
}

/** The roles of an operator, in order, with what they may do by them. */
export async function readPowersOf(
  kysely: Kysely<AccessSchema>,
  operatorId: number,
  customerIds: readonly number[] | null,
): Promise<{ readonly roles: readonly string[]; readonly permissions: ReadonlySet<Permission> }> {
  const rows = await kysely
    .selectFrom('operatorRoles')
    .innerJoin('roles', 'roles.id', 'operatorRoles.roleId')
    .select(['roles.key', 'roles.builtIn', 'roles.permissions'])
    .where('operatorRoles.operatorId', '=', operatorId)
    .orderBy('roles.key')
    .execute();
  const ofRoles = rows.flatMap(({ key, builtIn, permissions }) => permissionsOfRole(key, builtIn, permissions));
  return { roles: rows.map(({ key }) => key), permissions: effectivePermissions(ofRoles, customerIds !== null) };
}

function selectRoles(kysely: Kysely<AccessSchema>) {
  return kysely.selectFrom('roles').select(['id', 'key', 'name', 'description', 'permissions', 'builtIn', 'version']);
}

function roleOf(row: Role): Role {
  return { ...row, permissions: permissionsOfRole(row.key, row.builtIn, row.permissions) };
}
