import { reason } from '@seatledger/domain/command/fields.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { idText } from '@seatledger/platform/http/ids.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { z } from 'zod';
import { operatorActedOn } from '../operators/operator-acted-on.ts';
import { contextOf, instantIn, type Routes } from '../sign-in/dependencies.ts';
import { newToken } from '../sign-in/token.ts';

const resetTtlMs = 24 * 3_600_000;

const resetAnswer = z.object({
  token: z.string().meta({ description: 'Shown this once: for the operator, who sends it as X-Enrolment-Token when they enrol anew.' }),
  expiresAt: z.iso.datetime(),
});

export const resetSecondFactorRoute: Routes = (app, dependencies) => {
  app.post(
    '/v1/operators/:id/actions/reset-second-factor',
    {
      config: { access: { permission: 'operator.write', stepUp: true } },
      schema: {
        operationId: 'resetSecondFactor',
        summary: 'Let an operator who has lost their second factor enrol another',
        description:
          'Removes their authenticator app, passkeys and recovery codes, and ends their sessions and personal tokens. Make sure that it is ' +
          'they who ask, and give the token to them alone: with it, after their password or their identity provider, they enrol anew.',
        tags: ['Operators'],
        params: z.strictObject({ id: idText }),
        body: z.strictObject({ reason }),
        response: {
          200: resetAnswer,
          400: problemSchema,
          401: problemSchema,
          403: problemSchema,
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { kind: who, id: asking } = principalOf(request);
      const { id: operatorId, version } = await operatorActedOn(dependencies, request, request.params.id);
      const { token, tokenHash } = newToken();
      const times = { at: instantIn(dependencies), expiresAt: instantIn(dependencies, resetTtlMs) };
      const askedBy = who === 'operator' ? asking : null;
      const command = { kind: 'second-factor.reset', operatorId, version, askedBy, ...request.body, tokenHash, ...times };
      await dependencies.execute(command, contextOf(dependencies, request));
      reply.header('cache-control', 'no-store');
      return { token, expiresAt: times.expiresAt };
    },
  );
};
