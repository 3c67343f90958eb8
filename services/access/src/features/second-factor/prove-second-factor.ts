import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { SecondFactorProof } from '@seatledger/domain/sign-in/second-factor-proof.ts';
import type { CommandResult } from '@seatledger/platform/commands/command-door.ts';
import { matchTotp } from '@seatledger/platform/crypto/totp.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyRequest } from 'fastify';
import type { Assertion } from '../passkeys/credential-schema.ts';
import { provePasskey } from '../passkeys/prove-passkey.ts';
import type { CurrentSession } from '../sessions/current-session.ts';
import { contextOf, type SignInDependencies } from '../sign-in/dependencies.ts';
import { clientAddress } from '@seatledger/platform/http/client-network.ts';
import { accountKey } from '../throttle/throttle.ts';
import { recoveryCodeHash } from './recovery-codes.ts';
import { findTotpFactor } from './second-factor-queries.ts';

export type ShownFactor =
  | { readonly method: 'totp' | 'recovery_code'; readonly code: string }
  | { readonly method: 'passkey'; readonly credential: Assertion };

/** Whose secrets they are; a secret moved to another row does not open. */
export function sealedFor(operatorId: number): string {
  return `operator/${operatorId}`;
}

/** Turns what was shown into a proof and uses it with `use`. What is wrong or used is counted, audited and refused the same. */
export async function proveSecondFactor(
  dependencies: SignInDependencies,
  { session, shown, purpose }: { readonly session: CurrentSession; readonly shown: ShownFactor; readonly purpose: string },
  request: FastifyRequest,
  use: (proof: SecondFactorProof) => Promise<CommandResult>,
): Promise<void> {
  const key = accountKey(purpose, session.operatorId);
  await dependencies.throttle.admit(key);
  const proof = await proofOf(dependencies, session, shown);
  const used = proof && (await resultIfAccepted(use(proof)));
  if (used === undefined) throw await refuseFactor(dependencies, session, shown.method, request);
  await dependencies.throttle.succeed(key);
}

/** What came of the work; undefined where the door refused the proof as used. */
export async function resultIfAccepted<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CommandRefused && error.code === 'code_refused') return undefined;
    throw error;
  }
}

export async function refuseFactor(
  dependencies: SignInDependencies,
  { operatorId, operator }: CurrentSession,
  method: SecondFactorProof['method'],
  request: FastifyRequest,
): Promise<HttpProblem> {
  const refused = { kind: 'session.refuse', operatorId, account: null, address: clientAddress(request.ip), factor: method };
  await dependencies.execute(refused, contextOf(dependencies, request, operator));
  return factorRefused(method);
}

/** Says the same, whatever was wrong with it. */
export function factorRefused(method: SecondFactorProof['method']): HttpProblem {
  const [code, detail] =
    method === 'passkey'
      ? ['passkey_refused', 'This passkey is not known here, or what it has signed is not good any more. Begin again.']
      : ['code_refused', 'This code is not valid, or it has been used already.'];
  return new HttpProblem({ status: 401, code, title: 'Unauthorized', detail }, { 'www-authenticate': 'Session realm="seatledger"' });
}

async function proofOf(
  dependencies: SignInDependencies,
  { id: sessionId, operatorId }: CurrentSession,
  shown: ShownFactor,
): Promise<SecondFactorProof | undefined> {
  switch (shown.method) {
    case 'recovery_code':
      return { method: shown.method, codeHash: recoveryCodeHash(shown.code) };
    case 'totp':
      return totpProof(dependencies, operatorId, shown.code);
    case 'passkey': {
      // Whether it is one of theirs is for the command to say, like whether a recovery code is.
      const ceremony = { kind: 'passkey_sign_in', beginner: { sessionId } } as const;
      return (await provePasskey(dependencies, ceremony, shown.credential)).proof;
    }
  }
}

async function totpProof(
  { kysely, secretBox, now }: SignInDependencies,
  operatorId: number,
  code: string,
): Promise<SecondFactorProof | undefined> {
  const factor = await findTotpFactor(kysely, operatorId);
  if (factor === undefined || factor.secret === null) return undefined;
  const step = matchTotp(secretBox.open(factor.secret, sealedFor(operatorId)), code, now());
  return step === undefined ? undefined : { method: 'totp', step, sealedSecret: factor.secret.toString('base64') };
}
