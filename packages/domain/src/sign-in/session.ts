import { z } from 'zod';
import { CommandRefused } from '../command/decision.ts';
import { tokenHash } from '../operator/operator.ts';

/** What is still missing before a session may do anything. */
export const sessionStates = ['needs_second_factor', 'needs_enrolment', 'complete'] as const;
export type SessionState = (typeof sessionStates)[number];

export const firstFactors = ['password', 'passkey', 'single_sign_on', 'invitation'] as const;
export type FirstFactor = (typeof firstFactors)[number];

export interface Session {
  readonly id: number;
  readonly operatorId: number;
  readonly state: SessionState;
  readonly firstFactor: FirstFactor;
  /** ISO 8601 instants. */
  readonly steppedUpAt: string | null;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly endedAt: string | null;
}

const minuteMs = 60_000;
/** Without a request for so long, a session ends. */
export const idleLimitMs = 60 * minuteMs;
/** However busy, it ends so long after the sign-in. */
export const absoluteLimitMs = 12 * 60 * minuteMs;
/** Whoever has shown one factor has so long to show the other. */
export const pendingLimitMs = 15 * minuteMs;

export function isAlive({ endedAt, expiresAt, lastSeenAt }: Pick<Session, 'endedAt' | 'expiresAt' | 'lastSeenAt'>, atMs: number): boolean {
  return endedAt === null && atMs < Date.parse(expiresAt) && atMs - Date.parse(lastSeenAt) < idleLimitMs;
}

/** What a session is known by from now on: the hash of its cookie, and what must come beside it. */
export const newToken = { tokenHash, csrfToken: z.string().min(20).max(100) };

/** What is to be written about a session, and the session as it was. */
export type Completed<Command> = Command & { readonly session: Session };

/** The session, where it is alive and in that state. */
export function sessionIn(session: Session | undefined, at: string, ...states: readonly SessionState[]): Session {
  if (session !== undefined && isAlive(session, Date.parse(at)) && states.includes(session.state)) return session;
  throw new CommandRefused('session_changed', 'This session has ended or has gone on to another state meanwhile.');
}
