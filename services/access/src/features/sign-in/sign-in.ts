import { parseEmail } from '@seatledger/domain/email/email.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openSession, type SessionAnswer } from '../sessions/session-answer.ts';
import { hasSignInFrom } from '../sessions/session-queries.ts';
import { clientAddress, clientNetwork } from '@seatledger/platform/http/client-network.ts';
import { accountKey, networkKey, type ThrottleKey } from '../throttle/throttle.ts';
import { contextOf, type SignInDependencies } from './dependencies.ts';
import { inQueue } from './new-password.ts';
import { findAccount, type Account } from './password-queries.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Unknown, suspended and wrong go the same way: the same queries, one Argon2 hash, one audit event, one problem. */
export async function signIn(
  dependencies: SignInDependencies,
  { email: typed, password }: Credentials,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SessionAnswer> {
  const { kysely, hasher, throttle } = dependencies;
  const email = normalForm(typed);
  const keys = await throttleKeys(dependencies, email, request.ip);
  await throttle.admit(...keys);
  const account = await findAccount(kysely, email);
  const matches = await inQueue(hasher.verify(account?.passwordHash ?? undefined, password));
  if (!matches || account === undefined || account.suspended) throw await refuse(dependencies, email, account, request);
  await throttle.succeed(...keys);
  await rehash(dependencies, account, password, request);
  const { id: operatorId, passwordChangedAt } = account;
  return openSession(dependencies, { operatorId, email, firstFactor: 'password', passwordChangedAt }, request, reply);
}

function normalForm(typed: string): string {
  const parsed = parseEmail(typed);
  return parsed.ok ? parsed.email.address : typed.toLowerCase().replaceAll('\0', '');
}

const knownNetworkDays = 30;

/**
 * In networks from which operators have signed in lately, failures are counted apart: strangers elsewhere cannot lock anybody out there.
 * Whose sign-ins those were makes no difference, as that would tell who has an account. Networks, as IPv6 addresses change by themselves,
 * and as one address must not be many by being written differently (CVE-2026-45364).
 */
async function throttleKeys({ kysely, now }: SignInDependencies, email: string, address: string): Promise<ThrottleKey[]> {
  const network = clientNetwork(address);
  const since = Temporal.Instant.fromEpochMilliseconds(now()).subtract({ hours: 24 * knownNetworkDays });
  const isKnown = clientAddress(address) !== null && (await hasSignInFrom(kysely, { network, since }));
  return [networkKey('password', network), accountKey('password', isKnown ? `${email} ${network}` : email)];
}

async function refuse(
  dependencies: SignInDependencies,
  email: string,
  account: Account | undefined,
  request: FastifyRequest,
): Promise<HttpProblem> {
  const refused = {
    kind: 'session.refuse',
    operatorId: account?.id ?? 0,
    account: account === undefined ? dependencies.accountHash(email) : null,
    address: clientAddress(request.ip),
    factor: 'password',
  };
  await dependencies.execute(refused, contextOf(dependencies, request));
  return new HttpProblem(
    { status: 401, code: 'credentials_refused', title: 'Unauthorized', detail: 'The e-mail address or the password is not right.' },
    { 'www-authenticate': 'Session realm="seatledger"' },
  );
}

async function rehash({ hasher, execute, now }: SignInDependencies, account: Account, password: string, request: FastifyRequest) {
  const { id: operatorId, passwordHash: replaces, email } = account;
  if (replaces === null || !hasher.needsRehash(replaces)) return;
  const passwordHash = await inQueue(hasher.hash(password));
  await execute({ kind: 'password.rehash', operatorId, replaces, passwordHash }, contextOf({ now }, request, { id: operatorId, email }));
}
