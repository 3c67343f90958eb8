import { createHmac } from 'node:crypto';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import { blockedUntil, countAttempt, forgetFailures, forgetOneFailure } from './throttle-queries.ts';

/** What attempts are counted by. `shared`: by many people, so that one's success says nothing about the others' failures. */
export interface ThrottleKey {
  readonly name: string;
  readonly freeFailures: number;
  readonly shared: boolean;
}

/** Guards guesses. Counters are no state of the product: they change outside the door and are not audited; the refusals are. */
export interface Throttle {
  /** Counts an attempt in advance under each key. Throws 429 with Retry-After while one is blocked. */
  admit(...keys: readonly ThrottleKey[]): Promise<void>;
  /** The attempt was none to count. */
  succeed(...keys: readonly ThrottleKey[]): Promise<void>;
}

export interface ThrottleOptions {
  readonly kysely: Kysely<AccessSchema>;
  /** Hashes what keys name, so that the table holds no addresses. */
  readonly secret: string;
  readonly now: () => number;
}

/** Few enough for a guesser, enough for a person. */
export function accountKey(purpose: string, account: string | number): ThrottleKey {
  return { name: `${purpose}/account/${account}`, freeFailures: 5, shared: false };
}

/** An office shares one address. */
export function networkKey(purpose: string, network: string): ThrottleKey {
  return { name: `${purpose}/network/${network}`, freeFailures: 30, shared: true };
}

export function createThrottle({ kysely, secret, now }: ThrottleOptions): Throttle {
  const hashOf = ({ name }: ThrottleKey): Buffer => createHmac('sha256', secret).update(name).digest();
  return {
    async admit(...keys) {
      const at = Temporal.Instant.fromEpochMilliseconds(now());
      for (const key of keys) {
        const keyHash = hashOf(key);
        if (await countAttempt(kysely, { keyHash, freeFailures: key.freeFailures, at })) continue;
        throw tooManyAttempts(await blockedUntil(kysely, keyHash), at);
      }
    },
    async succeed(...keys) {
      for (const key of keys) await (key.shared ? forgetOneFailure : forgetFailures)(kysely, hashOf(key));
    },
  };
}

/** Of somebody who is to be forgotten. What is counted by one of their networks besides goes after a day. */
export async function forgetFailuresOf(throttle: Throttle, { id, email }: { readonly id: number; readonly email: string }): Promise<void> {
  const byEmail = ['password', 'reset'].map((purpose) => accountKey(purpose, email));
  const byId = ['second-factor', 'step-up', 'enrolment', 'change-password'].map((purpose) => accountKey(purpose, id));
  await throttle.succeed(...byEmail, ...byId);
}

function tooManyAttempts(until: Temporal.Instant | null, at: Temporal.Instant): HttpProblem {
  const seconds = until === null ? 1 : Math.max(1, Math.ceil((until.epochMilliseconds - at.epochMilliseconds) / 1000));
  return new HttpProblem(
    { status: 429, code: 'too_many_attempts', title: 'Too many requests', detail: `Too many failed attempts; try again in ${seconds} s.` },
    { 'retry-after': String(seconds) },
  );
}
