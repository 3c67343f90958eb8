import type pg from 'pg';
import { createLogger, createServices } from '../../apps/server/src/index.ts';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { startAllInOne } from '../check/measured-server.ts';
import { populationOf, type Population } from '../check/population.ts';
import { seed } from '../check/seed.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import type { Report } from '../measure/report.ts';
import { openTemporaryInstallation, startTemporaryPostgres, type TemporaryPostgres } from '../measure/temporary-installation.ts';
import { reportRadii, type Round } from './blast-radius-report.ts';
import { proposalsFor, type Proposal } from './proposals.ts';

export const blastRadiusBenchmark: Benchmark = {
  name: 'blast-radius',
  summary: 'Who would gain, lose or change what by a change, over the REST API, beside one pass over the users',
  options: {
    users: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '10' },
    overridden: { type: 'boolean', default: false },
  },
  run: measureRadii,
};

/** Reads every user once and keeps what makes them alike: no exact answer that looks at everybody can be quicker. */
const pass: Proposal = { name: 'pass', commands: [] };

async function measureRadii({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const population = populationOf(wholeNumber(options, 'users', 1_000));
  const rounds = wholeNumber(options, 'rounds');
  const overridden = options['overridden'] === true;
  const postgres = await startTemporaryPostgres(resources);
  progress(`writing ${population.licences.toLocaleString('en')} users into PostgreSQL ${postgres.version}`);
  const { apiKey, adminUrl } = await prepareDatabase(postgres, population, overridden);
  const { client } = resources.use(await openConnection(adminUrl, 'seatledger bench'));
  const { port } = await startAllInOne({ ...postgres.environment(), SEATLEDGER_REQUESTS_PER_MINUTE: '1000000' }, resources);
  const ask = askerOf(`http://127.0.0.1:${port}`, apiKey);
  const variants = [pass, ...proposalsFor(population)];
  const measure = (variant: Proposal) => timed(() => (variant === pass ? passOver(client) : ask(variant)));
  await interleave(variants, 1, measure);
  const measured = await interleave(variants, rounds, async (variant, round) => {
    if (variant === pass) progress(`round ${round}`);
    return await measure(variant);
  });
  return reportRadii({
    settings: { users: population.licences, domains: population.domains, rounds, overridden, postgres: postgres.version },
    measured,
    pass,
  });
}

async function prepareDatabase(postgres: TemporaryPostgres, population: Population, overridden: boolean) {
  await using resources = new AsyncDisposableStack();
  const { installation, adminUrl } = await openTemporaryInstallation(postgres, resources);
  await seed(adminUrl, population);
  if (overridden) await overrideEverybody(adminUrl);
  const services = resources.use(createServices(installation, createLogger('warn')));
  const { key } = await services.access.issueApiKey(
    { name: 'bench', scopes: ['registry:read'], requestsPerSecond: 1_000_000, expiresAt: null },
    { actor: { kind: 'system', id: null, name: 'bench' }, origin: 'cli', address: null, requestId: 'bench', now: Temporal.Now.instant() },
  );
  return { apiKey: key, adminUrl };
}

/** A value of their own for everybody, of the feature whose default is asked about. */
async function overrideEverybody(adminUrl: string): Promise<void> {
  await using connection = await openConnection(adminUrl, 'seatledger bench');
  await connection.client.query(
    `insert into registry.overrides (user_id, feature_id, value, reason)
     select id, 2, to_jsonb(id % 500000), 'agreed with sales' from registry.users on conflict do nothing`,
  );
  await connection.client.query('vacuum analyze registry.overrides');
}

async function passOver(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `select domain_id, profile_id, valid_from, valid_until, suspended_at is not null as suspended, count(*)
     from registry.users group by 1, 2, 3, 4, 5`,
  );
  return rowCount ?? 0;
}

function askerOf(origin: string, apiKey: string) {
  return async ({ name, commands }: Proposal): Promise<number> => {
    const response = await fetch(`${origin}/v1/blast-radius`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ commands, asOf: '2026-12-01T12:00:00Z' }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`);
    const { refusals, users } = JSON.parse(text) as { refusals: readonly object[]; users: { affected: number } };
    if (refusals.length > 0) throw new Error(`${name}: ${JSON.stringify(refusals[0])}`);
    return users.affected;
  };
}

async function timed(work: () => Promise<number>): Promise<Round> {
  const startedAt = performance.now();
  const affected = await work();
  return { seconds: (performance.now() - startedAt) / 1000, affected };
}
