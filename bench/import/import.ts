import { join } from 'node:path';
import type pg from 'pg';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import type { Report } from '../measure/report.ts';
import { openTemporaryInstallation, startTemporaryPostgres } from '../measure/temporary-installation.ts';
import { startWorker } from '../measure/worker.ts';
import { watchBackends } from './backend-memory.ts';
import type { CopyTask } from './copy-rows.ts';
import { runImport, type ImportTask } from './import-command.ts';
import { reportImports } from './import-report.ts';
import { createListDomain, emptyUsers, requireUsers } from './list-domain.ts';
import { writeListFiles } from './list-files.ts';
import type { RowOrder } from './rows.ts';
import type { Way, WriteRound } from './write-round.ts';

export const importBenchmark: Benchmark = {
  name: 'import',
  summary: "A customer's list through `seatledger user import`, beside COPY of the same rows into the same table",
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    sorted: { type: 'boolean', default: false },
  },
  run: runImports,
};

interface Bench {
  readonly rows: number;
  readonly client: pg.Client;
  readonly postgresPid: number;
  readonly copy: CopyTask;
  readonly import: Omit<ImportTask, 'outcome'>;
}

async function runImports({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const rows = wholeNumber(options, 'rows', 100);
  const rounds = wholeNumber(options, 'rounds');
  const order: RowOrder = options['sorted'] === true ? 'sorted' : 'shuffled';
  const postgres = await startTemporaryPostgres(resources);
  const { adminUrl, installation } = await openTemporaryInstallation(postgres, resources);
  const { client } = resources.use(await openConnection(adminUrl, 'seatledger bench'));
  await createListDomain(client, rows);
  const inFolder = (name: string): string => join(postgres.folder, name);
  const files = { csv: inFolder('list.csv'), copy: inFolder('list.copy') };
  progress(`writing a list of ${rows.toLocaleString('en')} rows`);
  await writeListFiles(files, rows, order);
  const bench: Bench = {
    rows,
    client,
    postgresPid: postgres.pid,
    copy: { databaseUrl: installation.databaseUrls.registry, file: files.copy },
    import: { environment: postgres.environment(), csv: files.csv, peakFile: inFolder('peak') },
  };
  const run = async (way: Way, round: number): Promise<WriteRound> => {
    const result = await runWay(bench, way);
    progress(`round ${round}: ${way} ${result.seconds.toFixed(2)} s`);
    return result;
  };
  const measured = await interleave(['copy', 'applied'] as const, rounds, run);
  const others = await interleave(['nothing_to_do', 'dry_run'] as const, 1, run);
  return reportImports({ settings: { rows, order, rounds, postgres: postgres.version }, measured: new Map([...measured, ...others]) });
}

/** The list is there already when there is nothing to do, and no user is in any other case. */
async function runWay(bench: Bench, way: Way): Promise<WriteRound> {
  const { rows, client } = bench;
  if (way === 'nothing_to_do') await client.query('checkpoint');
  else await emptyUsers(client);
  using watch = watchBackends(bench.postgresPid);
  const written = way === 'copy' ? await copyRows(bench.copy) : await runImport({ ...bench.import, outcome: way });
  await requireUsers(client, way === 'dry_run' ? 0 : rows);
  return { ...written, backend: watch.most };
}

async function copyRows(task: CopyTask): Promise<{ seconds: number }> {
  await using worker = startWorker(new URL('copy-rows.ts', import.meta.url));
  return { seconds: await worker.ask<number>('copy', task) };
}
