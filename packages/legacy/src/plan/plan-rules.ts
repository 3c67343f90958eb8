import type { Mapping } from '../mapping/mapping.ts';
import type { FeatureRule } from '../values/feature-rule.ts';
import type { Decisions } from './decisions.ts';

/** All that the plan needs of a mapping file, as it can be kept. */
export interface PlanRules {
  readonly timeZone: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** By the code of the old feature. */
  readonly features: Readonly<Record<string, FeatureRule>>;
  /** By the name of the old role; null: its people are not invited. */
  readonly roles: Readonly<Record<string, string | null>>;
  readonly decisions: Decisions;
}

export function planRulesOf({ timeZone, flags, features, roles, decisions }: Mapping): PlanRules {
  return { timeZone, ...flags, features: Object.fromEntries(features), roles: Object.fromEntries(roles), decisions };
}
