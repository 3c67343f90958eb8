import { listOf } from '../../command/list-of.ts';
import { proposerKinds, type ApprovalPolicy, type ApprovalRule } from './approval-policy.ts';
import { matchesCommand } from './command-pattern.ts';
import { permissionOfCommand } from './permission-of-command.ts';
import { proposableKinds } from './proposable-kinds.ts';
import { ruleFor } from './requirements-of.ts';

/** An operator account that is not suspended, as the policy looks at it. */
export interface PolicyOperator {
  readonly personId: number;
  readonly roles: readonly string[];
  /** What they may do, by all their roles and the customers they are confined to. */
  readonly permissions: ReadonlySet<string>;
}

/** Whom and what a policy is held against. */
export interface PolicyFacts {
  readonly roleKeys: ReadonlySet<string>;
  readonly operators: readonly PolicyOperator[];
  /** Those who have made a key or client that is in force: what it proposes counts as theirs. */
  readonly serviceOwnerPersonIds: readonly number[];
}

/** Why a policy cannot be satisfied; `pointer`: a JSON Pointer into it. */
export interface PolicyProblem {
  readonly pointer: string;
  readonly code: 'command_unknown' | 'role_not_found' | 'approvers_too_few';
  readonly detail: string;
}

/** What stands in the way of requests under a policy ever being approved; nothing where nothing does. */
export function problemsOfPolicy(policy: ApprovalPolicy, facts: PolicyFacts): readonly PolicyProblem[] {
  return policy.rules.flatMap((rule, index) => {
    const at = `/rules/${index}`;
    const unknown = [...unknownCommands(rule, at), ...unknownRoles(rule, at, facts)];
    return unknown.length > 0 ? unknown : tooFewApprovers(policy, rule, at, facts);
  });
}

function unknownCommands({ commands }: ApprovalRule, at: string): readonly PolicyProblem[] {
  return commands.flatMap((pattern, index) =>
    proposableKinds.some((kind) => matchesCommand(pattern, kind))
      ? []
      : [
          {
            pointer: `${at}/commands/${index}`,
            code: 'command_unknown' as const,
            detail: `No command that can be proposed is ${pattern}.`,
          },
        ],
  );
}

function unknownRoles(rule: ApprovalRule, at: string, { roleKeys }: PolicyFacts): readonly PolicyProblem[] {
  const proposers: ReadonlySet<string> = new Set(proposerKinds);
  return (['proposedBy', 'exemptRoles', 'approverRoles'] as const).flatMap((field) =>
    rule[field].flatMap((key, index) =>
      roleKeys.has(key) || (field === 'proposedBy' && proposers.has(key))
        ? []
        : [{ pointer: `${at}/${field}/${index}`, code: 'role_not_found' as const, detail: `There is no role ${key}.` }],
    ),
  );
}

/** Each request must find its approvals among those who have not proposed it, whoever does. */
function tooFewApprovers(policy: ApprovalPolicy, rule: ApprovalRule, at: string, facts: PolicyFacts): readonly PolicyProblem[] {
  const { approvals, approverRoles } = rule;
  const approvers = approversOf(rule, facts);
  const proposers = proposersUnder(policy, rule, facts);
  const isProposedByApprover = [...approvers].some((personId) => proposers.has(personId));
  const left = isProposedByApprover ? approvers.size - 1 : approvers.size;
  if (left >= approvals) return [];
  const who = `${approvers.size === 1 ? '1 person' : `${approvers.size} people`} with the role ${listOf(approverRoles)} may approve`;
  const own = isProposedByApprover ? ', and nobody approves their own' : '';
  const detail = `This takes ${approvals}, but ${who}${own}. Give the role to others, or ask for fewer approvals.`;
  return [{ pointer: `${at}/approvals`, code: 'approvers_too_few', detail }];
}

function approversOf({ approverRoles }: ApprovalRule, { operators }: PolicyFacts): ReadonlySet<number> {
  const approving = operators.filter(
    ({ roles, permissions }) => permissions.has('change-request.approve') && roles.some((role) => approverRoles.includes(role)),
  );
  return new Set(approving.map(({ personId }) => personId));
}

/** The people who could make a request that this very rule decides on, by an account or by a key of theirs. */
function proposersUnder(
  policy: ApprovalPolicy,
  rule: ApprovalRule,
  { operators, serviceOwnerPersonIds }: PolicyFacts,
): ReadonlySet<number> {
  const people = operators.filter(({ roles, permissions }) =>
    proposableKinds.some((kind) => mayPropose(permissions, kind) && ruleFor(policy, { kind: 'operator', roles }, kind) === rule),
  );
  const byServices = proposableKinds.some((kind) => ruleFor(policy, { kind: 'service', roles: [] }, kind) === rule);
  return new Set([...people.map(({ personId }) => personId), ...(byServices ? serviceOwnerPersonIds : [])]);
}

function mayPropose(permissions: ReadonlySet<string>, kind: string): boolean {
  const needed = permissionOfCommand(kind);
  return needed === undefined || permissions.has(needed);
}
