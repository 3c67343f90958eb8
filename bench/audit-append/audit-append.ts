import { createLogger, createServices, type Services } from '../../apps/server/src/index.ts';
import type { CommandContext } from '../../packages/platform/src/commands/use-case.ts';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { populationOf } from '../check/population.ts';
import { seed } from '../check/seed.ts';
import { secondsOf, wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import { count, decimals, middleHalfText, type Report } from '../measure/report.ts';
import { quantile, ratios, spreadOf } from '../measure/statistics.ts';
import { openTemporaryInstallation, startTemporaryPostgres } from '../measure/temporary-installation.ts';

export const auditAppendBenchmark: Benchmark = {
  name: 'audit-append',
  summary: 'Commands with their audit events, beside the same commands without; and how soon an event has its place in the log',
  options: {
    users: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '1' },
    writers: { type: 'string', default: '8' },
  },
  run: runAppends,
};

type Variant = 'with events' | 'without';
const variants: readonly Variant[] = ['with events', 'without'];
const warmUpRounds = 3;
const most = { must: 0.2, goal: 0.15 };
const longestDelayMs = 1_000;
const delayLooks = 300;

const context: Omit<CommandContext, 'now'> = {
  actor: { kind: 'operator', id: 1, name: 'rosa@vendor.example' },
  origin: 'api',
  address: '192.0.2.7',
  requestId: 'bench',
};

async function runAppends({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const users = wholeNumber(options, 'users', 100);
  const rounds = wholeNumber(options, 'rounds');
  const seconds = secondsOf(options, 'seconds');
  const writers = wholeNumber(options, 'writers');
  const postgres = await startTemporaryPostgres(resources);
  const { installation, adminUrl } = await openTemporaryInstallation(postgres, resources);
  progress(`writing ${count(users)} users`);
  await seed(adminUrl, populationOf(users));
  const services = resources.use(createServices(installation, createLogger('warn')));
  services.audit.start();
  services.registry.start();

  const measure = createMeasure(services, { users, seconds, writers });
  await interleave(variants, warmUpRounds, measure);
  const measured = await interleave(variants, rounds, async (variant, round) => {
    if (variant === variants[0]) progress(`round ${round}`);
    return await measure(variant);
  });
  progress('sequencing delay');
  const delaysMs = await sequencingDelays(services, adminUrl, users);
  return report({ settings: { users, rounds, seconds, writers, postgres: postgres.version }, measured, delaysMs });
}

/** Commands per second: half of them give a user another name, half suspend or reinstate one. */
function createMeasure(services: Services, { users, seconds, writers }: { users: number; seconds: number; writers: number }) {
  const append = services.audit.writer.append.bind(services.audit.writer);
  let next = 0;
  return async (variant: Variant): Promise<number> => {
    Object.assign(services.audit.writer, { append: variant === 'without' ? async () => 0 : append });
    const startedAt = performance.now();
    let commands = 0;
    const write = async (): Promise<void> => {
      while (performance.now() - startedAt < seconds * 1000) {
        next += 1;
        await services.registry.execute(commandOf(next, users), { ...context, now: Temporal.Now.instant() });
        commands += 1;
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
    Object.assign(services.audit.writer, { append });
    return commands / ((performance.now() - startedAt) / 1000);
  };
}

/** Coprime with any number of users that is no multiple of it: neighbours are of different domains, and wait for no lock of each other. */
const stride = 7919;

/** Goes through the users, each time with something that is a change for them. */
function commandOf(number: number, users: number) {
  const id = ((number * stride) % users) + 1;
  const turn = Math.floor(number / users);
  if (id % 2 === 0) return { kind: 'user.change', id, displayName: `Name ${turn}` };
  return turn % 2 === 0 ? { kind: 'user.suspend', id, reason: 'benchmark' } : { kind: 'user.reinstate', id };
}

/** Milliseconds from the commit of an event to its place in the log being visible to others. */
async function sequencingDelays(services: Services, adminUrl: string, users: number): Promise<number[]> {
  await using connection = await openConnection(adminUrl, 'seatledger bench');
  const delays: number[] = [];
  for (let look = 0; look < delayLooks; look += 1) {
    await services.registry.execute(
      { kind: 'user.change', id: (look % users) + 1, displayName: `Look ${look} ${performance.now()}` },
      { ...context, requestId: `look-${look}`, now: Temporal.Now.instant() },
    );
    const committedAt = performance.now();
    for (let found = false; !found;) {
      const { rowCount } = await connection.client.query(
        `select from audit.events where leaf_index >= (select size - 50 from audit.log) and entry like $1`,
        [`%"look-${look}"%`],
      );
      found = rowCount === 1;
    }
    delays.push(performance.now() - committedAt);
  }
  return delays;
}

interface Measurements {
  readonly settings: Report['settings'];
  readonly measured: ReadonlyMap<Variant, readonly number[]>;
  readonly delaysMs: readonly number[];
}

function report({ settings, measured, delaysMs }: Measurements): Report {
  const withEvents = measured.get('with events') ?? [];
  const without = measured.get('without') ?? [];
  const ratio = ratios(withEvents, without);
  const sorted = delaysMs.toSorted((a, b) => a - b);
  const p99Ms = quantile(sorted, 0.99);
  return {
    bench: 'audit-append',
    settings,
    tables: [
      {
        header: ['', 'commands a second', 'ratio'],
        rows: [
          ['without', middleHalfText(spreadOf(without), count), '1'],
          ['with events', middleHalfText(spreadOf(withEvents), count), middleHalfText(ratio, decimals(2))],
        ],
      },
      {
        header: ['place in the log after', 'p50', 'p99'],
        rows: [['', ...[0.5, 0.99].map((part) => `${count(quantile(sorted, part))} ms`)]],
      },
    ],
    targets: [
      { figure: 'throughput that events cost', measured: 1 - ratio.median, bound: 'at most', ...most },
      { figure: 'p99 from commit to a place in the log, ms', measured: p99Ms, bound: 'at most', must: longestDelayMs },
    ],
    notes: [
      'Without: the same commands, whose audit events are neither sealed nor appended. The sequencer and the change feed run in both.',
    ],
    figures: { rounds: Object.fromEntries(measured), ratio, delaysMs },
  };
}
