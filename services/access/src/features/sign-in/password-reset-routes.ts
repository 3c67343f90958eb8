import { usableLink } from '@seatledger/domain/operator/accept-invitation.ts';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findLink } from '../invitations/link-queries.ts';
import { findOperator } from '../operators/operator-queries.ts';
import { clientNetwork } from '@seatledger/platform/http/client-network.ts';
import { accountKey, networkKey } from '../throttle/throttle.ts';
import { afterAnswer } from './after-answer.ts';
import { contextOf, instantIn, type Routes, type SignInDependencies } from './dependencies.ts';
import { issuePasswordReset } from './issue-password-reset.ts';
import { inQueue, passwordField, refuseGuessable } from './new-password.ts';
import { findAccount } from './password-queries.ts';
import { sha256, tokenPattern } from './token.ts';

const tags = ['Sessions'];
const config = { access: { permission: 'public' } };
const completion = z.strictObject({ token: z.string().regex(tokenPattern), password: passwordField });

export const passwordResetRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/password-resets',
    {
      config,
      schema: {
        operationId: 'requestPasswordReset',
        summary: 'Ask for a link to set a new password',
        description:
          'The answer is the same whether there is such an operator or not. The link goes out by e-mail; where the server sends none, ' +
          'whoever runs it makes one with `seatledger operator reset-link`.',
        tags,
        body: z.strictObject({ email: z.string().min(1).max(1000) }),
        response: { 202: z.object({ status: z.literal('accepted') }), 400: problemSchema, 429: problemSchema },
      },
    },
    async (request, reply) => {
      await dependencies.throttle.admit(networkKey('reset', clientNetwork(request.ip)));
      const { email } = request.body;
      afterAnswer(dependencies, 'a password reset could not be sent', () =>
        sendLink(dependencies, email, contextOf(dependencies, request)),
      );
      return reply.code(202).send({ status: 'accepted' as const });
    },
  );

  app.post(
    '/v1/password-resets/actions/complete',
    {
      config,
      schema: {
        operationId: 'completePasswordReset',
        summary: 'Set a new password with the token of a link',
        description: 'Ends all sessions. The second factor stays what it was, and is asked for at the next sign-in.',
        tags,
        body: completion,
        response: {
          204: z.null().meta({ description: 'Done.' }),
          400: problemSchema,
          422: problemSchema,
          429: problemSchema,
          503: problemSchema,
        },
      },
    },
    async (request, reply) => {
      await complete(dependencies, request.body, request);
      return reply.code(204).send(null);
    },
  );
};

/** Whoever has the link is not kept waiting for what others have guessed at the password of before. */
async function complete(dependencies: SignInDependencies, { token, password }: z.output<typeof completion>, request: FastifyRequest) {
  const { kysely, throttle, hasher, execute } = dependencies;
  const key = networkKey('link', clientNetwork(request.ip));
  await throttle.admit(key);
  const tokenHash = sha256(token);
  const link = usableLink(await findLink(kysely, tokenHash), instantIn(dependencies), ['password_reset']);
  await throttle.succeed(key);
  const operator = await findOperator(kysely, link.operatorId ?? 0);
  if (operator !== undefined) refuseGuessable(password, operator);
  const passwordHash = await inQueue(hasher.hash(password));
  const command = { kind: 'password.change', tokenHash, passwordHash, at: instantIn(dependencies) };
  await execute(command, contextOf(dependencies, request));
  if (operator !== undefined) await throttle.succeed(accountKey('password', operator.email));
}

/** Too many letters to one address are not sent, silently; nor is one to somebody who could not sign in with it. */
async function sendLink(dependencies: SignInDependencies, typed: string, context: CommandContext): Promise<void> {
  const { kysely, throttle, onPasswordReset } = dependencies;
  const parsed = parseEmail(typed);
  if (!parsed.ok) return;
  const email = parsed.email.address;
  if (await isThrottled(throttle.admit(accountKey('reset', email)))) return;
  const account = await findAccount(kysely, email);
  if (account === undefined || account.suspended) return;
  const issued = await issuePasswordReset(dependencies, account, context);
  await onPasswordReset({ email, displayName: account.displayName, locale: account.locale, ...issued });
}

async function isThrottled(admission: Promise<void>): Promise<boolean> {
  return admission.then(
    () => false,
    (error: unknown) => {
      if (error instanceof HttpProblem) return true;
      throw error;
    },
  );
}
