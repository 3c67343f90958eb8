import { readFile } from 'node:fs/promises';
import { causeName, effectName } from '@seatledger/domain/migration/parity-causes.ts';
import { oldServiceAsker } from '@seatledger/legacy/parity/adapter/ask-old-service.ts';
import { parseAdapter, type OpenedAdapter } from '@seatledger/legacy/parity/adapter/parse-adapter.ts';
import { generateQuestions } from '@seatledger/legacy/parity/generate-questions.ts';
import { OldRules } from '@seatledger/legacy/parity/old-rules.ts';
import { readOldTables } from '@seatledger/legacy/parity/old-tables.ts';
import { readQuestions } from '@seatledger/legacy/parity/read-questions.ts';
import type { Question } from '@seatledger/legacy/parity/service-answer.ts';
import { connectionOptions } from '../connection/connection.ts';
import { table, type Terminal } from '../terminal.ts';
import { textOf, type Arguments, type Verb } from '../verb.ts';
import { openMappedSource, sourceVerbOptions, type OpenedSource } from './opened-source.ts';
import { readChangedSince } from './parity/changed-since.ts';
import { QuestionComparer } from './parity/compare-questions.ts';
import { openReportFiles, type ReportFiles } from './parity/difference-files.ts';
import { readKnownFates } from './parity/known-fates.ts';
import { openSeatledger, type OpenedSeatledger } from './parity/open-seatledger.ts';
import { cellsOf } from './parity/parity-page.ts';
import { reportOf, type ParityReport } from './parity/parity-report.ts';
import { recordRun } from './parity/record-run.ts';
import { Tally } from './parity/tally.ts';
import { serverUsage } from './source-options.ts';

export const parityLegacy: Verb = {
  name: 'legacy parity',
  summary:
    'Asks the old service, or its rules computed from its tables, and Seatledger the same questions, and says what differs and why; ' +
    'exit code 0 nothing differs, 2 something does, 1 it could not be compared',
  usage: `SOURCE… --mapping FILE [--old ADAPTER] [--questions FILE] [--seed S] [--report DIR] [--no-record] ${serverUsage}`,
  options: {
    ...connectionOptions,
    ...sourceVerbOptions,
    old: { type: 'string' },
    questions: { type: 'string' },
    seed: { type: 'string' },
    'no-record': { type: 'boolean', default: false },
  },
  positionals: { least: 1, most: 100 },
  async run(locations, values, terminal) {
    const adapter = await readAdapter(textOf(values, 'old'));
    await using opened = await openMappedSource(locations, values);
    await using seatledger = await openSeatledger(values, opened.mapping);
    const folder = textOf(values, 'report');
    await using files = folder === undefined ? null : await openReportFiles(folder);
    const compared = await compare({ opened, seatledger, adapter, values, files, terminal });
    const report = values['no-record'] === true ? compared : await recordRun(seatledger.client, compared);
    for (const path of (await files?.finish(report)) ?? []) terminal.note(`Wrote ${path}`);
    terminal.result(report, textOfReport(report));
    return report.agreed === report.questions ? 0 : 2;
  },
};

async function readAdapter(path: string | undefined): Promise<OpenedAdapter | null> {
  return path === undefined ? null : parseAdapter(await readFile(path, 'utf8'), path, process.env, 'ask');
}

interface Run {
  readonly opened: OpenedSource;
  readonly seatledger: OpenedSeatledger;
  readonly adapter: OpenedAdapter | null;
  readonly values: Arguments;
  readonly files: ReportFiles | null;
  readonly terminal: Terminal;
}

async function compare({ opened, seatledger, adapter, values, files, terminal }: Run): Promise<ParityReport> {
  const startedAt = Temporal.Now.instant().toString({ smallestUnit: 'second' });
  const { source, mapping } = opened;
  const tables = await readOldTables(source, mapping, (rows) => terminal.progress(`${rows.toLocaleString('en')} rows read`));
  const fates = await readKnownFates(seatledger.client, source.name);
  const changes = await readChangedSince(seatledger.client, fates.firstAppliedAt);
  const tally = new Tally();
  const comparer = new QuestionComparer({
    tables,
    rules: new OldRules(tables, mapping),
    askOld: adapter === null ? null : oldServiceAsker(adapter, mapping),
    concurrency: adapter?.adapter.concurrency ?? 1,
    ask: seatledger.ask,
    fates,
    changes,
    tally,
    onDifference: async (difference) => files?.add(difference),
  });
  const file = textOf(values, 'questions');
  const rules = { seed: textOf(values, 'seed') ?? '', product: null, aliases: changes.aliases };
  let asked = 0;
  for await (const batch of batchesOf(file === undefined ? generateQuestions(tables, rules) : readQuestions(file))) {
    await comparer.compare(batch);
    asked += batch.length;
    terminal.progress(`${asked.toLocaleString('en')} questions asked`);
  }
  await comparer.finish();
  const endedAt = Temporal.Now.instant().toString({ smallestUnit: 'second' });
  const comparedWith = adapter === null ? 'rules' : 'service';
  return reportOf(tally, tables, { source: source.name, comparedWith, startedAt, endedAt });
}

/** As many as a check takes at once. */
const batchLength = 1_000;

async function* batchesOf(questions: Iterable<Question> | AsyncIterable<Question>): AsyncGenerator<readonly Question[], void, void> {
  let batch: Question[] = [];
  for await (const question of questions) {
    batch.push(question);
    if (batch.length < batchLength) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function textOfReport({ questions, agreed, causes, customers, runId }: ParityReport): string {
  const differing = questions - agreed;
  const byCause = causes.map((one) => [causeName(one.cause, 'en'), effectName(one.effect, 'en'), String(one.questions)]);
  const byCustomer = customers.map(({ customer, ...counts }) => [customer, ...cellsOf(counts).map(String)]);
  return [
    `${questions.toLocaleString('en')} questions: ${agreed.toLocaleString('en')} answered alike, ${differing.toLocaleString('en')} differently.`,
    ...(differing > 0 ? ['', table([['cause', 'effect', 'questions'], ...byCause])] : []),
    '',
    table([['customer', 'questions', 'alike', 'different', 'lose', 'gain', 'causes'], ...byCustomer]),
    ...(runId === null ? [] : ['', `Recorded as parity run ${runId}.`]),
  ].join('\n');
}
