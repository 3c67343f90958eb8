import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { z } from 'zod';
import { answeredStatuses, bucketSeconds, summedBuckets, type CheckBucket, type CheckStatistics } from './check-statistics.ts';

const count = z.int().min(0);
const byOutcome = z.record(z.string(), count);

const shownStatistics = z.strictObject({
  ready: z.boolean().describe('Whether the licences have been loaded.'),
  stale: z.boolean().describe('Whether the registry has not been reached for some seconds.'),
  asOf: z.iso.datetime().nullable().describe('When the registry was last reached.'),
  revision: z.int().describe('The last change of the registry that answers take into account.'),
  licences: count.describe('How many users are in memory.'),
  since: z.iso.datetime().describe('When this process began to count.'),
  uses: z
    .strictObject({
      waiting: count.describe('Of how many people and days uses wait to be written.'),
      lost: count.describe('Uses that were not counted: there was no room for more to wait, or the seat was gone.'),
      skipped: count.describe('Uses that were told of people or features that nobody knows.'),
    })
    .nullable()
    .describe('Since this process began; null where uses are not counted.'),
  bucketSeconds: z.int().positive(),
  checksPerSecond: z.number().min(0).describe('Over the last whole minute of buckets.'),
  answers: byOutcome.describe('By the status of the licence, over all buckets.'),
  refusals: byOutcome.describe('By the code of the problem, over all buckets.'),
  buckets: z
    .array(z.strictObject({ startsAt: z.iso.datetime(), answers: byOutcome, refusals: byOutcome }))
    .max(180)
    .describe('The last fifteen minutes, the oldest first. The last one is not over yet. What is zero is left out.'),
});

type Readiness = Pick<z.output<typeof shownStatistics>, 'ready' | 'stale' | 'asOf' | 'revision' | 'licences'>;

export interface CheckStatisticsSource {
  /** Of every thread that answers checks. */
  readonly statistics: () => readonly CheckStatistics[];
  readonly since: number;
  readonly now: () => number;
  readonly readiness: () => Readiness;
  readonly uses: () => z.output<typeof shownStatistics>['uses'];
}

export function checkStatisticsRoute(app: HttpServer, source: CheckStatisticsSource): void {
  app.get(
    '/v1/licences/check-statistics',
    {
      config: { access: { permission: 'system.read' } },
      schema: {
        operationId: 'readCheckStatistics',
        summary: 'How many licences are checked, and what comes of it',
        description: 'Of the process that answers, since its start.',
        tags: ['Licences'],
        response: { 200: shownStatistics },
      },
    },
    async () => showStatistics(source),
  );
}

function showStatistics({ statistics, since, now, readiness, uses }: CheckStatisticsSource): z.output<typeof shownStatistics> {
  const buckets = summedBuckets(statistics(), now()).map(showBucket);
  const lastMinute = buckets.slice(-1 - 60 / bucketSeconds, -1);
  return {
    ...readiness(),
    since: new Date(since).toISOString(),
    uses: uses(),
    bucketSeconds,
    checksPerSecond: lastMinute.reduce((sum, { answers, refusals }) => sum + totalOf(answers) + totalOf(refusals), 0) / 60,
    answers: summed(buckets.map(({ answers }) => answers)),
    refusals: summed(buckets.map(({ refusals }) => refusals)),
    buckets,
  };
}

type Counts = Readonly<Record<string, number>>;

function showBucket({ startsAt, counts }: CheckBucket) {
  const isAnswer = ([outcome]: readonly [string, number]): boolean => (answeredStatuses as readonly string[]).includes(outcome);
  const entries = Object.entries(counts);
  return {
    startsAt: new Date(startsAt).toISOString(),
    answers: Object.fromEntries(entries.filter(isAnswer)),
    refusals: Object.fromEntries(entries.filter((entry) => !isAnswer(entry))),
  };
}

function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}

function summed(all: readonly Counts[]): Counts {
  const sums: Record<string, number> = {};
  for (const counts of all) for (const [outcome, one] of Object.entries(counts)) sums[outcome] = (sums[outcome] ?? 0) + one;
  return sums;
}
