// Seatledger as `npx seatledger serve` runs it.
import { readConfig, type Environment } from '../../../packages/platform/src/config/config.ts';
import { serve, servedServices } from '../../../apps/server/src/index.ts';
import { measuredServer } from './server-process.ts';

async function start(environment: Environment): Promise<number> {
  const server = await serve({ config: readConfig(environment), services: servedServices });
  return Number(new URL(server.url).port);
}

measuredServer(start);
