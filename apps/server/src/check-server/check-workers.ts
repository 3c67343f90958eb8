import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Licence, LicenceLog } from '@seatledger/licence';
import type { CheckThreadData, CheckThreadWord } from './check-thread.ts';
import type { ListenOptions } from './check-listener.ts';

/** A thread that ends by itself is started again, but not at once: it may end again. */
const pauseBeforeRestartMs = 1_000;

export interface CheckWorkers extends AsyncDisposable {
  readonly port: number;
}

/** The port, or one that is free for 0: where sockets share a port, the system does not say that somebody else has it. */
async function freePort({ host, port }: Pick<ListenOptions, 'host' | 'port'>): Promise<number> {
  const server = createServer().listen({ host, port });
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  const closed = once(server, 'close');
  server.close();
  await closed;
  return free;
}

/** Threads that listen on one port; one that breaks down is replaced, while the others go on. */
export async function startCheckWorkers(
  licence: Licence,
  threads: number,
  { tokenIssuers, ...listen }: Omit<ListenOptions, 'reusePort'> & Pick<CheckThreadData, 'tokenIssuers'>,
  log: LicenceLog,
): Promise<CheckWorkers> {
  const workers = new Set<Worker>();
  let isStopping = false;

  async function start(port: number): Promise<void> {
    const shared = licence.shareChecks();
    const workerData: CheckThreadData = { shared, listen: { ...listen, port, reusePort: true }, tokenIssuers };
    const worker = new Worker(new URL('check-thread.ts', import.meta.url), { workerData, transferList: [shared.port] });
    const listening = Promise.withResolvers<void>();
    worker.on('message', (word: CheckThreadWord) => {
      if (word.kind === 'listening') listening.resolve();
      else log('error', word.message, word.details);
    });
    worker.on('error', (error) => {
      listening.reject(error);
      log('error', 'a thread that checks licences broke down', { reason: String(error) });
    });
    worker.once('exit', () => {
      workers.delete(worker);
      listening.reject(new Error('the thread ended before it listened'));
    });
    workers.add(worker);
    await listening.promise;
    worker.once('exit', () => startAgainLater(port));
  }

  function startAgainLater(port: number): void {
    if (isStopping) return;
    setTimeout(() => {
      if (!isStopping) start(port).catch(() => startAgainLater(port));
    }, pauseBeforeRestartMs).unref();
  }

  async function stop(): Promise<void> {
    isStopping = true;
    await Promise.all(
      Array.from(workers, async (worker) => {
        const exited = once(worker, 'exit');
        worker.postMessage('stop');
        await exited;
      }),
    );
  }

  try {
    const port = await freePort(listen);
    for (let thread = 0; thread < threads; thread += 1) await start(port);
    return { port, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
