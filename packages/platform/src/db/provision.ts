import pg from 'pg';
import { asAdmin, type Admin } from './as-admin.ts';
import { queryRow } from './connection.ts';
import { databaseName } from './database-url.ts';
import { ProvisionError } from './provision-error.ts';
import { scramVerifier } from './scram-verifier.ts';

/** A service as the database sees it: it owns the schemas `<name>` and `<name>_published` and logs in as `<database>_<name>`. */
export interface ServiceSchema {
  readonly name: string;
  /** Most connections that its role may have at once, all pools together. */
  readonly connectionLimit: number;
}

export interface ProvisionOptions {
  readonly services: readonly ServiceSchema[];
  readonly passwordOf: (role: string) => string;
}

const longestIdentifierBytes = 63;

/**
 * Brings roles, passwords, connection limits and schemas to what `services` says, in one transaction under a lock; running it again
 * changes nothing. The account of `adminUrl` is a superuser, or has CREATEROLE and may create schemas in the database.
 * Returns the role of each service. Throws {@link ProvisionError}.
 */
export async function provision(adminUrl: string, options: ProvisionOptions): Promise<Record<string, string>> {
  const roles = serviceRoles(databaseName(adminUrl), options.services);
  await asAdmin(adminUrl, async (admin) => {
    const { client } = admin;
    await closePublicSchema(client);
    for (const { service, role } of roles) {
      await bringRoleUpToDate(admin, role, service.connectionLimit, options.passwordOf(role));
      await grantDatabase(client, role);
      await createSchemas(admin, role, [service.name, `${service.name}_published`]);
    }
  });
  return Object.fromEntries(roles.map(({ service, role }) => [service.name, role]));
}

function serviceRoles(database: string, services: readonly ServiceSchema[]): { service: ServiceSchema; role: string }[] {
  if (database === '')
    throw new ProvisionError('The address of the database names no database: postgres://user:password@host:5432/database.');
  return services.map((service) => {
    if (!/^[a-z][a-z0-9]*$/.test(service.name)) throw new ProvisionError(`"${service.name}" cannot be the name of a service's schema.`);
    const role = `${database}_${service.name}`;
    const tooLong = Buffer.byteLength(role) - longestIdentifierBytes;
    if (tooLong > 0) {
      throw new ProvisionError(
        `The database name "${database}" is too long by ${tooLong} bytes: the role ${role} may have ${longestIdentifierBytes}. Use a shorter one.`,
      );
    }
    return { service, role };
  });
}

/** New databases have it closed; those upgraded from PostgreSQL 14 do not. */
async function closePublicSchema(client: pg.Client): Promise<void> {
  const { open } = await queryRow<{ open: boolean }>(
    client,
    `select to_regnamespace('public') is not null and has_schema_privilege('public', to_regnamespace('public')::oid, 'create') as open`,
  );
  if (open) await client.query('revoke create on schema public from public');
}

async function bringRoleUpToDate(admin: Admin, role: string, connectionLimit: number, password: string): Promise<void> {
  const { client } = admin;
  const name = pg.escapeIdentifier(role);
  const login = `login connection limit ${Math.trunc(connectionLimit)} password ${pg.escapeLiteral(await scramVerifier(password))}`;
  const { rows } = await client.query<{ powerful: boolean }>(
    'select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as powerful from pg_roles where rolname = $1',
    [role],
  );
  const [existing] = rows;
  if (existing === undefined) {
    await client.query(`create role ${name} nosuperuser nocreatedb nocreaterole noreplication nobypassrls ${login}`);
    return;
  }
  if (existing.powerful) {
    throw new ProvisionError(
      `The role ${role} has rights that a service must not have (superuser, CREATEDB, CREATEROLE, …): take them away.`,
    );
  }
  await client.query(`alter role ${name} ${login}`);
}

async function grantDatabase(client: pg.Client, role: string): Promise<void> {
  const database = databaseIdentifier(client);
  // An account that does not own the database gets a warning here and no error, hence the question after it.
  await client.query(`grant connect, temporary on database ${database} to ${pg.escapeIdentifier(role)}`);
  const { granted } = await queryRow<{ granted: boolean }>(
    client,
    `select has_database_privilege($1, current_database(), 'connect') and has_database_privilege($1, current_database(), 'temporary') as granted`,
    [role],
  );
  if (!granted)
    throw new ProvisionError(`The role ${role} may not connect to the database: its owner must grant CONNECT and TEMPORARY on it.`);
}

async function createSchemas(admin: Admin, role: string, schemas: readonly string[]): Promise<void> {
  const { client } = admin;
  const owner = pg.escapeIdentifier(role);
  await borrowRole(admin, role, async () => {
    for (const schema of schemas) await client.query(`create schema if not exists ${pg.escapeIdentifier(schema)} authorization ${owner}`);
    await refuseForeignSchemas(client, role, schemas);
    await client.query(`set local role ${owner}`);
    await client.query(`revoke all on schema ${schemas.map((schema) => pg.escapeIdentifier(schema)).join(', ')} from public`);
    await client.query('reset role');
  });
}

/** Does work under a role that was provisioned. */
export async function asRole<Result>(admin: Admin, role: string, work: () => Promise<Result>): Promise<Result> {
  return await borrowRole(admin, role, async () => {
    await admin.client.query(`set local role ${pg.escapeIdentifier(role)}`);
    const result = await work();
    await admin.client.query('reset role');
    return result;
  });
}

/** Only a member of a role can create a schema for it and act as it. A superuser can anyway; others are a member for the moment. */
async function borrowRole<Result>(admin: Admin, role: string, work: () => Promise<Result>): Promise<Result> {
  if (admin.superuser) return await work();
  const member = `${pg.escapeIdentifier(role)} to ${pg.escapeIdentifier(admin.account)}`;
  await admin.client.query(`grant ${member}${admin.majorVersion >= 16 ? ' with set true, inherit false' : ''}`);
  const result = await work();
  await admin.client.query(`revoke ${pg.escapeIdentifier(role)} from ${pg.escapeIdentifier(admin.account)}`);
  return result;
}

async function refuseForeignSchemas(client: pg.Client, role: string, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ schema: string; owner: string }>(
    'select nspname as schema, nspowner::regrole::text as owner from pg_namespace where nspname = any ($1) and nspowner <> $2::regrole',
    [schemas, pg.escapeIdentifier(role)],
  );
  const [foreign] = rows;
  if (foreign !== undefined) throw new ProvisionError(`The schema ${foreign.schema} belongs to ${foreign.owner} and not to ${role}.`);
}

function databaseIdentifier(client: pg.Client): string {
  if (client.database === undefined) throw new ProvisionError('The connection names no database.');
  return pg.escapeIdentifier(client.database);
}
