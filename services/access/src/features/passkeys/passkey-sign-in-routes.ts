import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { z } from 'zod';
import { requireSession } from '../sessions/current-session.ts';
import { sessionAnswer } from '../sessions/session-answer.ts';
import { refuseInsecure, setHandleCookie } from '../sessions/session-cookie.ts';
import type { Routes } from '../sign-in/dependencies.ts';
import { newToken } from '../sign-in/token.ts';
import { discoveredAssertion } from './credential-schema.ts';
import { challengeTtlMs, newChallenge } from './challenge.ts';
import { requestOptions, requestOptionsFor } from './passkey-options.ts';
import { listPasskeys } from './passkey-queries.ts';
import { handleCookie, signInWithPasskey } from './passkey-sign-in.ts';
import { relyingPartyFor } from './relying-party.ts';

const tags = ['Sessions'];
const config = { access: { permission: 'public' } };
const refused = { 400: problemSchema, 401: problemSchema, 403: problemSchema, 409: problemSchema, 429: problemSchema };

/** Public to the guard: one knows its session by itself, the others are for those who have none. */
export const passkeySignInRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/sessions/actions/begin-passkey-sign-in',
    {
      config,
      schema: {
        operationId: 'beginPasskeySignIn',
        summary: 'Get what the browser needs to sign in with a passkey alone',
        description: 'Its challenge is good once, for five minutes, in the browser that gets the cookie of this answer.',
        tags,
        response: { 200: requestOptions, 403: problemSchema, 409: problemSchema },
      },
    },
    async (request, reply) => {
      refuseInsecure(request);
      const relyingParty = relyingPartyFor(dependencies.relyingParty, request);
      const { token: handle } = newToken();
      const challenge = await newChallenge(dependencies, { kind: 'passkey_sign_in', beginner: { handle } });
      setHandleCookie(request, reply, { ...handleCookie, handle, ttlMs: challengeTtlMs });
      return requestOptionsFor(relyingParty, challenge, []);
    },
  );

  app.post(
    '/v1/sessions/actions/sign-in-with-passkey',
    {
      config,
      schema: {
        operationId: 'signInWithPasskey',
        summary: 'Sign in with a passkey alone',
        description: 'It is both factors: the session is complete. The answer sets its cookie.',
        tags,
        body: z.strictObject({ credential: discoveredAssertion }),
        response: { 201: sessionAnswer, ...refused },
      },
    },
    async (request, reply) => {
      refuseInsecure(request);
      relyingPartyFor(dependencies.relyingParty, request);
      const answer = await signInWithPasskey(dependencies, request.body.credential, request, reply);
      return reply.code(201).send(answer);
    },
  );

  beginProofRoute(app, dependencies);
};

const beginProofRoute: Routes = (app, dependencies) => {
  app.post(
    '/v1/sessions/current/actions/begin-passkey',
    {
      config,
      schema: {
        operationId: 'beginPasskeyProof',
        summary: 'Get what the browser needs to show a passkey as the second factor',
        description: 'For `verify-passkey` and `step-up-with-passkey`. Its challenge is good once, for five minutes, in this session.',
        tags,
        response: { 200: requestOptions, ...refused },
      },
    },
    async (request) => {
      const session = await requireSession(dependencies, request, 'needs_second_factor', 'complete');
      const relyingParty = relyingPartyFor(dependencies.relyingParty, request);
      const allowed = await listPasskeys(dependencies.kysely, session.operatorId);
      if (allowed.length === 0) throw noPasskey;
      const challenge = await newChallenge(dependencies, { kind: 'passkey_sign_in', beginner: { sessionId: session.id } });
      return requestOptionsFor(relyingParty, challenge, allowed);
    },
  );
};

const noPasskey = new HttpProblem({
  status: 409,
  code: 'no_passkey',
  title: 'Conflict',
  detail: 'You have no passkey here; show another second factor.',
});
