import { isoSecond } from './answer.ts';
import { isStale, type Freshness } from './freshness.ts';

export interface LicenceReadiness {
  /** Whether checks are answered. */
  readonly ready: boolean;
  /** Whether the database has not been reached for some seconds. */
  readonly stale: boolean;
  /** When it was last reached, ISO 8601. */
  readonly asOf: string | null;
  /** The last position of the change feed that answers take into account. */
  readonly revision: number;
  readonly licences: number;
}

/** `licences` is null as long as none have been loaded. */
export function readinessOf(licences: number | null, freshness: Freshness, now: number): LicenceReadiness {
  return {
    ready: licences !== null,
    stale: isStale(freshness, now),
    asOf: licences === null ? null : isoSecond(freshness.asOf),
    revision: freshness.revision,
    licences: licences ?? 0,
  };
}
