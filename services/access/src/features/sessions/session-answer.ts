import { randomBytes } from 'node:crypto';
import type { SecondFactorProof } from '@seatledger/domain/sign-in/second-factor-proof.ts';
import { absoluteLimitMs, idleLimitMs, pendingLimitMs, sessionStates, type FirstFactor } from '@seatledger/domain/sign-in/session.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { shownId } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';
import { readPermissionsOf } from '../roles/role-queries.ts';
import { readEnrolledFactors } from '../second-factor/second-factor-queries.ts';
import { contextOf, instantIn, type SignInDependencies } from '../sign-in/dependencies.ts';
import { newToken, type NewToken } from '../sign-in/token.ts';
import { clientAddress } from '@seatledger/platform/http/client-network.ts';
import { findCurrentSession, findSessionOf, type CurrentSession } from './current-session.ts';
import { readSessionCookie, setSessionCookie } from './session-cookie.ts';

export const sessionAnswer = z
  .object({
    id: shownId,
    state: z.enum(sessionStates).meta({ description: 'What is still missing before the session may do anything.' }),
    csrfToken: z.string().meta({ description: 'Send it as X-CSRF-Token with every request that changes something.' }),
    operator: z.object({
      id: shownId,
      email: z.string(),
      displayName: z.string(),
      locale: z.string(),
      roleKeys: z.array(z.string()),
      permissions: z.array(z.string()),
      customerIds: z.array(shownId).nullable(),
    }),
    secondFactors: z.array(z.enum(['totp', 'passkey'])).meta({ description: 'What may be shown as the second factor.' }),
    steppedUpAt: z.iso.datetime().nullable(),
    idleAt: z.iso.datetime().meta({ description: 'When the session ends if nothing is asked.' }),
    expiresAt: z.iso.datetime().meta({ description: 'When it ends however busy it is.' }),
  })
  .meta({ description: 'A session of an operator.' });
export type SessionAnswer = z.output<typeof sessionAnswer>;

export async function answerOf({ kysely, now }: SignInDependencies, session: CurrentSession): Promise<SessionAnswer> {
  const { id, state, csrfToken, steppedUpAt, expiresAt, operator } = session;
  const permissions = state === 'complete' ? [...(await readPermissionsOf(kysely, operator.id, operator.customerIds))].toSorted() : [];
  const { totp, passkeys } = await readEnrolledFactors(kysely, operator.id);
  return {
    id: String(id),
    state,
    csrfToken,
    operator: {
      id: String(operator.id),
      email: operator.email,
      displayName: operator.displayName,
      locale: operator.locale,
      roleKeys: [...operator.roleKeys],
      permissions,
      customerIds: operator.customerIds?.map(String) ?? null,
    },
    secondFactors: [...(totp ? ['totp' as const] : []), ...(passkeys > 0 ? ['passkey' as const] : [])],
    steppedUpAt,
    idleAt: new Date(Math.min(now() + idleLimitMs, Date.parse(expiresAt))).toISOString(),
    expiresAt,
  };
}

/** A new token for the cookie, and the CSRF token that goes with it. */
export function newSessionToken(): NewToken & { readonly csrfToken: string } {
  return { ...newToken(), csrfToken: randomBytes(24).toString('base64url') };
}

/** Answers with the session of a token that was just made, and gives it to the browser. */
export async function answerWithToken(
  dependencies: SignInDependencies,
  token: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SessionAnswer> {
  const session = await findSessionOf(dependencies, token);
  if (session === undefined) throw new Error('a session that was just made is not there');
  setSessionCookie(request, reply, token);
  return answerOf(dependencies, session);
}

export interface FirstFactorShown {
  readonly operatorId: number;
  readonly email: string;
  readonly firstFactor: FirstFactor;
  /** Where that was a password. */
  readonly passwordChangedAt?: string | undefined;
  /** Where a second factor was shown along with it. */
  readonly proof?: SecondFactorProof;
}

/** Starts a session for somebody who has shown a first factor, or both at once. The one that the browser had before ends. */
export async function openSession(
  dependencies: SignInDependencies,
  { operatorId, email, firstFactor, passwordChangedAt, proof }: FirstFactorShown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SessionAnswer> {
  const context = contextOf(dependencies, request, { id: operatorId, email });
  const { token, ...known } = newSessionToken();
  const before = readSessionCookie(request) === undefined ? undefined : await findCurrentSession(dependencies, request);
  const command = {
    kind: 'session.start',
    operatorId,
    firstFactor,
    passwordChangedAt,
    proof,
    ...known,
    address: clientAddress(request.ip),
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 500),
    at: instantIn(dependencies),
    expiresAt: instantIn(dependencies, proof === undefined ? pendingLimitMs : absoluteLimitMs),
  };
  await dependencies.execute(command, context);
  if (before !== undefined) {
    const which = { scope: 'one', id: before.id };
    await dependencies.execute({ kind: 'session.end', operatorId: before.operatorId, which, at: instantIn(dependencies) }, context);
  }
  return answerWithToken(dependencies, token, request, reply);
}
