import type { Answer } from '../../api/shapes.ts';

export type Policy = Answer<'/v1/approval-policy', 'get'>;
export type Rule = Policy['rules'][number];
export type PolicyProblem = Pick<Policy['problems'][number], 'pointer' | 'code' | 'detail'>;

/** Those that point into the rule at that place: `/rules/0/approvals`. */
export function problemsOfRule(problems: readonly PolicyProblem[], index: number): readonly PolicyProblem[] {
  return problems.filter(({ pointer }) => pointer === `/rules/${index}` || pointer.startsWith(`/rules/${index}/`));
}

export const newRule: Rule = {
  commands: [],
  proposedBy: ['person'],
  exemptRoles: [],
  approvals: 1,
  approverRoles: ['approver'],
  reasonRequired: false,
  dueDays: 3,
  expireDays: 30,
};
