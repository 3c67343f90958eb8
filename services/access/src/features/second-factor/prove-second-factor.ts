import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { SecondFactorProof } from '@seatledger/domain/sign-in/second-factor-proof.ts';
import { matchTotp } from '@seatledger/platform/crypto/totp.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyRequest } from 'fastify';
import type { CurrentSession } from '../sessions/current-session.ts';
import { contextOf, type SignInDependencies } from '../sign-in/dependencies.ts';
import { clientAddress } from '@seatledger/platform/http/client-network.ts';
import { accountKey } from '../throttle/throttle.ts';
import { recoveryCodeHash } from './recovery-codes.ts';
import { findTotpFactor } from './second-factor-queries.ts';

export interface ShownCode {
  readonly method: SecondFactorProof['method'];
  readonly code: string;
}

/** Whose secrets they are; a secret moved to another row does not open. */
export function sealedFor(operatorId: number): string {
  return `operator/${operatorId}`;
}

/** Turns the code into a proof and uses it with `use`. What is wrong or used is counted, audited and refused the same. */
export async function proveSecondFactor(
  dependencies: SignInDependencies,
  { session, shown, purpose }: { readonly session: CurrentSession; readonly shown: ShownCode; readonly purpose: string },
  request: FastifyRequest,
  use: (proof: SecondFactorProof) => Promise<unknown>,
): Promise<void> {
  const key = accountKey(purpose, session.operatorId);
  await dependencies.throttle.admit(key);
  const proof = await proofOf(dependencies, session.operatorId, shown);
  if (proof === undefined || !(await isAccepted(use(proof)))) throw await refuseCode(dependencies, session, shown.method, request);
  await dependencies.throttle.succeed(key);
}

/** Whether the work was done; false where the door refused the code as used. */
export async function isAccepted(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof CommandRefused && error.code === 'code_refused') return false;
    throw error;
  }
}

export async function refuseCode(
  dependencies: SignInDependencies,
  { operatorId, operator }: CurrentSession,
  method: SecondFactorProof['method'],
  request: FastifyRequest,
): Promise<HttpProblem> {
  const refused = { kind: 'session.refuse', operatorId, account: null, address: clientAddress(request.ip), factor: method };
  await dependencies.execute(refused, contextOf(dependencies, request, operator.email));
  return new HttpProblem(
    { status: 401, code: 'code_refused', title: 'Unauthorized', detail: 'This code is not valid, or it has been used already.' },
    { 'www-authenticate': 'Session realm="seatledger"' },
  );
}

async function proofOf(
  { kysely, secretBox, now }: SignInDependencies,
  operatorId: number,
  { method, code }: ShownCode,
): Promise<SecondFactorProof | undefined> {
  if (method === 'recovery_code') return { method, codeHash: recoveryCodeHash(code) };
  const factor = await findTotpFactor(kysely, operatorId);
  if (factor === undefined || factor.secret === null) return undefined;
  const step = matchTotp(secretBox.open(factor.secret, sealedFor(operatorId)), code, now());
  return step === undefined ? undefined : { method, step };
}
