import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { memoryOf } from '../../measure/process-figures.ts';
import { answerQuestions } from '../../measure/worker.ts';

export interface ServerUsage {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** What is kept after everything that can be thrown away has been. */
export interface ServerMemory {
  readonly residentBytes: number;
  readonly keptBytes: number;
}

/** Lets the benchmark start the server of this process and ask what it uses. `start` listens and gives the port. */
export function measuredServer(start: (settings: never) => Promise<number>): void {
  answerQuestions({ start, usage, memory, peak });
}

function usage(): ServerUsage {
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1e6, residentBytes: process.memoryUsage.rss() };
}

/** The most that it ever had in memory. */
function peak(): { readonly peakBytes: number } {
  return { peakBytes: memoryOf(process.pid)?.peakBytes ?? process.resourceUsage().maxRSS * 1024 };
}

function memory(): ServerMemory {
  const residentBytes = process.memoryUsage.rss();
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return { residentBytes, keptBytes: heapUsed + external };
}
