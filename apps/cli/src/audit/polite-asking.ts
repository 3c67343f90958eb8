import { setTimeout as delay } from 'node:timers/promises';

export type Ask = (url: string) => Promise<Response>;

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

const ownClock: Clock = { now: Date.now, wait: delay };

const longestWaitMs = 120_000;
/** This part of what an address may ask is left to whoever else shares it. */
const shareLeft = 0.1;

/**
 * Asks no faster than the server says: pauses before its limit is used up (RateLimit-* headers, draft-ietf-httpapi-ratelimit-headers-05), and asks
 * again where it was too often (429) or at a bad moment (503) once Retry-After (RFC 9110 §10.2.3) is over. Whoever does not say
 * when, or asks for more than two minutes, is not waited for.
 */
export function askPolitely(ask: Ask, { now, wait }: Clock = ownClock): Ask {
  let notBefore = 0;
  return async (url) => {
    for (;;) {
      if (notBefore > now()) await wait(notBefore - now());
      const response = await ask(url);
      notBefore = now() + pauseMs(response.headers);
      const retryMs = refusedForNow.has(response.status) ? retryAfterMs(response.headers, now()) : null;
      if (retryMs === null || retryMs > longestWaitMs) return response;
      notBefore = Math.max(notBefore, now() + retryMs);
      await response.body?.cancel();
    }
  };
}

const refusedForNow = new Set([429, 503]);

/** Until the limit is there anew, where most of it is used up. */
function pauseMs(headers: Headers): number {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => numberIn(headers.get(`ratelimit-${name}`)));
  if (limit === undefined || remaining === undefined || reset === undefined) return 0;
  return remaining > limit * shareLeft ? 0 : Math.min(reset * 1000, longestWaitMs);
}

/** Seconds, or a date. */
function retryAfterMs(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after');
  const seconds = numberIn(text) ?? numberIn(headers.get('ratelimit-reset'));
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function numberIn(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}
