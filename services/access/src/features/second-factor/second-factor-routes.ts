import { absoluteLimitMs } from '@seatledger/domain/sign-in/session.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assertion } from '../passkeys/credential-schema.ts';
import { requireSession } from '../sessions/current-session.ts';
import { answerWithToken, newSessionToken, sessionAnswer, type SessionAnswer } from '../sessions/session-answer.ts';
import { contextOf, instantIn, type Routes, type SignInDependencies } from '../sign-in/dependencies.ts';
import { enrolmentRoutes } from './enrolment.ts';
import { proveSecondFactor, type ShownFactor } from './prove-second-factor.ts';

const tags = ['Sessions'];
const config = { access: { permission: 'public' } };
const totpCode = z.strictObject({ code: z.string().regex(/^\d{6}$/) });
const passkey = z.strictObject({ credential: assertion });
const recoveryCode = z.strictObject({
  code: z
    .string()
    .min(16)
    .max(40)
    .meta({ examples: ['4F7K-3Q2M-X6T4-B6VN-2KQD-7RTW'] }),
});
const response = {
  200: sessionAnswer,
  400: problemSchema,
  401: problemSchema,
  403: problemSchema,
  409: problemSchema,
  422: problemSchema,
  429: problemSchema,
};

/** Public to the guard, as it knows complete sessions only: each of them checks cookie, state and CSRF token itself. */
export const secondFactorRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/sessions/current/actions/verify-totp',
    {
      config,
      schema: { operationId: 'verifyTotp', summary: 'Complete the sign-in with a code', tags, body: totpCode, response },
    },
    async (request, reply) => complete(dependencies, { method: 'totp', code: request.body.code }, request, reply),
  );

  app.post(
    '/v1/sessions/current/actions/verify-recovery-code',
    {
      config,
      schema: {
        operationId: 'verifyRecoveryCode',
        summary: 'Complete the sign-in with a recovery code, which is used up',
        tags,
        body: recoveryCode,
        response,
      },
    },
    async (request, reply) => complete(dependencies, { method: 'recovery_code', code: request.body.code }, request, reply),
  );

  app.post(
    '/v1/sessions/current/actions/verify-passkey',
    {
      config,
      schema: { operationId: 'verifyPasskey', summary: 'Complete the sign-in with a passkey', tags, body: passkey, response },
    },
    async (request, reply) => complete(dependencies, { method: 'passkey', ...request.body }, request, reply),
  );

  stepUpRoutes(app, dependencies);
  enrolmentRoutes(app, dependencies);
};

const stepUpRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/sessions/current/actions/step-up',
    {
      config,
      schema: {
        operationId: 'stepUp',
        summary: 'Show the second factor again, for something dangerous',
        tags,
        body: totpCode,
        response,
      },
    },
    async (request, reply) => stepUp(dependencies, { method: 'totp', code: request.body.code }, request, reply),
  );

  app.post(
    '/v1/sessions/current/actions/step-up-with-passkey',
    {
      config,
      schema: {
        operationId: 'stepUpWithPasskey',
        summary: 'Show a passkey again, for something dangerous',
        tags,
        body: passkey,
        response,
      },
    },
    async (request, reply) => stepUp(dependencies, { method: 'passkey', ...request.body }, request, reply),
  );
};

async function complete(
  dependencies: SignInDependencies,
  shown: ShownFactor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SessionAnswer> {
  const session = await requireSession(dependencies, request, 'needs_second_factor');
  const { token, ...known } = newSessionToken();
  await proveSecondFactor(dependencies, { session, shown, purpose: 'second-factor' }, request, (proof) =>
    dependencies.execute(
      {
        kind: 'session.complete',
        id: session.id,
        proof,
        ...known,
        at: instantIn(dependencies),
        expiresAt: instantIn(dependencies, absoluteLimitMs),
      },
      contextOf(dependencies, request, session.operator),
    ),
  );
  return answerWithToken(dependencies, token, request, reply);
}

/** Its failures are counted apart from those at sign-in, so that a stranger who knows the password hinders nobody who is in. */
async function stepUp(
  dependencies: SignInDependencies,
  shown: ShownFactor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SessionAnswer> {
  const session = await requireSession(dependencies, request, 'complete');
  const { token, ...known } = newSessionToken();
  await proveSecondFactor(dependencies, { session, shown, purpose: 'step-up' }, request, (proof) =>
    dependencies.execute(
      { kind: 'session.step-up', id: session.id, proof, ...known, at: instantIn(dependencies) },
      contextOf(dependencies, request, session.operator),
    ),
  );
  return answerWithToken(dependencies, token, request, reply);
}
