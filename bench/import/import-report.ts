import { count, decimals, megabytes, spreadText, type Report, type Table } from '../measure/report.ts';
import { ratios, spreadOf, type Spread } from '../measure/statistics.ts';
import type { Way, WriteRound } from './write-round.ts';

interface Measurements {
  readonly settings: Report['settings'];
  readonly measured: ReadonlyMap<Way, readonly WriteRound[]>;
}

interface Figures {
  readonly way: string;
  readonly seconds: Spread;
  readonly rowsPerSecond: Spread;
  /** Of COPY's time to this one's; for what writes the same rows. */
  readonly ratioToCopy: Spread | null;
  readonly peakBytes: number | null;
  readonly backendPrivateBytes: number;
  readonly backendPeakBytes: number;
}

const names: Readonly<Record<Way, string>> = {
  copy: 'COPY into registry.users',
  applied: 'seatledger user import',
  nothing_to_do: 'the same list again, nothing to do',
  dry_run: 'dry run, no users there',
};

export function reportImports({ settings, measured }: Measurements): Report {
  const copyRounds = measured.get('copy') ?? [];
  const figures = [...measured].map(([way, rounds]) => figuresOf(way, rounds, copyRounds, Number(settings['rows'])));
  const ours = figures.find(({ way }) => way === names.applied);
  const peakMegabytes = Math.max(...figures.map(({ peakBytes }) => peakBytes ?? 0)) / 1e6;
  return {
    bench: 'import',
    settings,
    tables: [waysTable(figures)],
    targets: [
      {
        figure: "COPY's time to the import's",
        measured: ours?.ratioToCopy?.median ?? Number.NaN,
        bound: 'at least',
        must: 0.5,
        goal: 0.75,
      },
      { figure: 'peak memory of the importing process, MB', measured: peakMegabytes, bound: 'at most', must: 512 },
    ],
    notes: [
      'Median of the rounds (least–most). Ratios are taken round by round.',
      "Import: the whole command, from the start of its process to its end. COPY: the statement alone, from a prepared file, under the registry's role.",
      'Peak: the most resident memory of the process (VmHWM). Session: of PostgreSQL’s process, its own pages, and in brackets with those of the shared buffers.',
    ],
    figures: { ways: figures, rounds: Object.fromEntries(measured) },
  };
}

function figuresOf(way: Way, rounds: readonly WriteRound[], copyRounds: readonly WriteRound[], rows: number): Figures {
  const seconds = rounds.map((round) => round.seconds);
  const peaks = rounds.flatMap(({ peakBytes }) => (peakBytes === undefined ? [] : [peakBytes]));
  return {
    way: names[way],
    seconds: spreadOf(seconds),
    rowsPerSecond: spreadOf(seconds.map((one) => rows / one)),
    ratioToCopy:
      way === 'copy' || way === 'applied'
        ? ratios(
            copyRounds.map((round) => round.seconds),
            seconds,
          )
        : null,
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
    backendPrivateBytes: Math.max(...rounds.map(({ backend }) => backend.privateBytes)),
    backendPeakBytes: Math.max(...rounds.map(({ backend }) => backend.peakBytes)),
  };
}

function waysTable(figures: readonly Figures[]): Table {
  return {
    header: ['', 'seconds', 'rows per second', "COPY's time to this", 'peak', 'session'],
    rows: figures.map((one) => [
      one.way,
      spreadText(one.seconds, decimals(2)),
      count(one.rowsPerSecond.median),
      one.ratioToCopy === null ? '' : spreadText(one.ratioToCopy, decimals(2)),
      one.peakBytes === null ? '' : megabytes(one.peakBytes),
      `${megabytes(one.backendPrivateBytes)} (${megabytes(one.backendPeakBytes)})`,
    ]),
  };
}
