import { memoryOf } from '../../measure/process-figures.ts';
import { answerQuestions } from '../../measure/worker.ts';

export interface ServerUsage {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** Lets the benchmark start the server of this process and ask what it uses. `start` listens and gives the port. */
export function measuredServer(start: (settings: never) => Promise<number>): void {
  answerQuestions({ start, usage, peak });
}

function usage(): ServerUsage {
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1e6, residentBytes: process.memoryUsage.rss() };
}

/** The most that it ever had in memory. */
function peak(): { readonly peakBytes: number } {
  return { peakBytes: memoryOf(process.pid)?.peakBytes ?? process.resourceUsage().maxRSS * 1024 };
}
