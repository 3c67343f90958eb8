import { decimals, spreadText, type Table, type Target } from '../measure/report.ts';
import { spreadOf } from '../measure/statistics.ts';
import type { Audited, Form } from './lighthouse.ts';
import type { PageLoad } from './load-page.ts';

type Loads = ReadonlyMap<string, readonly PageLoad[]>;
type Audits = ReadonlyMap<{ readonly page: string; readonly form: Form }, readonly Audited[]>;

const mustPaintMs = 1_500;
const mustScore = 95;

export function loadTable(loads: Loads): Table {
  return {
    header: ['page', 'first paint, ms', 'of use, ms', 'layout shift', 'JavaScript, kB', 'in files'],
    rows: Array.from(loads, ([page, rounds]) => [
      page,
      shown(rounds, ({ firstPaintMs }) => firstPaintMs),
      shown(rounds, ({ usefulMs }) => usefulMs),
      shown(rounds, ({ layoutShift }) => layoutShift, 3),
      shown(rounds, ({ scriptBytes }) => scriptBytes / 1024),
      shown(rounds, ({ scripts }) => scripts),
    ]),
  };
}

export function auditTable(audits: Audits): Table {
  return {
    header: [
      'page, as Lighthouse has it',
      'performance',
      'accessibility',
      'best practices',
      'first paint, ms',
      'largest paint, ms',
      'blocked, ms',
      'layout shift',
    ],
    rows: Array.from(audits, ([{ page, form }, rounds]) => [
      `${page}, ${form}`,
      shown(rounds, ({ performance }) => performance),
      shown(rounds, ({ accessibility }) => accessibility),
      shown(rounds, ({ bestPractices }) => bestPractices),
      shown(rounds, ({ firstContentfulPaintMs }) => firstContentfulPaintMs),
      shown(rounds, ({ largestContentfulPaintMs }) => largestContentfulPaintMs),
      shown(rounds, ({ totalBlockingMs }) => totalBlockingMs),
      shown(rounds, ({ layoutShift }) => layoutShift, 3),
    ]),
  };
}

export function loadTargets(loads: Loads): readonly Target[] {
  return Array.from(loads, ([page, rounds]) => ({
    figure: `${page} of use, ms`,
    measured: medianOf(rounds, ({ usefulMs }) => usefulMs),
    bound: 'at most',
    must: mustPaintMs,
  }));
}

/** Of a desktop: who works with the console sits before one. */
export function auditTargets(audits: Audits): readonly Target[] {
  const scores = ['performance', 'accessibility', 'bestPractices'] as const;
  return [...audits]
    .filter(([{ form }]) => form === 'desktop')
    .flatMap(([{ page }, rounds]) =>
      scores.map((score) => ({
        figure: `${page}, ${score}`,
        measured: medianOf(rounds, (audited) => audited[score]),
        bound: 'at least' as const,
        must: mustScore,
      })),
    );
}

function shown<Round>(rounds: readonly Round[], of: (round: Round) => number, digits = 0): string {
  return spreadText(spreadOf(rounds.map(of)), decimals(digits));
}

function medianOf<Round>(rounds: readonly Round[], of: (round: Round) => number): number {
  return spreadOf(rounds.map(of)).median;
}
