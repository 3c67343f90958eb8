import { z } from 'zod';

export const licenceStatus = z.enum(['unknown', 'suspended', 'domain_suspended', 'not_started', 'active', 'grace', 'expired']);

/** The last instant whose year has four digits. */
export const lastInstant = Date.parse('9999-12-31T23:59:59Z');

/** Of epoch milliseconds, whose fractions are microseconds. */
export function instantText(at: number): string {
  const microseconds = BigInt(Math.round(Math.min(at, lastInstant) * 1000));
  return Temporal.Instant.fromEpochNanoseconds(microseconds * 1000n).toString();
}
