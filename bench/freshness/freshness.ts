import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { startAllInOne } from '../check/measured-server.ts';
import { populationOf } from '../check/population.ts';
import { prepareDatabase } from '../check/prepare-database.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { decimals, type Report } from '../measure/report.ts';
import { quantile } from '../measure/statistics.ts';
import { startTemporaryPostgres } from '../measure/temporary-installation.ts';
import { CheckAsker } from './check-asker.ts';
import { changeUntilVisible, selectOne } from './change-until-visible.ts';

export const freshnessBenchmark: Benchmark = {
  name: 'freshness',
  summary: 'Milliseconds from the commit of a change to the first check that answers by it, beside a `select 1`',
  options: {
    licences: { type: 'string', default: '100000' },
    changes: { type: 'string', default: '2000' },
    pause: { type: 'string', default: '5' },
  },
  run: measureFreshness,
};

async function measureFreshness({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const population = populationOf(wholeNumber(options, 'licences', 1_000));
  const changes = wholeNumber(options, 'changes', 10);
  const pauseMs = wholeNumber(options, 'pause');
  const postgres = await startTemporaryPostgres(resources);
  progress(`writing ${population.licences.toLocaleString('en')} licences into PostgreSQL ${postgres.version}`);
  const { apiKey, databaseUrls } = await prepareDatabase(postgres, population);
  const { port } = await startAllInOne(postgres.environment(), resources);
  const { client } = resources.use(await openConnection(databaseUrls.registry, 'seatledger bench'));
  const asker = resources.use(await CheckAsker.open(port, apiKey));
  progress(`making ${changes.toLocaleString('en')} changes`);
  const visibleMs: number[] = [];
  const selectMs: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    selectMs.push(await selectOne(client));
    visibleMs.push(await changeUntilVisible(client, asker, population, change));
  }
  return reportFreshness({ licences: population.licences, changes, pauseMs, postgres: postgres.version }, visibleMs, selectMs);
}

function reportFreshness(settings: Report['settings'], visibleMs: readonly number[], selectMs: readonly number[]): Report {
  const visible = quantilesOf(visibleMs);
  const select = quantilesOf(selectMs);
  const row = (name: string, { p50, p90, p99, most }: Quantiles): string[] => [name, ...[p50, p90, p99, most].map(decimals(2))];
  return {
    bench: 'freshness',
    settings,
    tables: [
      { header: ['milliseconds', 'p50', 'p90', 'p99', 'most'], rows: [row('commit until visible', visible), row('select 1', select)] },
    ],
    targets: [
      { figure: 'p50 from commit until visible, to that of select 1', measured: visible.p50 / select.p50, bound: 'at most', must: 2.5 },
      { figure: 'p99 from commit until visible, milliseconds', measured: visible.p99, bound: 'at most', must: 50 },
    ],
    notes: [
      'From the moment in which the committing program has the answer to its COMMIT to the moment in which it has the first answer to a check that shows the change.',
      'It asks one check after the other over one connection, so that an answer takes part in every figure.',
    ],
    figures: { visibleMs, selectMs },
  };
}

interface Quantiles {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly most: number;
}

function quantilesOf(figures: readonly number[]): Quantiles {
  const sorted = figures.toSorted((a, b) => a - b);
  const [p50 = Number.NaN, p90 = Number.NaN, p99 = Number.NaN, most = Number.NaN] = [0.5, 0.9, 0.99, 1].map((part) =>
    quantile(sorted, part),
  );
  return { p50, p90, p99, most };
}
