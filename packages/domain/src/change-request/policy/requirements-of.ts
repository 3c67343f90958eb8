import type { ApprovalPolicy, ApprovalRule, ProposerKind } from './approval-policy.ts';
import { matchesAny } from './command-pattern.ts';
import { isProposable } from './proposable-kinds.ts';

/** Whoever proposes: the kind of the principal, and the keys of their roles, of which services and the command line have none. */
export interface Proposer {
  readonly kind: 'operator' | 'service' | 'cli';
  readonly roles: readonly string[];
}

/** So many people, each with one of these roles. */
export interface ApprovalRequirement {
  readonly approvals: number;
  /** In order. */
  readonly approverRoles: readonly string[];
}

/** What a request must have before it may be applied. */
export interface ApprovalRequirements {
  /** All of them must be met; one approval counts for each that it fits. */
  readonly requirements: readonly ApprovalRequirement[];
  readonly reasonRequired: boolean;
  /** The shortest of all rules that apply. */
  readonly dueDays: number;
  readonly expireDays: number;
}

/** What commands of these kinds need when proposed by this proposer; null: nothing, they are carried out at once. */
export function requirementsOf(policy: ApprovalPolicy, proposer: Proposer, kinds: Iterable<string>): ApprovalRequirements | null {
  const rules = new Set<ApprovalRule>();
  for (const kind of new Set(kinds)) {
    const rule = ruleFor(policy, proposer, kind);
    if (rule !== undefined) rules.add(rule);
  }
  return rules.size === 0 ? null : together([...rules]);
}

/** The rule that decides on a command. What was deleted and comes back does so by the rule on what is new. */
export function ruleFor({ rules }: ApprovalPolicy, proposer: Proposer, kind: string): ApprovalRule | undefined {
  const judged = kind.replace(/\.restore$/, '.create');
  if (!isProposable(judged)) return undefined;
  return rules.find((rule) => matchesAny(rule.commands, judged) && isSubjectTo(rule, proposer));
}

function isSubjectTo({ proposedBy, exemptRoles }: ApprovalRule, { kind, roles }: Proposer): boolean {
  const isNamed = proposedBy.includes(proposerKindOf(kind)) || roles.some((role) => proposedBy.includes(role));
  return isNamed && !roles.some((role) => exemptRoles.includes(role));
}

function proposerKindOf(kind: Proposer['kind']): ProposerKind {
  if (kind === 'operator') return 'person';
  return kind === 'cli' ? 'command-line' : 'service';
}

function together(rules: readonly ApprovalRule[]): ApprovalRequirements {
  const byRoles = new Map<string, ApprovalRequirement>();
  for (const { approvals, approverRoles } of rules) {
    const key = approverRoles.join();
    const known = byRoles.get(key);
    if (known === undefined || known.approvals < approvals) byRoles.set(key, { approvals, approverRoles });
  }
  return {
    requirements: [...byRoles.values()],
    reasonRequired: rules.some(({ reasonRequired }) => reasonRequired),
    dueDays: Math.min(...rules.map(({ dueDays }) => dueDays)),
    expireDays: Math.min(...rules.map(({ expireDays }) => expireDays)),
  };
}
