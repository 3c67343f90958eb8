import { setTimeout } from 'node:timers/promises';
import type { LicenceLog } from '@seatledger/licence';
import type { CheckListener } from '../check-server/check-listener.ts';
import type { RunningServer } from '../running-server.ts';

const pauseBeforeRetryMs = 2_000;

export interface TakeOverOptions {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Who answers until then. */
  readonly meanwhile: CheckListener;
  /** Starts the whole server, and calls back before it listens, so that the port is free. */
  readonly startWhole: (beforeListening: () => Promise<void>) => Promise<RunningServer>;
  readonly log: LicenceLog;
}

/** A server that is whole as soon as it can be started. */
export function takeOver({ url, meanwhile, startWhole, log }: TakeOverOptions): RunningServer {
  const stopping = new AbortController();
  const { signal } = stopping;
  let lastReason = '';

  async function untilStarted(): Promise<RunningServer | null> {
    while (!signal.aborted) {
      await setTimeout(pauseBeforeRetryMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      try {
        const whole = await startWhole(() => Promise.resolve(meanwhile[Symbol.asyncDispose]()));
        log('info', 'the database is reached: everything is done again');
        return whole;
      } catch (error) {
        const reason = String(error);
        if (reason !== lastReason) log('warn', 'the whole server cannot be started yet', { reason });
        lastReason = reason;
      }
    }
    return null;
  }

  const started = untilStarted();
  return {
    url,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      const whole = await started;
      await meanwhile[Symbol.asyncDispose]();
      await whole?.[Symbol.asyncDispose]();
    },
  };
}
