/** What SEATLEDGER_LOG_LEVEL may be, from the most to the least talkative. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** How the platform says what it does. Messages hold no password, key or address. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
