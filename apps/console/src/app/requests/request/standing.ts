/**
 * Whether somebody may approve a request, or why not:
 * `own`: proposed by them; `involved`: edited by them, or proposed by another account of theirs; `given`: they have approved it already;
 * `role`: it takes a role that they do not have; `closed`: it waits for no approval.
 */
export type Standing = 'may' | 'own' | 'involved' | 'given' | 'role' | 'closed';

interface StandingFacts {
  readonly request: {
    readonly id: string;
    readonly state: string;
    readonly proposer: { readonly kind: string; readonly id: string | null };
    readonly requirements: readonly { readonly approverRoles: readonly string[] }[];
  };
  readonly approvals: readonly { readonly operatorId: string; readonly counts: boolean }[];
  /** What the server says that they may approve, delegations and all; whole, or its newest part. */
  readonly waiting: readonly { readonly id: string }[];
  readonly isWaitingWhole: boolean;
}

interface Person {
  readonly id: string;
  readonly roleKeys: readonly string[];
}

export function standingOf({ request, approvals, waiting, isWaitingWhole }: StandingFacts, me: Person): Standing {
  if (request.state !== 'submitted') return 'closed';
  if (waiting.some(({ id }) => id === request.id)) return 'may';
  if (isProposedBy(request, me)) return 'own';
  if (approvals.some(({ operatorId, counts }) => counts && operatorId === me.id)) return 'given';
  const isApprover = request.requirements.some(({ approverRoles }) => approverRoles.some((role) => me.roleKeys.includes(role)));
  if (!isApprover) return 'role';
  // Of a list that was cut off the server has the last word.
  return isWaitingWhole ? 'involved' : 'may';
}

export function isProposedBy({ proposer }: StandingFacts['request'], me: Person): boolean {
  return proposer.kind === 'operator' && proposer.id === me.id;
}

/** The request before or after one among those that wait; the first where it is not among them. */
export function neighbourOf(id: string, waiting: readonly { readonly id: string }[], step: 1 | -1): string | undefined {
  const at = waiting.findIndex((one) => one.id === id);
  return waiting[at === -1 ? 0 : at + step]?.id;
}
