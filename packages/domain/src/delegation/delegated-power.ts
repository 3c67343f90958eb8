import type { Power } from '../change-request/policy/approval.ts';
import { matchesAny } from '../change-request/policy/command-pattern.ts';
import type { DelegationTerms } from './delegation.ts';

/** A delegation with the power that it gives: that of whoever has delegated it, as it is now, and never what others have delegated to them. */
export interface DelegatedPower extends DelegationTerms {
  readonly power: Power;
}

/** Whether it lets a request of these kinds of commands be approved at an instant: all of them, or none. */
export function isInForce({ from, until, commands }: DelegationTerms, kinds: readonly string[], now: Temporal.Instant): boolean {
  if (Temporal.Instant.compare(from, now) > 0 || Temporal.Instant.compare(now, until) >= 0) return false;
  return commands === null || kinds.every((kind) => matchesAny(commands, kind));
}
