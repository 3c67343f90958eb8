import { readFileSync } from 'node:fs';

/** For a process that is started with it (`--import`), in all its threads: the clock is ahead by as many milliseconds as a file says. */

const file = process.env['SEATLEDGER_TEST_CLOCK'] ?? '';
const readEveryMs = 50;
const trueNow = Date.now;
let ahead = 0;

function read(): void {
  ahead = Number(readFileSync(file, 'utf8')) || 0;
}

read();
setInterval(read, readEveryMs).unref();
Date.now = () => trueNow() + ahead;
