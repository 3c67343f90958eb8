import { refuseEnrolmentWithoutToken } from '@seatledger/domain/sign-in/reset-second-factor.ts';
import { stepUpTtlMs } from '@seatledger/platform/http/guard-routes.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireSession, type CurrentSession } from '../sessions/current-session.ts';
import { instantIn, type SignInDependencies } from '../sign-in/dependencies.ts';
import { sha256 } from '../sign-in/token.ts';
import { findReset } from './second-factor-reset-queries.ts';

const enrolmentTokenHeader = 'x-enrolment-token';

export const enrolmentHeaders = z.looseObject({
  [enrolmentTokenHeader]: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Where your second factor was reset: the token that was made for you then.' }),
});

/** A session that may enrol a second factor: one that lacks the first, or one in which a factor was shown a short while ago. */
export async function sessionToEnrol(dependencies: SignInDependencies, request: FastifyRequest): Promise<CurrentSession> {
  const session = await requireSession(dependencies, request, 'needs_enrolment', 'complete');
  const { steppedUpAt, state } = session;
  const isFresh = steppedUpAt !== null && dependencies.now() - Date.parse(steppedUpAt) < stepUpTtlMs;
  if (state === 'needs_enrolment' || isFresh) return session;
  const detail = 'Show your second factor again (POST /v1/sessions/current/actions/step-up), then repeat this.';
  throw new HttpProblem({ status: 403, code: 'step_up_required', title: 'Forbidden', detail });
}

/** As above, to begin: nobody comes to the end of an enrolment that they have not begun in the same session. */
export async function sessionToBeginEnrolment(dependencies: SignInDependencies, request: FastifyRequest): Promise<CurrentSession> {
  const session = await sessionToEnrol(dependencies, request);
  if (session.state !== 'needs_enrolment') return session;
  const shown = request.headers[enrolmentTokenHeader];
  const shownHash = typeof shown === 'string' ? sha256(shown) : undefined;
  refuseEnrolmentWithoutToken(await findReset(dependencies.kysely, session.operatorId), shownHash, instantIn(dependencies));
  return session;
}
