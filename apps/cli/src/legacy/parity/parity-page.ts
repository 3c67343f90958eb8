import { causeName, describeCause, effectName } from '@seatledger/domain/migration/parity-causes.ts';
import { facts, grid, heading, number, page, paragraph, signatures, text } from '../page-parts.ts';
import type { Difference } from './compare-questions.ts';
import type { ParityReport } from './parity-report.ts';
import type { Counts } from './tally.ts';

/** A parity run as one page: what was asked, what differs and why, by customer, by domain, and each difference as far as there is room. */
export function parityPage(report: ParityReport, told: readonly Difference[]): string {
  const differing = report.questions - report.agreed;
  return page({
    title: `Parity: ${report.source}`,
    body: [
      `<h1>Old and new compared: ${text(report.source)}</h1>`,
      facts([
        ['Asked', `${report.startedAt} to ${report.endedAt}`],
        ['Old', report.comparedWith === 'rules' ? 'the rules of the old service, computed from its tables' : 'the old service itself'],
        ['Questions', number(report.questions)],
        ['Answered alike', number(report.agreed)],
        ['Answered differently', number(differing)],
        ['Parity run', report.runId ?? 'not recorded'],
      ]),
      heading('Differences by cause'),
      differing === 0 ? paragraph('There are none.') : causesOf(report),
      heading('By customer'),
      grid(
        ['Customer', ...columns],
        report.customers.map(({ customer, ...counts }) => [customer, ...cellsOf(counts)]),
      ),
      heading('By domain'),
      grid(
        ['Domain', ...columns],
        report.domains.map(({ name, ...counts }) => [name, ...cellsOf(counts)]),
      ),
      ...differencesOf(told, differing),
      signatures,
    ],
  });
}

const columns = ['Questions', 'Alike', 'Different', 'Lose', 'Gain', 'Causes'];

export function cellsOf(counts: Counts): readonly (string | number)[] {
  const { asked, agreed, causes } = counts;
  const byCause = Map.groupBy(causes, ({ cause }) => cause);
  const told = Array.from(
    byCause,
    ([cause, those]) => `${causeName(cause, 'en')}: ${number(those.reduce((sum, one) => sum + one.questions, 0))}`,
  );
  return [asked, agreed, asked - agreed, withEffect(counts, 'loses'), withEffect(counts, 'gains'), told.join(', ')];
}

function withEffect({ causes }: Counts, wanted: string): number {
  return causes.reduce((sum, { effect, questions }) => sum + (effect === wanted ? questions : 0), 0);
}

function causesOf({ causes }: ParityReport): string {
  return grid(
    ['Cause', 'Effect', 'Questions', ''],
    causes.map(({ cause, effect, questions }) => [causeName(cause, 'en'), effectName(effect, 'en'), questions, describeCause(cause, 'en')]),
  );
}

function differencesOf(told: readonly Difference[], differing: number): readonly string[] {
  if (told.length === 0) return [];
  const rows = told.map(({ email, cause, effect, detail, features, rows: from }) => [
    email,
    causeName(cause, 'en'),
    effectName(effect, 'en'),
    [detail, ...features.map((one) => `${one.feature}: ${shown(one.old)} → ${shown(one.new)}`)].join(' '),
    from.map(({ table, key }) => `${table} ${key}`).join(', '),
  ]);
  const more =
    differing > told.length ? [paragraph(`The first ${number(told.length)} of ${number(differing)}; differences.ndjson has all.`)] : [];
  return [heading('Differences'), ...more, grid(['Address', 'Cause', 'Effect', 'What', 'Rows of the old database'], rows)];
}

function shown(value: boolean | number | string | undefined): string {
  return value === undefined ? 'not named' : String(value);
}
