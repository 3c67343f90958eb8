import { clientAddress, clientNetwork } from '@seatledger/platform/http/client-network.ts';
import type { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findOperator } from '../operators/operator-queries.ts';
import { factorRefused, resultIfAccepted } from '../second-factor/prove-second-factor.ts';
import { openSession, type SessionAnswer } from '../sessions/session-answer.ts';
import { takeHandleCookie } from '../sessions/session-cookie.ts';
import { contextOf, type SignInDependencies } from '../sign-in/dependencies.ts';
import { networkKey } from '../throttle/throttle.ts';
import type { Assertion } from './credential-schema.ts';
import { provePasskey } from './prove-passkey.ts';

/** Of the browser that has begun. */
export const handleCookie = { purpose: 'passkey' } as const;

/** An unknown passkey, one that signed something else, and one of somebody suspended are refused alike. */
export async function signInWithPasskey(
  dependencies: SignInDependencies,
  credential: Assertion,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SessionAnswer> {
  const key = networkKey('passkey', clientNetwork(request.ip));
  await dependencies.throttle.admit(key);
  const handle = takeHandleCookie(request, reply, handleCookie) ?? '';
  const { operatorId = 0, proof } = await provePasskey(dependencies, { kind: 'passkey_sign_in', beginner: { handle } }, credential);
  const operator = await findOperator(dependencies.kysely, operatorId);
  if (proof === undefined || operator === undefined || operator.suspendedAt !== null) throw await refuse(dependencies, operatorId, request);
  const shown = { operatorId, email: operator.email, firstFactor: 'passkey', proof } as const;
  const answer = await resultIfAccepted(openSession(dependencies, shown, request, reply));
  if (answer === undefined) throw await refuse(dependencies, operatorId, request);
  await dependencies.throttle.succeed(key);
  return answer;
}

async function refuse(dependencies: SignInDependencies, operatorId: number, request: FastifyRequest): Promise<HttpProblem> {
  const refused = { kind: 'session.refuse', operatorId, account: null, address: clientAddress(request.ip), factor: 'passkey' };
  await dependencies.execute(refused, contextOf(dependencies, request));
  return factorRefused('passkey');
}
