import type { LegacyUser } from '../mapping/canonical-rows.ts';
import type { DomainTarget } from './arrange-domains.ts';
import type { Blocked } from './blocked.ts';
import type { SetTarget } from './feature-set-keys.ts';
import type { PlanRules } from './plan-rules.ts';
import type { ById } from './staged.ts';

/** That a user has a profile, and when. */
export interface HeldProfile {
  readonly position: number;
  readonly profileId: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** A row of the table of users with everything that refers to it. */
export interface UserRow {
  readonly position: number;
  readonly sourceKey: string;
  readonly row: LegacyUser;
  readonly seats: readonly { readonly position: number; readonly domainId: string }[];
  readonly profiles: readonly HeldProfile[];
}

export interface UserWorld {
  readonly domains: ById<DomainTarget>;
  readonly profiles: ById<SetTarget>;
  readonly rules: PlanRules;
  readonly blocked: Blocked;
  /** Today, where the old database's validities are counted. */
  readonly today: string;
}
