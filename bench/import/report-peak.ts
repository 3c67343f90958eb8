// Loaded ahead of the command line (`node --import`): when the process ends, it leaves behind the most memory that it ever had.
import { writeFileSync } from 'node:fs';
import { memoryOf } from '../measure/process-figures.ts';

process.once('exit', () => {
  const peakBytes = memoryOf(process.pid)?.peakBytes ?? process.resourceUsage().maxRSS * 1024;
  writeFileSync(process.env['SEATLEDGER_BENCH_PEAK_FILE'] ?? '', String(peakBytes));
});
