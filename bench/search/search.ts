import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { createLogger, createServices } from '../../apps/server/src/index.ts';
import { openConnection, queryRow } from '../../packages/platform/src/db/connection.ts';
import { startAllInOne } from '../check/measured-server.ts';
import { customers, populationOf, type Population } from '../check/population.ts';
import { seed } from '../check/seed.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import { randomFrom } from '../measure/random.ts';
import type { Report } from '../measure/report.ts';
import { openTemporaryInstallation, startTemporaryPostgres, type TemporaryPostgres } from '../measure/temporary-installation.ts';
import { askAll, createUntilFound, type Caller } from './asking.ts';
import { explainSearches } from './explain-searches.ts';
import { pathOf, ways } from './questions.ts';
import { reportSearches, type Sizes } from './search-report.ts';

export const searchBenchmark: Benchmark = {
  name: 'search',
  summary: 'Searches over the REST API, beside reading one user by its id over the same server',
  options: {
    users: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '30' },
    requests: { type: 'string', default: '10' },
  },
  run: runSearches,
};

/** Users that are created to see how soon they are found. */
const createdUsers = 20;
const warmUpRounds = 5;

async function runSearches({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const population = populationOf(wholeNumber(options, 'users', 1_000));
  const rounds = wholeNumber(options, 'rounds');
  const requests = wholeNumber(options, 'requests');
  const postgres = await startTemporaryPostgres(resources);
  progress(`writing ${population.licences.toLocaleString('en')} users into PostgreSQL ${postgres.version}`);
  const { apiKey, adminUrl } = await prepareDatabase(postgres, population);
  const { client } = resources.use(await openConnection(adminUrl, 'seatledger bench'));
  const { port } = await startAllInOne({ ...postgres.environment(), SEATLEDGER_REQUESTS_PER_MINUTE: '1000000' }, resources);
  const caller: Caller = { origin: `http://127.0.0.1:${port}`, apiKey };
  const indexSeconds = await untilIndexed(client, population, progress);
  await client.query('vacuum analyze registry.search_entries');

  const random = randomFrom(7);
  const numbers = (): number[] => Array.from({ length: requests }, () => Math.floor(random() * population.licences));
  const measure = async (way: (typeof ways)[number]) =>
    askAll(
      caller,
      numbers().map((n) => pathOf(way, population, n)),
    );
  await interleave(ways, warmUpRounds, measure);
  const measured = await interleave(ways, rounds, async (way, round) => {
    if (way === ways[0]) progress(`round ${round}`);
    return await measure(way);
  });
  const foundMs = await createUntilFound(caller, createdUsers);
  const sizes = await sizesOf(client);
  return reportSearches({
    settings: { users: population.licences, domains: population.domains, rounds, requests, postgres: postgres.version },
    measured,
    indexSeconds,
    foundMs,
    sizes,
    plans: await explainSearches(client, population),
  });
}

async function prepareDatabase(postgres: TemporaryPostgres, population: Population): Promise<{ apiKey: string; adminUrl: string }> {
  await using resources = new AsyncDisposableStack();
  const { installation, adminUrl } = await openTemporaryInstallation(postgres, resources);
  await seed(adminUrl, population);
  await tellOfChanges(adminUrl, population);
  const services = resources.use(createServices(installation, createLogger('warn')));
  const { key } = await services.access.issueApiKey(
    { name: 'bench', scopes: ['registry:read', 'users:write'], requestsPerSecond: 1_000_000, expiresAt: null },
    { actor: { kind: 'system', id: null, name: 'bench' }, origin: 'cli', address: null, requestId: 'bench', now: Temporal.Now.instant() },
  );
  return { apiKey: key, adminUrl };
}

/** As the commands do that make such rows. */
async function tellOfChanges(adminUrl: string, { domains, licences }: Population): Promise<void> {
  await using connection = await openConnection(adminUrl, 'seatledger bench');
  await connection.client.query(
    `insert into registry.changes (entity, first_id, last_id, audit_event_id)
     values ('customer', 1, $1, 1), ('domain', 1, $2, 1), ('user', 1, $3, 1)`,
    [customers, domains, licences],
  );
}

/** Seconds from the start of the server, while nobody asks it anything. */
async function untilIndexed(client: pg.Client, { licences }: Population, progress: (text: string) => void): Promise<number> {
  const startedAt = performance.now();
  for (let told = 0; ;) {
    const { done, position } = await queryRow<{ done: number; position: number }>(
      client,
      'select next_id::int as done, position::int from registry.search_head',
    );
    if (position === 3) return (performance.now() - startedAt) / 1000;
    if (done - told >= licences / 5) progress(`${(told = done).toLocaleString('en')} users indexed`);
    await delay(50);
  }
}

async function sizesOf(client: pg.Client): Promise<Sizes> {
  return await queryRow<Sizes & Record<string, unknown>>(
    client,
    `select pg_table_size('registry.search_entries')::float8 as "tableBytes", pg_indexes_size('registry.search_entries')::float8 as "indexBytes",
       pg_total_relation_size('registry.users')::float8 as "usersBytes"`,
  );
}
