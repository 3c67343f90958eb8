import { stepUpTtlMs } from '@seatledger/platform/http/guard-routes.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { FastifyRequest } from 'fastify';
import { requireSession, type CurrentSession } from '../sessions/current-session.ts';
import type { SignInDependencies } from '../sign-in/dependencies.ts';

/** A session that may enrol a second factor: one that lacks the first, or one in which a factor was shown a short while ago. */
export async function sessionToEnrol(dependencies: SignInDependencies, request: FastifyRequest): Promise<CurrentSession> {
  const session = await requireSession(dependencies, request, 'needs_enrolment', 'complete');
  const { steppedUpAt, state } = session;
  const isFresh = steppedUpAt !== null && dependencies.now() - Date.parse(steppedUpAt) < stepUpTtlMs;
  if (state === 'needs_enrolment' || isFresh) return session;
  const detail = 'Show your second factor again (POST /v1/sessions/current/actions/step-up), then repeat this.';
  throw new HttpProblem({ status: 403, code: 'step_up_required', title: 'Forbidden', detail });
}
