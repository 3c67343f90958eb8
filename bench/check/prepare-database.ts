import { createServices, createLogger, type Installation } from '../../apps/server/src/index.ts';
import { openTemporaryInstallation, type TemporaryPostgres } from '../measure/temporary-installation.ts';
import type { Population } from './population.ts';
import { seed } from './seed.ts';

export interface PreparedDatabase {
  /** Of a key that may check, as often as it likes. */
  readonly apiKey: string;
  /** As the role of each service. */
  readonly databaseUrls: Installation['databaseUrls'];
}

/** Migrates a database, and writes a population and an API key into it. */
export async function prepareDatabase(postgres: TemporaryPostgres, population: Population): Promise<PreparedDatabase> {
  await using resources = new AsyncDisposableStack();
  const { installation, adminUrl } = await openTemporaryInstallation(postgres, resources);
  await seed(adminUrl, population);
  const services = resources.use(createServices(installation, createLogger('warn')));
  const { key } = await services.access.issueApiKey(
    { name: 'bench', scopes: ['licence:check'], requestsPerSecond: 1_000_000, expiresAt: null },
    { actor: { kind: 'system', id: null, name: 'bench' }, origin: 'cli', address: null, requestId: 'bench', now: Temporal.Now.instant() },
  );
  return { apiKey: key, databaseUrls: installation.databaseUrls };
}
