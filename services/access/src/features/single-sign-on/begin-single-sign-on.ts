import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuseInsecure, setHandleCookie } from '../sessions/session-cookie.ts';
import { newToken } from '../sign-in/token.ts';
import { keepCeremony, type Ceremony } from './ceremony.ts';
import { secretsOf } from './ceremony-secrets.ts';
import { existingConnection, type SingleSignOnDependencies } from './single-sign-on.ts';
import { ProviderUnavailable } from './single-sign-on-failure.ts';

export const begunAnswer = z.object({
  authorizationUrl: z.url().meta({ description: 'Send the browser there.' }),
  expiresAt: z.iso.datetime().meta({ description: 'When it must have come back.' }),
});

const ceremonyTtlMs = 10 * 60_000;

/** Ties what comes back to this browser, by a cookie, and says where the browser is to go. */
export async function beginSingleSignOn(
  dependencies: SingleSignOnDependencies,
  key: string,
  ceremony: Ceremony,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<z.output<typeof begunAnswer>> {
  refuseInsecure(request);
  const { now, onError } = dependencies;
  const connection = existingConnection(dependencies, key);
  const { token: handle } = newToken();
  const authorizationUrl = await connection.authorizationUrl(secretsOf(handle, key)).catch((error: unknown) => {
    if (!(error instanceof ProviderUnavailable)) throw error;
    onError(`the identity provider ${key} is not available`, error);
    throw providerUnavailable(connection.provider.name);
  });
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(now() + ceremonyTtlMs);
  await keepCeremony(dependencies, handle, ceremony, expiresAt);
  setHandleCookie(request, reply, { purpose: 'single-sign-on', handle, ttlMs: ceremonyTtlMs });
  reply.header('cache-control', 'no-store');
  return { authorizationUrl, expiresAt: expiresAt.toString() };
}

function providerUnavailable(name: string): HttpProblem {
  const detail = `${name} does not answer as it should; try again in a moment, or sign in another way.`;
  return new HttpProblem({ status: 503, code: 'provider_unavailable', title: 'Service unavailable', detail }, { 'retry-after': '10' });
}
