import { count, decimals, megabytes, middleHalfText, type Report, type Table } from '../measure/report.ts';
import { ratios, spreadOf, type Spread } from '../measure/statistics.ts';
import type { MeasuredServer } from './measured-server.ts';
import type { Round } from './rounds.ts';

export interface OurFigures {
  /** Until the first check is answered, the index loaded from PostgreSQL. */
  readonly startSeconds: number;
  readonly residentBytes: number;
  readonly bytesPerLicence: number;
}

interface Measurements {
  readonly settings: Report['settings'];
  readonly measured: ReadonlyMap<MeasuredServer, readonly Round[]>;
  readonly ours: OurFigures;
}

interface Figures {
  readonly server: string;
  readonly answersPerCpuSecond: Spread;
  readonly ratioToConst: Spread;
  readonly answersPerSecond: Spread;
  readonly cpus: Spread;
  readonly p50Ms: Spread;
  readonly p99Ms: Spread;
  readonly residentBytes: number;
  readonly generatorCpus: Spread;
  readonly otherCpus: Spread;
}

export function reportChecks({ settings, measured, ours }: Measurements): Report {
  const rounds = new Map([...measured].map(([{ name }, results]) => [name, results]));
  const constRounds = rounds.get('const') ?? [];
  const figures = [...rounds].map(([name, results]) => figuresOf(name, results, constRounds));
  const databaseRounds = rounds.get('database') ?? [];
  if (databaseRounds.every(({ databaseCpuSeconds }) => databaseCpuSeconds !== undefined)) {
    figures.push(figuresOf('database, with PostgreSQL', databaseRounds.map(withDatabaseCpu), constRounds));
  }
  const ourRatio = figures.find(({ server }) => server === 'ours')?.ratioToConst.median ?? Number.NaN;
  return {
    bench: 'check',
    settings,
    tables: [serversTable(figures), oursTable(ours)],
    targets: [{ figure: 'checks per CPU second, ours to const', measured: ourRatio, bound: 'at least', must: 0.85, goal: 0.9 }],
    notes: [
      'Median of the rounds (between which their middle half lies). Ratios are taken round by round.',
      'CPUs used: by the server, by the load generator, and by everybody who has no part in it. Others at work blur the ratios.',
      'Latency: as many questions under way as connections, the server working without a pause; it is the queue that is waited for.',
      ...(rounds.has('nginx') ? [] : ['nginx: skipped, since it is not installed here or its CPU time cannot be read.']),
    ],
    figures: { servers: figures, ours, rounds: Object.fromEntries(rounds) },
  };
}

function figuresOf(server: string, rounds: readonly Round[], constRounds: readonly Round[]): Figures {
  const neighbours = rounds.map(({ round }) => constRounds.find((one) => one.round === round)).filter((round) => round !== undefined);
  return {
    server,
    answersPerCpuSecond: spreadOf(rounds.map(perCpuSecond)),
    ratioToConst: ratios(rounds.map(perCpuSecond), neighbours.map(perCpuSecond)),
    answersPerSecond: spreadOf(rounds.map(({ answers, seconds }) => answers / seconds)),
    cpus: spreadOf(rounds.map(({ cpuSeconds, seconds }) => cpuSeconds / seconds)),
    p50Ms: spreadOf(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: spreadOf(rounds.map(({ p99Ms }) => p99Ms)),
    residentBytes: Math.max(...rounds.map(({ residentBytes }) => residentBytes)),
    generatorCpus: spreadOf(rounds.map(({ generatorCpuSeconds, seconds }) => generatorCpuSeconds / seconds)),
    otherCpus: spreadOf(rounds.map(({ otherCpuSeconds, seconds }) => otherCpuSeconds / seconds)),
  };
}

function perCpuSecond({ answers, cpuSeconds }: Round): number {
  return answers / cpuSeconds;
}

function withDatabaseCpu(round: Round): Round {
  return { ...round, cpuSeconds: round.cpuSeconds + (round.databaseCpuSeconds ?? 0) };
}

function serversTable(figures: readonly Figures[]): Table {
  return {
    header: [
      'server',
      'requests per CPU second',
      'ratio to const',
      'requests per second',
      'CPUs used',
      'by load',
      'by others',
      'p50 ms',
      'p99 ms',
      'RSS',
    ],
    rows: figures.map((one) => [
      one.server,
      middleHalfText(one.answersPerCpuSecond, count),
      middleHalfText(one.ratioToConst, decimals(one.ratioToConst.median < 0.2 ? 3 : 2)),
      count(one.answersPerSecond.median),
      decimals(2)(one.cpus.median),
      decimals(2)(one.generatorCpus.median),
      decimals(2)(one.otherCpus.median),
      decimals(2)(one.p50Ms.median),
      decimals(2)(one.p99Ms.median),
      megabytes(one.residentBytes),
    ]),
  };
}

function oursTable({ startSeconds, residentBytes, bytesPerLicence }: OurFigures): Table {
  return {
    header: ['ours', 'figure'],
    rows: [
      ['start, index loaded from PostgreSQL', `${decimals(2)(startSeconds)} s`],
      ['resident memory after the rounds', megabytes(residentBytes)],
      ['kept per licence, garbage collected, an empty server deducted', `${decimals(1)(bytesPerLicence)} bytes`],
    ],
  };
}
