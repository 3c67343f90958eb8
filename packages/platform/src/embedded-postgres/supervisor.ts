import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { findFreePort } from './free-port.ts';
import { PostmasterFailed, startPostmaster, type Postmaster, type PostmasterExit, type PostmasterOptions } from './postmaster.ts';

export interface SupervisorOptions extends PostmasterOptions {
  /** Told when the server ended without being asked to; it is started again on the same port. */
  readonly onExit?: ((exit: PostmasterExit) => void) | undefined;
}

/** A server that is started again whenever it dies. Disposing stops it and waits for its end; doing so twice is harmless. */
export interface SupervisedPostmaster extends AsyncDisposable {
  readonly port: number;
  /** The process of the run that was started last. */
  readonly pid: number;
}

const firstRetryDelayMs = 50;
const lastRetryDelayMs = 10_000;
const sessionsLinger = 'pre-existing shared memory block';
const sessionsLingerTimeoutMs = 30_000;
const portAttempts = 5;

/** Starts the server on a free port and keeps it running. Throws {@link EmbeddedPostgresError} when it cannot be started at all. */
export async function supervisePostmaster(options: SupervisorOptions): Promise<SupervisedPostmaster> {
  const first = await startOnFreePort(options);
  const { port } = first;
  const stopping = new AbortController();
  let current = first.postmaster;
  let startedAtMs = performance.now();
  let retryDelayMs = firstRetryDelayMs;
  const kept = keepRunning();

  async function keepRunning(): Promise<void> {
    for (;;) {
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      options.log('error', `PostgreSQL ended unexpectedly (${exit.signal ?? `code ${exit.code}`}): it is started again.`);
      options.onExit?.(exit);
      // One that dies soon after every start is given more and more time.
      const ranWell = performance.now() - startedAtMs > lastRetryDelayMs;
      retryDelayMs = ranWell ? firstRetryDelayMs : nextRetryDelay(retryDelayMs);
      const next = await startAgain(options, port, retryDelayMs, stopping.signal);
      if (next === undefined) return;
      current = next;
      startedAtMs = performance.now();
      if (stopping.signal.aborted) return;
      options.log('info', `PostgreSQL runs again on port ${port} (process ${next.pid}).`);
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await current.stop();
    await kept;
    await current.stop();
  }

  return {
    port,
    get pid() {
      return current.pid;
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function startOnFreePort(options: PostmasterOptions): Promise<{ port: number; postmaster: Postmaster }> {
  const deadline = performance.now() + sessionsLingerTimeoutMs;
  for (let portsTried = 1; ;) {
    const port = await findFreePort();
    try {
      return { port, postmaster: await startPostmaster(options, port) };
    } catch (error) {
      if (!(error instanceof PostmasterFailed)) throw error;
      const portTaken = error.message.includes('could not bind') && portsTried < portAttempts;
      const sessionsLeft = error.message.includes(sessionsLinger) && performance.now() < deadline;
      if (!portTaken && !sessionsLeft) throw new EmbeddedPostgresError('start_failed', error.message, { cause: error });
      if (portTaken) portsTried += 1;
      else await delay(firstRetryDelayMs);
    }
  }
}

/** Tries until it succeeds, or until we are to stop: a full disk may have room again. */
async function startAgain(
  options: SupervisorOptions,
  port: number,
  firstDelayMs: number,
  stopping: AbortSignal,
): Promise<Postmaster | undefined> {
  for (let retryDelayMs = firstDelayMs; ; retryDelayMs = nextRetryDelay(retryDelayMs)) {
    await delay(retryDelayMs, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return undefined;
    try {
      return await startPostmaster(options, port, stopping);
    } catch (error) {
      if (stopping.aborted) return undefined;
      // Sessions of the dead server notice its end within moments; until then its shared memory is in use.
      const level = (error as Error).message.includes(sessionsLinger) ? 'debug' : 'error';
      options.log(level, (error as Error).message);
    }
  }
}

function nextRetryDelay(retryDelayMs: number): number {
  return Math.min(retryDelayMs * 2, lastRetryDelayMs);
}
