import { CommandRefused, found } from '@seatledger/domain/command/decision.ts';
import { changeRoleSchema } from '@seatledger/domain/role/change-role.ts';
import { createRoleSchema } from '@seatledger/domain/role/create-role.ts';
import { customerPermissions, permissions } from '@seatledger/domain/role/permissions.ts';
import { permission, roleKey, type Role } from '@seatledger/domain/role/role.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { etagOf, refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { pageOf, pageQuery, pageRequest, pageSchema } from '@seatledger/platform/http/page.ts';
import { refuseToGrant } from '../tokens/refuse-to-grant.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import type { RouteOptions } from '../tokens/route-options.ts';
import { readRole, readRolePage } from './role-queries.ts';

const read = { access: { permission: 'role.read' } };
/** Roles give power: the second factor must have been shown lately. */
const write = { access: { permission: 'role.write', stepUp: true } };
const tags = ['Roles'];
const params = z.strictObject({ key: roleKey });
const ifMatch = z.object({ 'if-match': z.string().max(1000).optional().meta({ description: 'The ETag that was read. Required.' }) });

const roleView = z.strictObject({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  permissions: z.array(z.string()),
  builtIn: z.boolean().meta({ description: 'Cannot be changed or deleted.' }),
});

const permissionView = z.strictObject({
  key: permission,
  perCustomer: z.boolean().meta({ description: 'Whether somebody who is confined to customers can have it.' }),
});

export function roleRoutes(app: HttpServer, options: RouteOptions): void {
  readingRoutes(app, options);
  creatingRoute(app, options);
  versionedRoutes(app, options);
}

function readingRoutes(app: HttpServer, { kysely }: RouteOptions): void {
  app.get(
    '/v1/roles',
    {
      config: read,
      schema: {
        operationId: 'listRoles',
        tags,
        summary: 'List the roles',
        querystring: pageQuery,
        response: { 200: pageSchema(roleView) },
      },
    },
    async ({ query }) => {
      const { afterId, rows } = pageRequest(query);
      return pageOf(await readRolePage(kysely, afterId, rows), query.limit, roleViewOf);
    },
  );
  app.get(
    '/v1/roles/:key',
    { config: read, schema: { operationId: 'readRole', tags, summary: 'Read a role', params, response: { 200: roleView } } },
    async ({ params: { key } }, reply) => {
      const role = found(await readRole(kysely, key), 'role', key, 'key');
      return reply.header('etag', etagOf(role.version)).send(roleViewOf(role));
    },
  );
  app.get(
    '/v1/permissions',
    {
      config: read,
      schema: {
        operationId: 'listPermissions',
        tags,
        summary: 'List the permissions that roles are made of',
        response: { 200: z.strictObject({ items: z.array(permissionView) }) },
      },
    },
    async () => ({ items: permissions.map((key) => ({ key, perCustomer: customerPermissions.has(key) })) }),
  );
}

function creatingRoute(app: HttpServer, { kysely, execute }: RouteOptions): void {
  app.post(
    '/v1/roles',
    {
      config: write,
      schema: {
        operationId: 'createRole',
        tags,
        summary: 'Compose a role',
        body: createRoleSchema.omit({ kind: true }),
        response: { 201: roleView },
      },
    },
    async (request, reply) => {
      refuseToGrant(principalOf(request), request.body.permissions);
      await execute({ kind: 'role.create', ...request.body }, contextOf(request));
      const role = found(await readRole(kysely, request.body.key), 'role', request.body.key, 'key');
      return reply.code(201).header('location', `/v1/roles/${role.key}`).header('etag', etagOf(role.version)).send(roleViewOf(role));
    },
  );
}

function versionedRoutes(app: HttpServer, { kysely, execute }: RouteOptions): void {
  /** The role as the change must find it, which is how its maker has seen it. */
  async function seenRole(key: string, tag: string | undefined): Promise<Role> {
    const role = found(await readRole(kysely, key), 'role', key, 'key');
    refuseOtherVersion(tag, role.version, { required: true });
    return role;
  }

  /** Where somebody else was quicker by a moment, the version is another one now, and refused as such. */
  async function executeOnSeen(command: CommandValue, { key, version }: Role, request: FastifyRequest): Promise<void> {
    try {
      await execute({ ...command, key, version }, contextOf(request));
    } catch (error) {
      if (error instanceof CommandRefused && error.code === 'role_stale') await seenRole(key, request.headers['if-match']);
      throw error;
    }
  }

  app.patch(
    '/v1/roles/:key',
    {
      config: write,
      schema: {
        operationId: 'changeRole',
        tags,
        summary: 'Change a role of your own',
        params,
        headers: ifMatch,
        body: changeRoleSchema.omit({ kind: true, key: true, version: true }),
        response: { 200: roleView },
      },
    },
    async (request, reply) => {
      const { key } = request.params;
      const { permissions: given } = request.body;
      const seen = await seenRole(key, request.headers['if-match']);
      // Whoever takes a permission from a role takes it from all who have the role.
      if (given !== undefined) refuseToGrant(principalOf(request), [...given, ...seen.permissions]);
      await executeOnSeen({ ...request.body, kind: 'role.change' }, seen, request);
      const role = found(await readRole(kysely, key), 'role', key, 'key');
      return reply.header('etag', etagOf(role.version)).send(roleViewOf(role));
    },
  );
  app.delete(
    '/v1/roles/:key',
    {
      config: write,
      schema: {
        operationId: 'deleteRole',
        tags,
        summary: 'Delete a role of your own that nobody has',
        params,
        headers: ifMatch,
        response: { 204: z.null().describe('It is gone.') },
      },
    },
    async (request, reply) => {
      const seen = await seenRole(request.params.key, request.headers['if-match']);
      await executeOnSeen({ kind: 'role.delete' }, seen, request);
      return reply.code(204).send(null);
    },
  );
}

function roleViewOf({ id: _, version: __, permissions, ...role }: Role): z.output<typeof roleView> {
  return { ...role, permissions: [...permissions] };
}
