import { count, decimals, megabytes, middleHalfText, type Report, type Table, type Target } from '../measure/report.ts';
import { ratios, spreadOf, type Spread } from '../measure/statistics.ts';
import type { MeasuredServer } from './measured-server.ts';
import type { Round } from './rounds.ts';

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

export function reportChecks(settings: Report['settings'], measured: ReadonlyMap<MeasuredServer, readonly Round[]>): Report {
  const rounds = new Map([...measured].map(([{ name }, results]) => [name, results]));
  const constRounds = rounds.get('const') ?? [];
  const figures = [...rounds].map(([name, results]) => figuresOf(name, results, constRounds));
  const databaseRounds = rounds.get('database') ?? [];
  if (databaseRounds.every(({ databaseCpuSeconds }) => databaseCpuSeconds !== undefined)) {
    figures.push(figuresOf('database, with PostgreSQL', databaseRounds.map(withDatabaseCpu), constRounds));
  }
  return {
    bench: 'check',
    settings,
    tables: [serversTable(figures)],
    targets: targetsOf(rounds, constRounds),
    notes: [
      'Median of the rounds (between which their middle half lies). Ratios are taken round by round.',
      'CPUs used: by the server, by the load generator, and by everybody who has no part in it. Others at work blur the ratios.',
      'Latency: as many questions under way as connections, the server working without a pause; it is the queue that is waited for.',
      ...(rounds.has('unleash')
        ? []
        : ['unleash: skipped; --unleash FOLDER names a folder in which `npm install unleash-server` was run.']),
      ...(rounds.has('nginx') ? [] : ['nginx: skipped, since it is not installed here or its CPU time cannot be read.']),
    ],
    figures: { servers: figures, rounds: Object.fromEntries(rounds) },
  };
}

function targetsOf(rounds: ReadonlyMap<string, readonly Round[]>, constRounds: readonly Round[]): Target[] {
  const ours = rounds.get('ours') ?? [];
  const medianTo = (name: string, others: readonly Round[]): number => ratioOf(rounds.get(name) ?? [], others).median;
  const withPostgres = (rounds.get('database') ?? []).map(withDatabaseCpu);
  const unleash = { figure: 'ours to unleash', measured: 1 / medianTo('unleash', ours), bound: 'at least', must: 10 } as const;
  return [
    { figure: 'checks per CPU second, ours to const', measured: medianTo('ours', constRounds), bound: 'at least', must: 0.9 },
    { figure: 'ours to database, with PostgreSQL', measured: 1 / ratioOf(withPostgres, ours).median, bound: 'at least', must: 8 },
    { figure: 'ours with 2 threads to ours with one', measured: medianTo('ours, 2 threads', ours), bound: 'at least', must: 0.9 },
    ...(rounds.has('unleash') ? [unleash] : []),
  ];
}

/** Of rounds to those of another server in the same rounds. */
function ratioOf(rounds: readonly Round[], others: readonly Round[]): Spread {
  const neighbours = rounds.map(({ round }) => others.find((one) => one.round === round)).filter((round) => round !== undefined);
  return ratios(rounds.map(perCpuSecond), neighbours.map(perCpuSecond));
}

function figuresOf(server: string, rounds: readonly Round[], constRounds: readonly Round[]): Figures {
  return {
    server,
    answersPerCpuSecond: spreadOf(rounds.map(perCpuSecond)),
    ratioToConst: ratioOf(rounds, constRounds),
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
