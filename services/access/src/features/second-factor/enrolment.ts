import { randomBytes } from 'node:crypto';
import { absoluteLimitMs } from '@seatledger/domain/sign-in/session.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { encodeBase32, matchTotp, otpauthUri } from '@seatledger/platform/crypto/totp.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answerWithToken, newSessionToken, sessionAnswer, type SessionAnswer } from '../sessions/session-answer.ts';
import { contextOf, instantIn, type Routes, type SignInDependencies } from '../sign-in/dependencies.ts';
import { accountKey } from '../throttle/throttle.ts';
import { refuseFactor, resultIfAccepted, sealedFor } from './prove-second-factor.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import { findTotpFactor } from './second-factor-queries.ts';
import { enrolmentHeaders, sessionToBeginEnrolment, sessionToEnrol } from './session-to-enrol.ts';

const tags = ['Sessions'];
const config = { access: { permission: 'public' } };
/** RFC 4226 §4, R6: 160 bits. */
const secretBytes = 20;
const refused = { 400: problemSchema, 401: problemSchema, 403: problemSchema, 409: problemSchema, 422: problemSchema, 429: problemSchema };

const newFactor = z.object({
  secret: z.string().meta({ description: 'In base 32, for typing.' }),
  otpauthUri: z.string().meta({ description: 'For a QR code.' }),
});

/** At the first sign-in, or to replace the factor: then it must have been shown a short while ago. */
export const enrolmentRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/sessions/current/totp',
    {
      config,
      schema: {
        operationId: 'beginTotpEnrolment',
        summary: 'Get a secret for an authenticator app',
        description: 'It counts once a code made from it has been confirmed.',
        tags,
        headers: enrolmentHeaders,
        response: { 201: newFactor, ...refused },
      },
    },
    async (request, reply) => {
      const session = await sessionToBeginEnrolment(dependencies, request);
      const { operatorId, operator } = session;
      const secret = randomBytes(secretBytes);
      const sealedSecret = dependencies.secretBox.seal(secret, sealedFor(operatorId)).toString('base64');
      const command = { kind: 'second-factor.begin', sessionId: session.id, sealedSecret, at: instantIn(dependencies) };
      await dependencies.execute(command, contextOf(dependencies, request, operator));
      reply.header('cache-control', 'no-store');
      return reply
        .code(201)
        .send({ secret: encodeBase32(secret), otpauthUri: otpauthUri(secret, { issuer: 'Seatledger', account: operator.email }) });
    },
  );

  app.post(
    '/v1/sessions/current/totp/actions/confirm',
    {
      config,
      schema: {
        operationId: 'confirmTotpEnrolment',
        summary: 'Show the first code; get recovery codes, once',
        description: 'Recovery codes of before are worthless from then on.',
        tags,
        body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
        response: { 200: z.object({ session: sessionAnswer, recoveryCodes: z.array(z.string()) }), ...refused },
      },
    },
    async (request, reply) => confirm(dependencies, request.body.code, request, reply),
  );
};

async function confirm(
  dependencies: SignInDependencies,
  code: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ session: SessionAnswer; recoveryCodes: string[] }> {
  const session = await sessionToEnrol(dependencies, request);
  const key = accountKey('enrolment', session.operatorId);
  await dependencies.throttle.admit(key);
  const { token, ...known } = newSessionToken();
  const recoveryCodes = newRecoveryCodes();
  const enrol = async (matched: { readonly sealedSecret: string; readonly step: number }) =>
    dependencies.execute(
      {
        kind: 'second-factor.enrol',
        sessionId: session.id,
        ...matched,
        recoveryCodeHashes: recoveryCodes.map(recoveryCodeHash),
        ...known,
        at: instantIn(dependencies),
        expiresAt: instantIn(dependencies, absoluteLimitMs),
      },
      contextOf(dependencies, request, session.operator),
    );
  const matched = await matchPending(dependencies, session.operatorId, code);
  const enrolled = matched && (await resultIfAccepted(enrol(matched)));
  if (enrolled === undefined) throw await refuseFactor(dependencies, session, 'totp', request);
  await dependencies.throttle.succeed(key);
  return { session: await answerWithToken(dependencies, token, request, reply), recoveryCodes };
}

async function matchPending(
  { kysely, secretBox, now }: SignInDependencies,
  operatorId: number,
  code: string,
): Promise<{ readonly sealedSecret: string; readonly step: number } | undefined> {
  const pending = (await findTotpFactor(kysely, operatorId))?.pendingSecret ?? null;
  if (pending === null) return undefined;
  const step = matchTotp(secretBox.open(pending, sealedFor(operatorId)), code, now());
  return step === undefined ? undefined : { sealedSecret: pending.toString('base64'), step };
}
