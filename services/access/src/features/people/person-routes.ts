import { idText } from '@seatledger/platform/http/ids.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { etagOf } from '@seatledger/platform/http/etag.ts';
import { z } from 'zod';
import { existingOperator, operatorActedOn, refuseBeyondRoles } from '../operators/operator-acted-on.ts';
import { operatorAnswer, operatorAnswerOf } from '../operators/operator-answer.ts';
import { findOperator } from '../operators/operator-queries.ts';
import { contextOf, type Routes } from '../sign-in/dependencies.ts';
import { actingOperatorId } from '../tokens/acting-operator.ts';

/** Who counts as one decides who may approve what. */
const config = { access: { permission: 'operator.write', stepUp: true } };
const tags = ['Operators'];
const params = z.strictObject({ id: idText });
const refused = { 400: problemSchema, 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema };

export const personRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/operators/:id/actions/join-person',
    {
      config,
      schema: {
        operationId: 'joinPerson',
        summary: 'Say that two accounts are of the same person',
        description:
          'With all other accounts of either. What one person may not do alone, such as approve their own request, they may with none of them.',
        tags,
        params,
        body: z.strictObject({ otherId: idText }),
        response: { 200: operatorAnswer, ...refused },
      },
    },
    async (request, reply) => {
      const { id } = await operatorActedOn(dependencies, request, request.params.id);
      const other = await findOperator(dependencies.kysely, request.body.otherId);
      await refuseBeyondRoles(dependencies, request, other?.roleKeys ?? []);
      await dependencies.execute({ kind: 'operator.join-person', id, ...request.body }, contextOf(dependencies, request));
      const after = await existingOperator(dependencies, id);
      reply.header('etag', etagOf(after.version));
      return operatorAnswerOf(after);
    },
  );

  app.post(
    '/v1/operators/:id/actions/leave-person',
    {
      config,
      schema: {
        operationId: 'leavePerson',
        summary: 'Say that an account is of nobody who has another',
        description: 'Nobody says so of an account of their own.',
        tags,
        params,
        response: { 200: operatorAnswer, ...refused },
      },
    },
    async (request, reply) => {
      const { id } = await operatorActedOn(dependencies, request, request.params.id);
      await dependencies.execute(
        { kind: 'operator.leave-person', id, askedBy: actingOperatorId(request) },
        contextOf(dependencies, request),
      );
      const after = await existingOperator(dependencies, id);
      reply.header('etag', etagOf(after.version));
      return operatorAnswerOf(after);
    },
  );
};
