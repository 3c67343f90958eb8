import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import { clientAddress } from '@seatledger/platform/http/client-network.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireSession, type CurrentSession } from '../sessions/current-session.ts';
import { accountKey } from '../throttle/throttle.ts';
import { contextOf, instantIn, type Routes, type SignInDependencies } from './dependencies.ts';
import { inQueue, passwordField, refuseGuessable } from './new-password.ts';
import { findAccount } from './password-queries.ts';

const passwords = z.strictObject({ currentPassword: z.string().min(1).max(512), password: passwordField });

export const passwordChangeRoute: Routes = (app, dependencies) => {
  app.post(
    '/v1/sessions/current/actions/change-password',
    {
      config: { access: { permission: 'signed-in', session: true, stepUp: true } },
      schema: {
        operationId: 'changePassword',
        summary: 'Change your password',
        description: 'Ends your other sessions.',
        tags: ['Sessions'],
        body: passwords,
        response: {
          204: z.null().meta({ description: 'Done.' }),
          400: problemSchema,
          401: problemSchema,
          403: problemSchema,
          409: problemSchema,
          422: problemSchema,
          429: problemSchema,
          503: problemSchema,
        },
      },
    },
    async (request, reply) => {
      await change(dependencies, request.body, request);
      return reply.code(204).send(null);
    },
  );
};

/** What is wrong with the new password is said before the guess at the present one is counted. */
async function change(
  dependencies: SignInDependencies,
  { currentPassword, password }: z.output<typeof passwords>,
  request: FastifyRequest,
) {
  const { kysely, hasher, throttle, execute } = dependencies;
  const session = await requireSession(dependencies, request, 'complete');
  const { email } = session.operator;
  refuseGuessable(password, session.operator);
  const replaces = (await findAccount(kysely, email))?.passwordHash ?? undefined;
  const key = accountKey('change-password', session.operatorId);
  await throttle.admit(key);
  if (!(await inQueue(hasher.verify(replaces, currentPassword)))) throw await refuse(dependencies, session, request);
  await throttle.succeed(key);
  const passwordHash = await inQueue(hasher.hash(password));
  const command = { kind: 'password.replace', sessionId: session.id, replaces, passwordHash, at: instantIn(dependencies) };
  await execute(command, contextOf(dependencies, request, { id: session.operatorId, email }));
}

async function refuse(
  dependencies: SignInDependencies,
  { operatorId, operator }: CurrentSession,
  request: FastifyRequest,
): Promise<HttpProblem> {
  const refused = { kind: 'session.refuse', operatorId, account: null, address: clientAddress(request.ip), factor: 'password' };
  await dependencies.execute(refused, contextOf(dependencies, request, operator));
  const detail = 'This is not your present password.';
  const errors = [{ pointer: '/currentPassword', code: 'password_refused', detail }];
  return new HttpProblem({ status: 422, code: 'password_refused', title: 'Refused', detail, errors });
}
