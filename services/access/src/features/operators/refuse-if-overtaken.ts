import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { etagOf, refuseOtherVersion } from '@seatledger/platform/http/etag.ts';

/** Somebody else was quicker, after the version was compared and before the operator was locked. */
export function refuseIfOvertaken(error: unknown): never {
  if (error instanceof CommandRefused && error.code === 'version_changed') refuseOtherVersion(etagOf(0), 1, { required: true });
  throw error;
}
