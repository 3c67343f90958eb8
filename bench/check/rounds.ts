import { interleave } from '../measure/interleave.ts';
import { usedCpuSeconds } from '../measure/machine.ts';
import { cpuSecondsOfFamily } from '../measure/process-figures.ts';
import { startWorker } from '../measure/worker.ts';
import type { Load, LoadResult, Preparation } from './load-generator.ts';
import type { MeasuredServer } from './measured-server.ts';
import { validPart } from './population.ts';
import { knownPart } from './questions.ts';
import type { ServerUsage } from './servers/server-process.ts';

export interface Round extends LoadResult {
  readonly round: number;
  readonly server: MeasuredServer['name'];
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  /** Of PostgreSQL meanwhile; undefined where the system does not tell. */
  readonly databaseCpuSeconds: number | undefined;
  /** Of everybody who has no part in the round: the less, the better. */
  readonly otherCpuSeconds: number;
}

export interface RoundsPlan {
  readonly rounds: number;
  readonly seconds: number;
  readonly postgresPid: number;
}

const loadGenerator = new URL('load-generator.ts', import.meta.url);
const warmUpSeconds = 3;

/** Asks the servers in turn. Each is warmed up before: the first seconds of a JavaScript program are spent on compiling it. */
export async function measureRounds(
  servers: readonly MeasuredServer[],
  preparation: Preparation,
  { rounds, seconds, postgresPid }: RoundsPlan,
  progress: (text: string) => void,
): Promise<ReadonlyMap<MeasuredServer, readonly Round[]>> {
  await using generator = startWorker(loadGenerator);
  await generator.ask('prepare', preparation);
  const load = ({ name, port }: MeasuredServer, seconds: number): Promise<LoadResult> =>
    generator.ask('run', { port, seconds, asks: name === 'unleash' ? 'toggles' : 'checks' } satisfies Load);
  for (const server of servers) {
    progress(`warming ${server.name} up`);
    await load(server, warmUpSeconds);
  }
  const measure = async (server: MeasuredServer, round: number): Promise<Round> => {
    const before = await usageNow(server, postgresPid);
    const result = await load(server, seconds);
    const after = await usageNow(server, postgresPid);
    requireAnswers(server, result);
    const used = roundUsage(before, after, result);
    progress(`round ${round}: ${server.name} ${Math.round(result.answers / used.cpuSeconds).toLocaleString('en')} requests per CPU second`);
    return { ...result, ...used, round, server: server.name, residentBytes: after.residentBytes };
  };
  return await interleave(servers, rounds, measure, takesPart);
}

/** Those that are to be told apart by a few hundredths take part in every round, or in every other; the others are far enough away. */
function takesPart({ name }: MeasuredServer, round: number): boolean {
  return name === 'const' || name === 'ours' || round % (name === 'ours, 2 threads' ? 2 : 5) === 1;
}

interface Usage extends ServerUsage {
  readonly databaseCpuSeconds: number | undefined;
  readonly machineCpuSeconds: number;
}

async function usageNow(server: MeasuredServer, postgresPid: number): Promise<Usage> {
  return { ...(await server.usage()), databaseCpuSeconds: cpuSecondsOfFamily(postgresPid), machineCpuSeconds: usedCpuSeconds() };
}

function roundUsage(before: Usage, after: Usage, { generatorCpuSeconds }: LoadResult) {
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
  const isTold = before.databaseCpuSeconds !== undefined && after.databaseCpuSeconds !== undefined;
  const databaseCpuSeconds = isTold ? after.databaseCpuSeconds - before.databaseCpuSeconds : undefined;
  const known = cpuSeconds + generatorCpuSeconds + (databaseCpuSeconds ?? 0);
  const otherCpuSeconds = Math.max(0, after.machineCpuSeconds - before.machineCpuSeconds - known);
  return { cpuSeconds, databaseCpuSeconds, otherCpuSeconds };
}

const isOfLicences: ReadonlySet<string> = new Set(['ours', 'ours, 2 threads', 'ours, all in one', 'database']);

/** A server is quick when it says no to everybody. Of a few answers, chance makes the part that is valid vary more. */
function requireAnswers({ name }: MeasuredServer, { validPart: measured, answers }: LoadResult): void {
  const expected = knownPart * validPart;
  const tolerated = 0.01 + 5 * Math.sqrt((expected * (1 - expected)) / answers);
  if (!isOfLicences.has(name) || Math.abs(measured - expected) < tolerated) return;
  throw new Error(`${name} has found ${measured.toFixed(3)} of the licences valid; ${expected.toFixed(3)} are`);
}
