import { sqlState } from '@seatledger/platform/db/connection.ts';

// PostgreSQL, appendix A: data exceptions, constraints that do not hold, limits of the program.
const ofTheEvent = /^(?:22|23|54)/;

/** Whether an event will never be written, however often it is tried: what it says is at fault, and not what it is written to. */
export function isOfTheEvent(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return ofTheEvent.test(state);
  return error instanceof TypeError || error instanceof RangeError;
}
