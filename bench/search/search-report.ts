import { count, decimals, megabytes, middleHalfText, type Report, type Table } from '../measure/report.ts';
import { quantile, ratios, spreadOf, type Spread } from '../measure/statistics.ts';
import type { Plan } from './explain-searches.ts';
import type { Way } from './questions.ts';

export interface Sizes {
  readonly tableBytes: number;
  readonly indexBytes: number;
  readonly usersBytes: number;
}

interface Measurements {
  readonly settings: Report['settings'];
  /** Of each way, round by round, the milliseconds of its requests. */
  readonly measured: ReadonlyMap<Way, readonly (readonly number[])[]>;
  readonly indexSeconds: number;
  readonly foundMs: readonly number[];
  readonly sizes: Sizes;
  readonly plans: readonly Plan[];
}

interface Figures {
  readonly way: Way;
  readonly p50Ms: Spread;
  readonly p95Ms: number;
  /** Of the time of reading one user to this one's. */
  readonly ratioToRead: Spread;
}

const longestP50Ms = 50;

export function reportSearches({ settings, measured, indexSeconds, foundMs, sizes, plans }: Measurements): Report {
  const read = medians(measured.get('read') ?? []);
  const figures = [...measured].map(([way, rounds]) => figuresOf(way, rounds, read));
  const slowest = Math.max(...figures.map(({ p50Ms }) => p50Ms.median));
  return {
    bench: 'search',
    settings,
    tables: [waysTable(figures), indexTable(indexSeconds, foundMs, sizes, Number(settings['users']))],
    targets: [{ figure: 'p50 of the slowest way of searching, ms', measured: slowest, bound: 'at most', must: longestP50Ms }],
    notes: [
      'One request at a time. p50: median of the rounds’ medians (middle half of the rounds). p95: of all requests. Ratios are taken round by round.',
      'Read: GET /v1/users/{id} of the same server, one row by its primary key. Searches ask for all three kinds, ten of each.',
      ...plans.map(({ step, lines }) => `${step}\n${lines.map((line) => `  ${line}`).join('\n')}\n`),
    ],
    figures: { ways: figures, rounds: Object.fromEntries(measured), indexSeconds, foundMs, sizes, plans },
  };
}

function medians(rounds: readonly (readonly number[])[]): number[] {
  return rounds.map((round) => spreadOf(round).median);
}

function figuresOf(way: Way, rounds: readonly (readonly number[])[], read: readonly number[]): Figures {
  const p50 = medians(rounds);
  const all = rounds.flat().toSorted((a, b) => a - b);
  return { way, p50Ms: spreadOf(p50), p95Ms: quantile(all, 0.95), ratioToRead: ratios(read, p50) };
}

function waysTable(figures: readonly Figures[]): Table {
  return {
    header: ['', 'p50 ms', 'p95 ms', 'time of read to this'],
    rows: figures.map(({ way, p50Ms, p95Ms, ratioToRead }) => [
      way,
      middleHalfText(p50Ms, decimals(1)),
      decimals(1)(p95Ms),
      middleHalfText(ratioToRead, decimals(2)),
    ]),
  };
}

function indexTable(indexSeconds: number, foundMs: readonly number[], sizes: Sizes, users: number): Table {
  return {
    header: ['the index', ''],
    rows: [
      ['all users indexed after the start, s', decimals(1)(indexSeconds)],
      ['users indexed per second', count(users / indexSeconds)],
      ['a new user found after its creation, ms', middleHalfText(spreadOf(foundMs), decimals(0))],
      ['entries', megabytes(sizes.tableBytes)],
      ['their indexes', megabytes(sizes.indexBytes)],
      ['users with their indexes, for comparison', megabytes(sizes.usersBytes)],
    ],
  };
}
