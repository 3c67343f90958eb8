import type { ApprovalRequirement } from './requirements-of.ts';

/** The power to approve that somebody has. */
export interface Power {
  readonly operatorId: number;
  /** Accounts of the same person have the same. */
  readonly personId: number;
  /** None where they may not approve: whose permissions lack `change-request.approve`, and whoever is suspended. */
  readonly roles: readonly string[];
}

/** The power of an operator who is not suspended. */
export function powerOf(operator: Power & { readonly permissions: ReadonlySet<string> }): Power {
  const { operatorId, personId, roles, permissions } = operator;
  return { operatorId, personId, roles: permissions.has('change-request.approve') ? roles : [] };
}

/** An approval that was given: by whom, and with whose power, which is their own or that of somebody who has delegated it. */
export interface Approval {
  readonly operatorId: number;
  readonly personId: number;
  readonly power: Power;
}

/** How far a requirement has been met. */
export interface ApprovalProgress extends ApprovalRequirement {
  readonly given: number;
}

/**
 * How far each requirement has been met by approvals, in the order in which they were given. Nobody counts twice, be it with their own
 * power or another's, and no power does; those whose request it is count not at all, by whichever account.
 */
export function progressOf(
  requirements: readonly ApprovalRequirement[],
  approvals: readonly Approval[],
  involvedPersonIds: readonly number[],
): readonly ApprovalProgress[] {
  return requirements.map((requirement) => ({ ...requirement, given: countFor(requirement, approvals, involvedPersonIds) }));
}

export function isMet(progress: readonly ApprovalProgress[]): boolean {
  return progress.every(({ approvals, given }) => given >= approvals);
}

/** Whether approvals given with this power count for the requirement. */
export function fits({ roles }: Power, { approverRoles }: ApprovalRequirement): boolean {
  return roles.some((role) => approverRoles.includes(role));
}

function countFor(requirement: ApprovalRequirement, approvals: readonly Approval[], involved: readonly number[]): number {
  const approvers = new Set(involved);
  const powers = new Set(involved);
  let count = 0;
  for (const { personId, power } of approvals) {
    if (approvers.has(personId) || powers.has(power.personId) || !fits(power, requirement)) continue;
    approvers.add(personId);
    powers.add(power.personId);
    count += 1;
  }
  return count;
}
