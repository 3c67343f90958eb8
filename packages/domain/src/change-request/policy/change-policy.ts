import { z } from 'zod';
import { CommandRefused, unchanged, type Decision } from '../../command/decision.ts';
import { reason } from '../../command/fields.ts';
import { approvalPolicy, type ApprovalPolicy } from './approval-policy.ts';
import { problemsOfPolicy, type PolicyFacts, type PolicyProblem } from './policy-problems.ts';

/** Replaces the whole policy. */
export const changePolicySchema = z.strictObject({
  kind: z.literal('policy.change'),
  rules: approvalPolicy.shape.rules,
  reason: reason.optional(),
});
export type ChangePolicy = z.output<typeof changePolicySchema>;

export interface ChangePolicyFacts extends PolicyFacts {
  readonly policy: ApprovalPolicy;
}

/** Nobody could ever approve what it asks approval for. */
export class PolicyUnsatisfiable extends CommandRefused {
  readonly problems: readonly PolicyProblem[];
  constructor(problems: readonly PolicyProblem[]) {
    super('policy_cannot_be_satisfied', 'Under this policy some requests could never be approved; see errors.');
    this.problems = problems;
  }
}

/** There is one policy; audit events name it by this number. */
const policyId = 1;

export function decideChangePolicy({ rules, reason }: ChangePolicy, facts: ChangePolicyFacts): Decision<ApprovalPolicy> {
  const before = { rules: facts.policy.rules };
  const after = { rules };
  if (JSON.stringify(before) === JSON.stringify(after)) return unchanged;
  const problems = problemsOfPolicy(after, facts);
  if (problems.length > 0) throw new PolicyUnsatisfiable(problems);
  return { outcome: 'changed', plan: after, change: { subject: { kind: 'policy', id: policyId }, before, after, reason } };
}
