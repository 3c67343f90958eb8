import { join } from 'node:path';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { secondsOf, wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { startTemporaryPostgres, type TemporaryPostgres } from '../measure/temporary-installation.ts';
import type { Report } from '../measure/report.ts';
import { reportChecks } from './check-report.ts';
import { startAllInOne, startServer, type MeasuredServer } from './measured-server.ts';
import { startNginx } from './nginx.ts';
import { populationOf, type Population } from './population.ts';
import { prepareDatabase } from './prepare-database.ts';
import { measureRounds } from './rounds.ts';
import { meanAnswerLength, requireSameAnswers } from './sample-answers.ts';

export const checkBenchmark: Benchmark = {
  name: 'check',
  summary: 'Licence checks per CPU second of the server, beside a server that does nothing, one that asks the database, and nginx',
  options: {
    licences: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '0.5' },
    connections: { type: 'string', default: '64' },
    unleash: { type: 'string' },
  },
  run: runChecks,
};

async function runChecks({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const population = populationOf(wholeNumber(options, 'licences', 1_000));
  const rounds = wholeNumber(options, 'rounds');
  const seconds = secondsOf(options, 'seconds');
  const connections = wholeNumber(options, 'connections');
  const postgres = await startTemporaryPostgres(resources);
  progress(`writing ${population.licences.toLocaleString('en')} licences into PostgreSQL ${postgres.version}`);
  const { apiKey, databaseUrls } = await prepareDatabase(postgres, population);
  progress('starting the servers');
  const asked = { population, apiKey, databaseUrl: databaseUrls.registry };
  const { servers, answerLength } = await startServers({ ...asked, postgres, unleashFolder: options['unleash'] }, resources);
  const plan = { rounds, seconds, postgresPid: postgres.pid };
  const measured = await measureRounds(servers, { licences: population.licences, apiKey, frontEndToken, connections }, plan, progress);
  const settings = {
    licences: population.licences,
    domains: population.domains,
    rounds,
    seconds,
    connections,
    answerBytes: answerLength,
    postgres: postgres.version,
  };
  return reportChecks(settings, measured);
}

interface Asked {
  readonly population: Population;
  readonly apiKey: string;
  readonly databaseUrl: string;
  readonly postgres: TemporaryPostgres;
  readonly unleashFolder: string | boolean | undefined;
}

const frontEndToken = 'default:development.bench';
/** As many as somebody who uses them has. */
const toggles = 15;

async function startServers({ population, apiKey, databaseUrl, postgres, unleashFolder }: Asked, resources: AsyncDisposableStack) {
  const environment = postgres.environment();
  const ours = await startServer('ours', { environment: checkServer(environment, 1), services: ['licence'] }, resources);
  const database = await startServer('database', { apiKey, databaseUrl }, resources);
  await requireSameAnswers([ours, database], population, apiKey);
  const answerLength = await meanAnswerLength(ours, population, apiKey);
  const servers: MeasuredServer[] = [
    await startServer('const', { apiKey, answerLength }, resources),
    ours,
    await startServer('ours, 2 threads', { environment: checkServer(environment, 2), services: ['licence'] }, resources),
    await startAllInOne(environment, resources),
    database,
  ];
  if (typeof unleashFolder === 'string') {
    const settings = { databaseUrl: await emptyDatabase(postgres), folder: unleashFolder, token: frontEndToken, toggles };
    servers.push(await startServer('unleash', settings, resources));
  }
  const nginx = await startNginx(answerLength, resources);
  if (nginx !== undefined) servers.push(nginx);
  return { servers, answerLength };
}

function checkServer(environment: Readonly<Record<string, string>>, threads: number): Readonly<Record<string, string>> {
  const folder = join(environment['SEATLEDGER_DATA'] ?? '', `threads-${threads}`);
  return { ...environment, SEATLEDGER_DATA: folder, SEATLEDGER_CHECK_THREADS: String(threads) };
}

async function emptyDatabase(postgres: TemporaryPostgres): Promise<string> {
  const environment = postgres.environment('unleash');
  await using connection = await openConnection(postgres.environment('postgres')['DATABASE_URL'] ?? '', 'seatledger bench');
  await connection.client.query('create database unleash');
  return environment['DATABASE_URL'] ?? '';
}
