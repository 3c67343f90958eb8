import { servedServices } from '../../apps/server/src/index.ts';
import type { Environment } from '../../packages/platform/src/config/config.ts';
import { startWorker, type Worker } from '../measure/worker.ts';
import type { ServerUsage } from './servers/server-process.ts';

export type ServerName = 'const' | 'ours' | 'ours, 2 threads' | 'ours, all in one' | 'database' | 'unleash' | 'nginx';

/** A server in a process of its own. */
export interface MeasuredServer {
  readonly name: ServerName;
  readonly port: number;
  readonly usage: () => Promise<ServerUsage>;
}

/** Starts what `servers/<name>.ts` describes. */
export async function startServer(
  name: keyof typeof scripts,
  settings: unknown,
  resources: AsyncDisposableStack,
): Promise<MeasuredServer & { readonly worker: Worker }> {
  const worker = resources.use(startWorker(scripts[name]));
  const port = await worker.ask<number>('start', settings);
  return { name, port, worker, usage: () => worker.ask<ServerUsage>('usage') };
}

/** Seatledger as `npx seatledger serve` runs it. */
export function startAllInOne(environment: Environment, resources: AsyncDisposableStack): ReturnType<typeof startServer> {
  return startServer('ours, all in one', { environment, services: servedServices }, resources);
}

const ours = new URL('servers/ours.ts', import.meta.url);
const scripts = {
  const: new URL('servers/const.ts', import.meta.url),
  ours,
  'ours, 2 threads': ours,
  'ours, all in one': ours,
  database: new URL('servers/database.ts', import.meta.url),
  unleash: new URL('servers/unleash.ts', import.meta.url),
};
