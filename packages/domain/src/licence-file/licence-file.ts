import type { Lease } from '../lease/lease.ts';

/** A signed licence for a machine without a network, handed over as a file. Instants are ISO 8601. */
export interface LicenceFile {
  readonly id: number;
  /** Of the document: `jti`. */
  readonly documentId: string;
  readonly userId: number;
  /** Keys. */
  readonly product: string;
  readonly kid: string;
  readonly revocationEpoch: number;
  /** The last day that it is for, in the customer's time zone. */
  readonly until: string;
  readonly endsAt: string;
  readonly reason: string;
  readonly issuedBy: { readonly kind: 'operator' | 'service' | 'cli' | 'system'; readonly id: number | null };
}

/** A file is for a year at most, as nothing takes it back where there is no network. */
export const mostLicenceFileDays = 366;

const secondsPerDay = 86_400;
const staleDays = 30;
const graceDays = 7;

/** Fresh until a month before its end, stale until the last week, which is the grace step. NumericDates, as in {@link Lease}. */
export function leaseOfFile(issuedAt: number, endsAt: number): Lease {
  const before = (days: number): number => Math.max(issuedAt, endsAt - days * secondsPerDay);
  return { issuedAt, freshUntil: before(staleDays), staleUntil: before(graceDays), graceUntil: endsAt };
}
