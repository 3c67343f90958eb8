import type { Clock } from '../clock/clock.ts';
import type { TrustedTime } from '../clock/trusted-time.ts';
import { asLicenceError, LicenceError } from '../http/licence-error.ts';
import { fullJitter } from '../http/retry.ts';
import type { Transport } from '../http/transport.ts';

export interface UseCounterOptions {
  readonly transport: Transport;
  readonly product: string;
  readonly clock: Clock;
  /** What time it is, whatever the clock of the machine shows. */
  readonly time: TrustedTime;
  readonly random: () => number;
  /** How long uses are gathered. */
  readonly intervalMs: number;
  readonly onError: (error: LicenceError) => void;
  readonly lifetime: AbortSignal;
}

/** One line of `POST /v1/licences/uses`. */
interface Use {
  readonly email: string | undefined;
  readonly feature: string;
  readonly count: number;
  /** When the first of them was, and the last (milliseconds). */
  readonly since: number;
  readonly until: number;
}

/** So many lines the server takes at once, and so much of one. */
const mostInBatch = 1_000;
const mostOfOne = 1_000_000;
/** Of a page that goes away, browsers send 64 KiB; a character is three bytes at most. */
const longestBatch = 20_000;
/** What is older, or more, is given up. */
const mostKept = 10_000;
const oldestMs = 86_400_000;
const longestDelayMs = 900_000;

/**
 * Counts what was used and tells the server in batches. A batch that is not answered is told again, so that in an outage it may come to be
 * counted twice, rather than not at all.
 */
export class UseCounter {
  readonly #options: UseCounterOptions;
  #waiting = new Map<string, Use>();
  #cancelTimer: (() => void) | undefined;
  #telling: Promise<void> | undefined;
  #failures = 0;
  #stopListening: () => void = () => undefined;

  constructor(options: UseCounterOptions) {
    this.#options = options;
    this.#stopListening = whenPageHides(() => void this.#tellAll(true));
  }

  count(email: string | undefined, feature: string, count: number): void {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError('What is used is counted in whole numbers above 0.');
    const now = this.#now();
    this.#add({ email, feature, count, since: now, until: now });
    this.#schedule(this.#options.intervalMs);
  }

  /** Tells what there is now. Never rejects: what cannot be told is told later. */
  async flush(): Promise<void> {
    await this.#telling;
    await this.#tell();
  }

  stop(): void {
    this.#cancelTimer?.();
    this.#stopListening();
  }

  #add(use: Use): void {
    const key = JSON.stringify([use.email, use.feature]);
    const same = this.#waiting.get(key);
    if (same === undefined && this.#waiting.size >= mostKept) return this.#lose([use], undefined);
    const { count = 0, since = use.since, until = use.until } = same ?? {};
    this.#waiting.set(key, {
      ...use,
      count: Math.min(mostOfOne, count + use.count),
      since: Math.min(since, use.since),
      until: Math.max(until, use.until),
    });
  }

  #now(): number {
    return this.#options.time.read().now;
  }

  #schedule(delayMs: number): void {
    this.#cancelTimer ??= this.#options.clock.after(delayMs, () => void this.#tell());
  }

  #tell(): Promise<void> {
    this.#telling ??= this.#tellAll(false).finally(() => (this.#telling = undefined));
    return this.#telling;
  }

  async #tellAll(isLeaving: boolean): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    while (this.#waiting.size > 0) {
      const batch = this.#nextBatch();
      try {
        await this.#send(batch, isLeaving);
        this.#failures = 0;
      } catch (error) {
        return this.#takeBack(batch, asLicenceError(error, 'unreachable', 'What was used could not be told.'), isLeaving);
      }
    }
  }

  /** Nobody else tells what is in it. */
  #nextBatch(): readonly Use[] {
    const batch: Use[] = [];
    let length = 0;
    for (const [key, use] of this.#waiting) {
      length += JSON.stringify(this.#lineOf(use)).length + 1;
      if (batch.length === mostInBatch || (length > longestBatch && batch.length > 0)) break;
      batch.push(use);
      this.#waiting.delete(key);
    }
    return batch;
  }

  async #send(batch: readonly Use[], isLeaving: boolean): Promise<void> {
    const uses = batch.map((use) => this.#lineOf(use));
    const question = { method: 'POST', path: '/v1/licences/uses', body: { uses }, keepalive: true, isLeaving } as const;
    await this.#options.transport.ask(question, { signal: this.#options.lifetime });
  }

  #lineOf({ email, feature, count, until }: Use): object {
    return { ...(email !== undefined && { email }), product: this.#options.product, feature, count, at: new Date(until).toISOString() };
  }

  /** After an outage, to be told again; what the server refuses it would refuse again, unless the token was an old one. */
  #takeBack(batch: readonly Use[], error: LicenceError, isLeaving: boolean): void {
    const { intervalMs, random } = this.#options;
    const oldest = this.#now() - oldestMs;
    const kept = error.isOutage || (isLeaving && error.status === 401) ? batch.filter(({ since }) => since >= oldest) : [];
    if (kept.length < batch.length)
      this.#lose(
        batch.filter((use) => !kept.includes(use)),
        error,
      );
    for (const use of kept) this.#add(use);
    this.#failures += 1;
    if (this.#waiting.size > 0) {
      this.#schedule((error.retryAfterMs ?? 0) + intervalMs + fullJitter(this.#failures, intervalMs, longestDelayMs, random));
    }
  }

  #lose(uses: readonly Use[], cause: LicenceError | undefined): void {
    const count = uses.reduce((sum, use) => sum + use.count, 0);
    this.#options.onError(new LicenceError('uses_lost', `${count} uses of features could not be told to the licence server.`, { cause }));
  }
}

/** In a page: it may not come back. Elsewhere never. */
function whenPageHides(hide: () => void): () => void {
  const page = (globalThis as { document?: Page }).document;
  if (page === undefined) return () => undefined;
  const listener = (): void => {
    if (page.visibilityState === 'hidden') hide();
  };
  page.addEventListener('visibilitychange', listener);
  return () => page.removeEventListener('visibilitychange', listener);
}

interface Page {
  readonly visibilityState: string;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
  removeEventListener(type: 'visibilitychange', listener: () => void): void;
}
