import { emailOf, usableLink } from '@seatledger/domain/operator/accept-invitation.ts';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idText, shownId } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';
import { refuseBeyondOwn } from '../operators/operator-principal.ts';
import { permissionsOfRoles } from '../operators/operator-queries.ts';
import { openSession, sessionAnswer, type SessionAnswer } from '../sessions/session-answer.ts';
import { refuseInsecure } from '../sessions/session-cookie.ts';
import { afterAnswer } from '../sign-in/after-answer.ts';
import { contextOf, instantIn, type Routes, type SignInDependencies } from '../sign-in/dependencies.ts';
import { inQueue, passwordField, refuseGuessable } from '../sign-in/new-password.ts';
import { sha256, tokenPattern } from '../sign-in/token.ts';
import { clientNetwork } from '@seatledger/platform/http/client-network.ts';
import { networkKey } from '../throttle/throttle.ts';
import { issueInvitation, type IssuedInvitation } from './issue-invitation.ts';
import { findLink } from './link-queries.ts';
import { openInvitationRoutes } from './open-invitation-routes.ts';

const tags = ['Operators'];
const refused = { 400: problemSchema, 403: problemSchema, 422: problemSchema };

const acceptance = z.strictObject({
  token: z.string().regex(tokenPattern),
  email: z.string().max(1000).optional().meta({ description: 'For the first administrator only: an invitation knows the address.' }),
  displayName: z.string().min(1).max(200),
  locale: z.enum(['en', 'fr']).default('en'),
  password: passwordField,
});

export const invitationRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/operators/invitations',
    {
      config: { access: { permission: 'operator.write', stepUp: true } },
      schema: {
        operationId: 'inviteOperator',
        summary: 'Invite somebody',
        description:
          'The token is shown in this answer only, and sent to the address where the server sends mail. Inviting the same address again ' +
          'makes the token before worthless.',
        tags,
        body: z.strictObject({
          email: z.string().min(1).max(1000),
          roleKeys: z.array(z.string().max(64)).min(1).max(20),
          customerIds: z.array(idText).min(1).max(1000).nullable().default(null),
        }),
        response: {
          201: z.object({
            id: shownId,
            token: z.string().meta({ description: 'Shown this once. Accepted at POST /v1/invitations/accept.' }),
            expiresAt: z.iso.datetime(),
          }),
          401: problemSchema,
          ...refused,
        },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      refuseBeyondOwn(principal, await permissionsOfRoles(dependencies.kysely, request.body.roleKeys));
      const invitation = await issueInvitation(dependencies.execute, request.body, contextOf(dependencies, request));
      sendAfterAnswer(dependencies, request.body.email, invitation);
      reply.header('cache-control', 'no-store');
      return reply.code(201).send({ ...invitation, id: String(invitation.id) });
    },
  );

  app.post(
    '/v1/invitations/accept',
    {
      config: { access: { permission: 'public' } },
      schema: {
        operationId: 'acceptInvitation',
        summary: 'Accept an invitation, or become the first administrator',
        description: 'Gives a session that still needs the enrolment of a second factor.',
        tags,
        body: acceptance,
        response: { 201: sessionAnswer, 429: problemSchema, 503: problemSchema, ...refused },
      },
    },
    async (request, reply) => {
      refuseInsecure(request);
      const answer = await accept(dependencies, request.body, request, reply);
      return reply.code(201).send(answer);
    },
  );

  openInvitationRoutes(app, dependencies);
};

function sendAfterAnswer(dependencies: SignInDependencies, typed: string, { token, expiresAt }: IssuedInvitation): void {
  const parsed = parseEmail(typed);
  if (!parsed.ok) return;
  const { address } = parsed.email;
  afterAnswer(dependencies, 'an invitation could not be sent', () => dependencies.onInvitation({ email: address, token, expiresAt }));
}

/** The link and the password are judged before the costly hash is made; the command judges the link again, under a lock. */
async function accept(
  dependencies: SignInDependencies,
  { token, password, email: given, displayName, locale }: z.output<typeof acceptance>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SessionAnswer> {
  const { kysely, throttle, hasher, execute } = dependencies;
  const key = networkKey('link', clientNetwork(request.ip));
  await throttle.admit(key);
  const tokenHash = sha256(token);
  const link = usableLink(await findLink(kysely, tokenHash), instantIn(dependencies), ['invitation', 'first_administrator']);
  await throttle.succeed(key);
  const email = emailOf(link, given);
  refuseGuessable(password, { email, displayName });
  const passwordHash = await inQueue(hasher.hash(password));
  const address = given === undefined ? {} : { email: given };
  const command = { kind: 'operator.accept', tokenHash, ...address, displayName, locale, passwordHash, at: instantIn(dependencies) };
  const { id } = await execute(command, contextOf(dependencies, request));
  if (id === null) throw new Error('an operator that was just made has no id');
  const parsed = parseEmail(email);
  const normal = parsed.ok ? parsed.email.address : email;
  return openSession(dependencies, { operatorId: id, email: normal, firstFactor: 'invitation' }, request, reply);
}
