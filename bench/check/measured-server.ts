import { startWorker, type Worker } from '../measure/worker.ts';
import type { ServerUsage } from './servers/server-process.ts';

/** A server in a process of its own. */
export interface MeasuredServer {
  readonly name: 'const' | 'ours' | 'database' | 'nginx';
  readonly port: number;
  readonly usage: () => Promise<ServerUsage>;
}

/** Starts what `servers/<name>.ts` describes. */
export async function startServer(
  name: Exclude<MeasuredServer['name'], 'nginx'>,
  settings: unknown,
  resources: AsyncDisposableStack,
): Promise<MeasuredServer & { readonly worker: Worker }> {
  const worker = resources.use(startWorker(scripts[name]));
  const port = await worker.ask<number>('start', settings);
  return { name, port, worker, usage: () => worker.ask<ServerUsage>('usage') };
}

const scripts = {
  const: new URL('servers/const.ts', import.meta.url),
  ours: new URL('servers/ours.ts', import.meta.url),
  database: new URL('servers/database.ts', import.meta.url),
};
