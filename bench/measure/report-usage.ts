// Loaded ahead of what is measured (`node --import`): when the process ends, it leaves behind what it has used.
import { writeFileSync } from 'node:fs';
import { memoryOf } from './process-figures.ts';

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  const peakBytes = memoryOf(process.pid)?.peakBytes ?? process.resourceUsage().maxRSS * 1024;
  writeFileSync(process.env['SEATLEDGER_BENCH_USAGE_FILE'] ?? '', JSON.stringify({ peakBytes, cpuSeconds: (user + system) / 1e6 }));
});
