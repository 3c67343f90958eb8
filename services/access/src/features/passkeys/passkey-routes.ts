import { found } from '@seatledger/domain/command/decision.ts';
import { passkeyName } from '@seatledger/domain/passkey/passkey.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { FastifyRequest } from 'fastify';
import { idText } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';
import { ownOperatorId } from '../operators/operator-principal.ts';
import { contextOf, type Routes } from '../sign-in/dependencies.ts';
import { passkeySignInRoutes } from './passkey-sign-in-routes.ts';
import { passkeyAnswer, passkeyAnswerOf } from './passkey-answer.ts';
import { findPasskey, listPasskeys } from './passkey-queries.ts';
import { registrationRoutes } from './registration-routes.ts';

const tags = ['Passkeys'];
const params = z.strictObject({ id: idText });
const refused = { 400: problemSchema, 401: problemSchema, 403: problemSchema, 404: problemSchema };

/** Everybody sees and touches their own passkeys only: whose they are is never asked, it is known. */
export const passkeyRoutes: Routes = (app, dependencies) => {
  const { kysely, execute } = dependencies;
  const context = (request: FastifyRequest) => contextOf(dependencies, request);

  app.get(
    '/v1/passkeys',
    {
      config: { access: { permission: 'signed-in', session: true } },
      schema: {
        operationId: 'listOwnPasskeys',
        summary: 'List your own passkeys, the oldest first',
        tags,
        response: { 200: z.object({ items: z.array(passkeyAnswer) }), 401: problemSchema, 403: problemSchema },
      },
    },
    async (request) => ({ items: (await listPasskeys(kysely, ownOperatorId(principalOf(request)))).map(passkeyAnswerOf) }),
  );

  app.post(
    '/v1/passkeys/:id/actions/rename',
    {
      config: { access: { permission: 'signed-in', session: true } },
      schema: {
        operationId: 'renamePasskey',
        summary: 'Give one of your passkeys another name',
        tags,
        params,
        body: z.strictObject({ name: passkeyName }),
        response: { 200: passkeyAnswer, ...refused },
      },
    },
    async (request) => {
      const operatorId = ownOperatorId(principalOf(request));
      const { id } = request.params;
      await execute({ kind: 'passkey.rename', operatorId, id, name: request.body.name }, context(request));
      return passkeyAnswerOf(found(await findPasskey(kysely, operatorId, id), 'passkey', id));
    },
  );

  app.delete(
    '/v1/passkeys/:id',
    {
      config: { access: { permission: 'signed-in', session: true, stepUp: true } },
      schema: {
        operationId: 'removePasskey',
        summary: 'Remove one of your passkeys, unless it is your last second factor, or your last way to sign in',
        tags,
        params,
        response: { 204: z.null().meta({ description: 'It is accepted no more.' }), ...refused, 409: problemSchema },
      },
    },
    async (request, reply) => {
      const operatorId = ownOperatorId(principalOf(request));
      await execute({ kind: 'passkey.remove', operatorId, id: request.params.id }, context(request));
      return reply.code(204).send(null);
    },
  );

  registrationRoutes(app, dependencies);
  passkeySignInRoutes(app, dependencies);
};
