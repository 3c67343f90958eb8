// Seatledger as `npx seatledger serve` runs it, all of it or the check alone.
import { setTimeout } from 'node:timers/promises';
import { readConfig, type Environment } from '../../../packages/platform/src/config/config.ts';
import { serve, type ServedService } from '../../../apps/server/src/index.ts';
import { measuredServer } from './server-process.ts';

export interface OursSettings {
  readonly environment: Environment;
  readonly services: readonly ServedService[];
}

async function start({ environment, services }: OursSettings): Promise<number> {
  const { url } = await serve({ config: readConfig(environment), services });
  // A server that does nothing but check listens before it knows anything.
  while (!(await fetch(`${url}/readyz`)).ok) await setTimeout(5);
  return Number(new URL(url).port);
}

measuredServer(start);
