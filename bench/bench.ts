import { parseArgs } from 'node:util';
import { auditAppendBenchmark } from './audit-append/audit-append.ts';
import { auditVerifyBenchmark } from './audit-verify/audit-verify.ts';
import { blastRadiusBenchmark } from './blast-radius/blast-radius.ts';
import { changeRequestsBenchmark } from './change-requests/change-requests.ts';
import { checkBenchmark } from './check/check.ts';
import { consoleBenchmark } from './console/console.ts';
import { freshnessBenchmark } from './freshness/freshness.ts';
import { importBenchmark } from './import/import.ts';
import { legacyBenchmark } from './legacy/legacy.ts';
import { legacyReadBenchmark } from './legacy-read/legacy-read.ts';
import { licenceIndexBenchmark } from './licence-index/licence-index.ts';
import { signingBenchmark } from './signing/signing.ts';
import { searchBenchmark } from './search/search.ts';
import { UsageError, type Benchmark } from './measure/benchmark.ts';
import { describeMachine } from './measure/machine.ts';
import { reportJson, reportText } from './measure/report.ts';

const benchmarks: readonly Benchmark[] = [
  auditAppendBenchmark,
  auditVerifyBenchmark,
  blastRadiusBenchmark,
  changeRequestsBenchmark,
  checkBenchmark,
  consoleBenchmark,
  freshnessBenchmark,
  importBenchmark,
  legacyBenchmark,
  legacyReadBenchmark,
  licenceIndexBenchmark,
  searchBenchmark,
  signingBenchmark,
];

async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--list' || name === '--help') {
    console.log(`Usage: npm run bench -- NAME [--json] [options]\n\n${benchmarks.map(describe).join('\n\n')}`);
    return name === undefined ? 1 : 0;
  }
  const benchmark = benchmarks.find((one) => one.name === name);
  if (benchmark === undefined) throw new UsageError(`There is no benchmark ${name}; npm run bench -- --list names them.`);
  const { values } = parseArgs({ args: rest, options: { ...benchmark.options, json: { type: 'boolean', default: false } }, strict: true });
  await runBenchmark(benchmark, values as Readonly<Record<string, string | boolean | undefined>>);
  return 0;
}

async function runBenchmark(benchmark: Benchmark, options: Readonly<Record<string, string | boolean | undefined>>): Promise<void> {
  await using resources = new AsyncDisposableStack();
  disposeWhenStopped(resources);
  const machine = describeMachine();
  const progress = (text: string): void => console.error(`… ${text}`);
  const report = await benchmark.run({ options, resources, progress });
  console.log(options['json'] === true ? reportJson(report, machine) : reportText(report, machine));
}

function describe({ name, summary, options }: Benchmark): string {
  const lines = Object.entries(options).map(([option, { default: value }]) => `  --${option} (${String(value)})`);
  return `${name}: ${summary}\n${lines.join('\n')}`;
}

let isStopping = false;

/** Databases and folders must not stay behind because somebody lost patience, or because of a mistake of ours. */
function disposeWhenStopped(resources: AsyncDisposableStack): void {
  const stop = async (exitCode: number): Promise<void> => {
    isStopping = true;
    await resources.disposeAsync().catch(() => undefined);
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(130));
  process.once('uncaughtException', (error) => {
    console.error(error);
    void stop(1);
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // What is under way fails when its servers are taken away.
  if (!isStopping) console.error(isUsageError(error) ? error.message : error);
  process.exitCode = 1;
}

function isUsageError(error: unknown): error is Error {
  return error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') === true;
}
