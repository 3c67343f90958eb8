import { isAlive, sessionStates } from '@seatledger/domain/sign-in/session.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import { principalOf, sessionOf } from '@seatledger/platform/http/guard-routes.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { FastifyRequest } from 'fastify';
import { idText, shownId } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';
import { ownOperatorId } from '../operators/operator-principal.ts';
import { contextOf, instantIn, type Routes } from '../sign-in/dependencies.ts';
import { passwordField } from '../sign-in/new-password.ts';
import { signIn } from '../sign-in/sign-in.ts';
import { requireSession } from './current-session.ts';
import { answerOf, sessionAnswer } from './session-answer.ts';
import { clearSessionCookie, refuseInsecure } from './session-cookie.ts';
import { listOpenSessions } from './session-queries.ts';

const tags = ['Sessions'];
const anybody = { access: { permission: 'public' } };
const signedIn = { access: { permission: 'signed-in', session: true } };
/** Whoever has found a session open does not shut its owner out (ASVS 7.5.2). */
const signedInLately = { access: { permission: 'signed-in', session: true, stepUp: true } };
/** What a browser keeps of this origin, cookies aside: those are told to be forgotten one by one (ASVS 14.3.1). */
const clearSiteData = '"cache", "storage"';
const nothing = z.null().meta({ description: 'Done.' });

const listedSession = z.object({
  id: shownId,
  current: z.boolean(),
  state: z.enum(sessionStates),
  address: z.string().nullable(),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

export const sessionRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/sessions',
    {
      config: anybody,
      schema: {
        operationId: 'signIn',
        summary: 'Sign in with a password',
        description: 'Gives a session that still needs the second factor. The answer sets its cookie.',
        tags,
        body: z.strictObject({ email: z.string().min(1).max(1000), password: passwordField }),
        response: {
          201: sessionAnswer,
          400: problemSchema,
          401: problemSchema,
          403: problemSchema,
          409: problemSchema,
          429: problemSchema,
          503: problemSchema,
        },
      },
    },
    async (request, reply) => {
      refuseInsecure(request);
      const answer = await signIn(dependencies, request.body, request, reply);
      return reply.code(201).send(answer);
    },
  );

  currentSessionRoutes(app, dependencies);
  listRoute(app, dependencies);
  endRoutes(app, dependencies);
};

const currentSessionRoutes: Routes = (app, dependencies) => {
  app.get(
    '/v1/sessions/current',
    {
      config: anybody,
      schema: {
        operationId: 'readCurrentSession',
        summary: 'Read the session of the cookie, in any state, with its CSRF token',
        tags,
        response: { 200: sessionAnswer, 401: problemSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return answerOf(dependencies, await requireSession(dependencies, request, ...sessionStates));
    },
  );

  app.delete(
    '/v1/sessions/current',
    {
      config: anybody,
      schema: {
        operationId: 'signOut',
        summary: 'Sign out',
        tags,
        response: { 204: nothing, 401: problemSchema, 403: problemSchema },
      },
    },
    async (request, reply) => {
      const session = await requireSession(dependencies, request, ...sessionStates);
      const which = { scope: 'one', id: session.id };
      const command = { kind: 'session.end', operatorId: session.operatorId, which, at: instantIn(dependencies) };
      await dependencies.execute(command, contextOf(dependencies, request, session.operator));
      clearSessionCookie(request, reply);
      reply.header('clear-site-data', clearSiteData);
      return reply.code(204).send(null);
    },
  );
};

const listRoute: Routes = (app, { kysely, now }) => {
  app.get(
    '/v1/sessions',
    {
      config: signedIn,
      schema: {
        operationId: 'listOwnSessions',
        summary: 'List your own sessions, the newest first',
        tags,
        response: { 200: z.object({ items: z.array(listedSession) }), 401: problemSchema, 403: problemSchema },
      },
    },
    async ({ principal }) => {
      const operatorId = principal === null ? 0 : ownOperatorId(principal);
      const sessions = await listOpenSessions(kysely, operatorId);
      const alive = sessions.filter((session) => isAlive(session, now()));
      return { items: alive.map((session) => ({ ...session, id: String(session.id), current: session.id === principal?.session?.id })) };
    },
  );
};

const endRoutes: Routes = (app, dependencies) => {
  const endOwn = async (request: FastifyRequest, which: object): Promise<'changed' | 'unchanged'> => {
    const principal = principalOf(request);
    const command = { kind: 'session.end', operatorId: ownOperatorId(principal), which, at: instantIn(dependencies) };
    const { outcome } = await dependencies.execute(command, contextOf(dependencies, request));
    return outcome;
  };

  app.delete(
    '/v1/sessions/:id',
    {
      config: signedInLately,
      schema: {
        operationId: 'endOwnSession',
        summary: 'End one of your own sessions',
        tags,
        params: z.strictObject({ id: idText }),
        response: { 204: nothing, 401: problemSchema, 403: problemSchema, 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if ((await endOwn(request, { scope: 'one', id })) === 'unchanged') throw noSuchSession(id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/v1/sessions/actions/end-others',
    {
      config: signedInLately,
      schema: {
        operationId: 'endOtherSessions',
        summary: 'End all of your sessions but this one',
        tags,
        response: { 204: nothing, 401: problemSchema, 403: problemSchema },
      },
    },
    async (request, reply) => {
      await endOwn(request, { scope: 'others', except: sessionOf(request).id });
      return reply.code(204).send(null);
    },
  );
};

function noSuchSession(id: number): HttpProblem {
  return new HttpProblem({ status: 404, code: 'session_not_found', title: 'Not found', detail: `You have no session ${id}.` });
}
