import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check, Findings } from './check.ts';
import type { TestReport } from './report-tests.ts';
import { runProgram, type ProgramEnd } from './run-program.ts';

export interface TestFileOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

/** One test file, run in a process of its own. Each test counts; a file that crashes, hangs or tests nothing has failed. */
export function testFileCheck(path: string, { env, timeoutSeconds }: TestFileOptions): Check {
  return {
    name: path,
    async run(signal) {
      const folder = await mkdtemp(join(tmpdir(), 'seatledger-report-'));
      try {
        const reportFile = join(folder, 'report');
        const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
        const reporter = [`--test-reporter=${join(import.meta.dirname, 'report-tests.ts')}`, `--test-reporter-destination=${reportFile}`];
        const end = await runProgram([...reporter, path], { signal: AbortSignal.any([signal, timeout]), env });
        const reports = parseReports(await readFile(reportFile, 'utf8').catch(() => ''));
        return findingsOf(reports, end, timeout.aborted ? timeoutSeconds : undefined);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function parseReports(text: string): TestReport[] {
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  return complete
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TestReport);
}

function findingsOf(reports: readonly TestReport[], end: ProgramEnd, timedOutAfterSeconds: number | undefined): Findings {
  const passed = reports.filter(({ kind }) => kind === 'passed').length;
  const failures = reports.filter((report) => report.kind === 'failed');
  const skipped = reports
    .filter((report) => report.kind === 'skipped')
    .map(({ name, reason }) => (reason === '' ? name : `${name} (${reason})`));
  const trouble = troubleWithFile(reports, end, timedOutAfterSeconds);
  const failed = failures.length + (trouble === undefined ? 0 : 1);
  const parts = failures.map(({ name, error }) => `${name}\n${error}`);
  if (trouble !== undefined) parts.push(trouble);
  if (failed > 0 && end.output !== '') parts.push(`It printed:\n${end.output}`);
  return { passed, failed, skipped, report: parts.join('\n\n') };
}

/** What is wrong with the file as a whole, whatever its tests say. */
function troubleWithFile(
  reports: readonly TestReport[],
  { exitCode }: ProgramEnd,
  timedOutAfterSeconds: number | undefined,
): string | undefined {
  const kinds = new Set(reports.map(({ kind }) => kind));
  const ending = exitCode === null ? 'was killed' : `exited with ${exitCode}`;
  if (timedOutAfterSeconds !== undefined) return `Stopped after ${timedOutAfterSeconds} s. ${unfinished(reports)}`;
  if (kinds.size > 0 && !kinds.has('finished')) return `The file ${ending} before its tests had ended. ${unfinished(reports)}`;
  if (exitCode === 0 && kinds.isDisjointFrom(new Set(['passed', 'failed', 'skipped']))) return 'The file has no tests.';
  if (exitCode === 0 || kinds.has('failed')) return undefined;
  const remarks = reports.flatMap((report) => (report.kind === 'remark' ? [report.message] : []));
  return [`The file ${ending}.`, ...remarks].join('\n');
}

/** Tests run one after the other, and inside each other: the last one that has not ended is the innermost. */
function unfinished(reports: readonly TestReport[]): string {
  const running: string[] = [];
  for (const report of reports) {
    if (report.kind === 'begun') running.push(report.name);
    if (report.kind === 'ended') running.splice(running.lastIndexOf(report.name), 1);
  }
  return running.length === 0 ? 'No test was running.' : `Running: ${running.join(' › ')}.`;
}
