import type { Operator } from '@seatledger/domain/operator/operator.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { decodeCursor, encodeCursor } from '@seatledger/platform/http/cursor.ts';
import { etagOf, refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { FastifyRequest } from 'fastify';
import { idText } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';
import { contextOf, instantIn, type Routes, type SignInDependencies } from '../sign-in/dependencies.ts';
import { existingOperator, operatorActedOn, refuseBeyondRoles } from './operator-acted-on.ts';
import { operatorAnswer, operatorAnswerOf } from './operator-answer.ts';
import { refuseIfOvertaken } from './refuse-if-overtaken.ts';
import { refuseBeyondOwn } from './operator-principal.ts';
import { listOperators } from './operator-queries.ts';

const tags = ['Operators'];
const mayRead = { access: { permission: 'operator.read' }, reads: { kind: 'operator' } };
const mayWrite = { access: { permission: 'operator.write' } };
const params = z.strictObject({ id: idText });
const refused = { 400: problemSchema, 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema };
const ifMatch = z.object({ 'if-match': z.string().max(1000).optional().meta({ description: 'The ETag that was read. Required.' }) });
const concurrent = { 412: problemSchema, 428: problemSchema };

export const operatorRoutes: Routes = (app, dependencies) => {
  app.get(
    '/v1/operators',
    {
      config: mayRead,
      schema: {
        operationId: 'listOperators',
        summary: 'List the operators',
        tags,
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(100).optional() }),
        response: {
          200: z.object({ items: z.array(operatorAnswer), nextCursor: z.string().nullable() }),
          400: problemSchema,
          401: problemSchema,
          403: problemSchema,
        },
      },
    },
    async (request, _reply) => {
      refuseBeyondOwn(principalOf(request), new Set());
      const { limit, cursor } = request.query;
      const found = await listOperators(dependencies.kysely, {
        afterId: cursor === undefined ? 0 : decodeCursor(cursor),
        limit: limit + 1,
      });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return { items: items.map(operatorAnswerOf), nextCursor: found.length > limit && last !== undefined ? encodeCursor(last.id) : null };
    },
  );

  app.get(
    '/v1/operators/:id',
    {
      config: mayRead,
      schema: {
        operationId: 'readOperator',
        summary: 'Read an operator',
        tags,
        params,
        response: { 200: operatorAnswer, 400: problemSchema, 401: problemSchema, 403: problemSchema, 404: problemSchema },
      },
    },
    async (request, reply) => {
      refuseBeyondOwn(principalOf(request), new Set());
      const operator = await existingOperator(dependencies, request.params.id);
      reply.header('etag', etagOf(operator.version));
      return operatorAnswerOf(operator);
    },
  );

  changeRoute(app, dependencies);
  actionRoutes(app, dependencies);
  endSessionsRoute(app, dependencies);
};

const changeRoute: Routes = (app, dependencies) => {
  const body = z.strictObject({
    displayName: z.string().min(1).max(200).optional(),
    roleKeys: z.array(z.string().max(64)).min(1).max(20).optional(),
    customerIds: z.array(idText).min(1).max(1000).nullable().optional(),
  });
  app.patch(
    '/v1/operators/:id',
    {
      config: { access: { permission: 'operator.write', stepUp: true } },
      schema: {
        operationId: 'changeOperator',
        summary: 'Change the name, the roles or the customers of an operator',
        description: 'In force at their next request. The last administrator stays one.',
        tags,
        params,
        headers: ifMatch,
        body,
        response: { 200: operatorAnswer, ...refused, ...concurrent },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const before = await existingOperator(dependencies, id);
      refuseOtherVersion(request.headers['if-match'], before.version, { required: true });
      await refuseBeyondRoles(dependencies, request, [...before.roleKeys, ...(request.body.roleKeys ?? [])]);
      const command = { kind: 'operator.change', id, version: before.version, ...request.body };
      await dependencies.execute(command, contextOf(dependencies, request)).catch(refuseIfOvertaken);
      const after = await existingOperator(dependencies, id);
      reply.header('etag', etagOf(after.version));
      return operatorAnswerOf(after);
    },
  );
};

const actionRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/operators/:id/actions/suspend',
    {
      config: mayWrite,
      schema: {
        operationId: 'suspendOperator',
        summary: 'Suspend an operator, and end their sessions at once',
        tags,
        params,
        body: z.strictObject({ reason: z.string().min(1).max(500) }),
        response: { 200: operatorAnswer, ...refused },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { reason } = request.body;
      const after = await act(dependencies, request, id, { kind: 'operator.suspend', id, reason, at: instantIn(dependencies) });
      reply.header('etag', etagOf(after.version));
      return operatorAnswerOf(after);
    },
  );

  app.post(
    '/v1/operators/:id/actions/reinstate',
    {
      config: { access: { permission: 'operator.write', stepUp: true } },
      schema: {
        operationId: 'reinstateOperator',
        summary: 'Let a suspended operator in again',
        tags,
        params,
        response: { 200: operatorAnswer, ...refused },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const after = await act(dependencies, request, id, { kind: 'operator.reinstate', id });
      reply.header('etag', etagOf(after.version));
      return operatorAnswerOf(after);
    },
  );
};

const endSessionsRoute: Routes = (app, dependencies) => {
  app.delete(
    '/v1/operators/:id/sessions',
    {
      config: mayWrite,
      schema: {
        operationId: 'endSessionsOfOperator',
        summary: 'End all sessions of an operator',
        tags,
        params,
        response: { 204: z.null().meta({ description: 'Done.' }), ...refused },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const command = { kind: 'session.end', operatorId: id, which: { scope: 'all' }, at: instantIn(dependencies) };
      await act(dependencies, request, id, command);
      return reply.code(204).send(null);
    },
  );
};

/** Does something to an operator who has no more than whoever asks. Gives the operator afterwards. */
async function act(dependencies: SignInDependencies, request: FastifyRequest, id: number, command: CommandValue): Promise<Operator> {
  await operatorActedOn(dependencies, request, id);
  await dependencies.execute(command, contextOf(dependencies, request));
  return existingOperator(dependencies, id);
}
