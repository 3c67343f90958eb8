import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { clientAddress, clientNetwork } from '@seatledger/platform/http/client-network.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearHandleCookie, readHandleCookie } from '../sessions/session-cookie.ts';
import { contextOf } from '../sign-in/dependencies.ts';
import { sha256 } from '../sign-in/token.ts';
import { networkKey } from '../throttle/throttle.ts';
import { secretsOf, type CeremonySecrets } from './ceremony-secrets.ts';
import { finishCeremony, type Ceremony } from './ceremony.ts';
import { refusedPath } from './local-path.ts';
import { fulfilPurpose } from './fulfil-purpose.ts';
import type { ProviderConnection } from './provider-connection.ts';
import type { SingleSignOnDependencies } from './single-sign-on.ts';
import { ProviderUnavailable, SingleSignOnRefused } from './single-sign-on-failure.ts';

/** What the provider's answer comes to, as the path where the browser goes: the one asked for, with a code where it was refused. */
export async function completeSingleSignOn(
  dependencies: SingleSignOnDependencies,
  connection: ProviderConnection,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const { provider } = connection;
  const { searchParams: answer } = new URL(request.url, 'https://here.example');
  const own = ownRequest(request, provider.key, answer.get('state'));
  // Anybody can send a browser here: what it has not asked for itself proves nothing, counts for nothing and uses nothing up.
  if (own === undefined) return refusedPath('/', 'sign_in_expired');
  const key = networkKey('single-sign-on', clientNetwork(request.ip));
  let returnTo = '/';
  try {
    await dependencies.throttle.admit(key);
    clearHandleCookie(request, reply, { purpose: 'single-sign-on' });
    const ceremony = await takeExisting(dependencies, own.handle);
    returnTo = ceremony.returnTo;
    await fulfilPurpose(dependencies, ceremony, await connection.identify(answer, own.secrets), request, reply);
    await dependencies.throttle.succeed(key);
    return returnTo;
  } catch (error) {
    // That the provider is away says nothing about who asks.
    if (error instanceof ProviderUnavailable) await dependencies.throttle.succeed(key);
    return refusedPath(returnTo, await refusalCode(dependencies, provider.key, error, request));
  }
}

/** The handle in the browser's cookie and what is made from it, where the state is part of that. */
function ownRequest(
  request: FastifyRequest,
  provider: string,
  state: string | null,
): { readonly handle: string; readonly secrets: CeremonySecrets } | undefined {
  const handle = readHandleCookie(request, { purpose: 'single-sign-on' });
  if (handle === undefined) return undefined;
  const secrets = secretsOf(handle, provider);
  // Hashed, so that the time of the comparison tells nothing.
  return sha256(secrets.state) === sha256(state ?? '') ? { handle, secrets } : undefined;
}

async function takeExisting(dependencies: SingleSignOnDependencies, handle: string): Promise<Ceremony> {
  const ceremony = await finishCeremony(dependencies, handle);
  if (ceremony === undefined) throw new SingleSignOnRefused('sign_in_expired', 'the answer came too late, or twice');
  return ceremony;
}

/** Of refusals the browser learns the code, the log the reason and the audit whose sign-in it was. */
async function refusalCode(
  dependencies: SingleSignOnDependencies,
  provider: string,
  error: unknown,
  request: FastifyRequest,
): Promise<string> {
  if (error instanceof HttpProblem) return error.problem.code;
  if (error instanceof CommandRefused) return error.code;
  if (error instanceof ProviderUnavailable) {
    dependencies.onError(`the identity provider ${provider} is not available`, error);
    return 'provider_unavailable';
  }
  if (!(error instanceof SingleSignOnRefused)) throw error;
  if (error.code === 'provider_answer_refused') dependencies.onError(`an answer of the identity provider ${provider} was refused`, error);
  const { operatorId, account } = error;
  const refused = { kind: 'session.refuse', operatorId, account, address: clientAddress(request.ip), factor: 'single_sign_on' };
  await dependencies.execute(refused, contextOf(dependencies, request));
  return error.code;
}
