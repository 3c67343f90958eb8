import { secondsOf, wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { startTemporaryPostgres, type TemporaryPostgres } from '../measure/temporary-installation.ts';
import type { Report } from '../measure/report.ts';
import { reportChecks, type OurFigures } from './check-report.ts';
import { startServer, type MeasuredServer } from './measured-server.ts';
import { startNginx } from './nginx.ts';
import { populationOf, type Population } from './population.ts';
import { prepareDatabase } from './prepare-database.ts';
import { measureRounds } from './rounds.ts';
import { meanAnswerLength, requireSameAnswers } from './sample-answers.ts';
import type { ServerMemory } from './servers/server-process.ts';

export const checkBenchmark: Benchmark = {
  name: 'check',
  summary: 'Licence checks per CPU second of the server, beside a server that does nothing, one that asks the database, and nginx',
  options: {
    licences: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '0.5' },
    connections: { type: 'string', default: '64' },
  },
  run: runChecks,
};

async function runChecks({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const population = populationOf(wholeNumber(options, 'licences', 1_000));
  const rounds = wholeNumber(options, 'rounds');
  const seconds = secondsOf(options, 'seconds');
  const connections = wholeNumber(options, 'connections');
  const postgres = await startTemporaryPostgres(resources);
  const emptyBytes = await memoryOfEmptyServer(postgres);
  progress(`writing ${population.licences.toLocaleString('en')} licences into PostgreSQL ${postgres.version}`);
  const { apiKey, databaseUrls } = await prepareDatabase(postgres, population);
  progress('starting the servers');
  const startedAt = performance.now();
  const ours = await startServer('ours', postgres.environment(), resources);
  const startSeconds = (performance.now() - startedAt) / 1000;
  const { servers, answerLength } = await startOthers(ours, { population, apiKey, databaseUrl: databaseUrls.registry }, resources);
  const plan = { rounds, seconds, postgresPid: postgres.pid };
  const measured = await measureRounds(servers, { licences: population.licences, apiKey, connections }, plan, progress);
  const { residentBytes, keptBytes } = await ours.worker.ask<ServerMemory>('memory');
  const figures: OurFigures = { startSeconds, residentBytes, bytesPerLicence: (keptBytes - emptyBytes) / population.licences };
  const settings = {
    licences: population.licences,
    domains: population.domains,
    rounds,
    seconds,
    connections,
    answerBytes: answerLength,
    postgres: postgres.version,
  };
  return reportChecks({ settings, measured, ours: figures });
}

interface Asked {
  readonly population: Population;
  readonly apiKey: string;
  readonly databaseUrl: string;
}

async function startOthers(ours: MeasuredServer, { population, apiKey, databaseUrl }: Asked, resources: AsyncDisposableStack) {
  const database = await startServer('database', { apiKey, databaseUrl }, resources);
  await requireSameAnswers([ours, database], population, apiKey);
  const answerLength = await meanAnswerLength(ours, population, apiKey);
  const constant = await startServer('const', { apiKey, answerLength }, resources);
  const nginx = await startNginx(answerLength, resources);
  const servers: readonly MeasuredServer[] = [constant, ours, database, ...(nginx === undefined ? [] : [nginx])];
  return { servers, answerLength };
}

/** What the program itself keeps, so that the rest is the licences'. */
async function memoryOfEmptyServer(postgres: TemporaryPostgres): Promise<number> {
  await using resources = new AsyncDisposableStack();
  const { worker } = await startServer('ours', postgres.environment('empty'), resources);
  const { keptBytes } = await worker.ask<ServerMemory>('memory');
  return keptBytes;
}
