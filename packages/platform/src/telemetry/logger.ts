import { pino, type Logger } from 'pino';
import type { Log, LogLevel } from '../config/log-level.ts';

/** JSON lines on standard error, so that standard output stays for what a person asked for. */
export function createLogger(level: LogLevel): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    pino.destination(2),
  );
}

/** The logger as the platform's parts take it. */
export function logTo(logger: Logger): Log {
  return (level, message) => logger[level](message);
}
