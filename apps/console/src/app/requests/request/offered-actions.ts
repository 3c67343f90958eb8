import type { Permission } from '../../session/permission.ts';
import type { ChangeRequest } from '../../api/shapes.ts';
import { isProposedBy, type Standing } from './standing.ts';

export const requestActions = [
  'approve',
  'submit',
  'refresh',
  'apply',
  'review',
  'reject',
  'edit',
  'withdraw',
  'undo',
  'break-glass',
] as const;
export type RequestAction = (typeof requestActions)[number];

interface Facts {
  readonly request: ChangeRequest;
  readonly standing: Standing;
  /** Whether they have edited it. */
  readonly hasEdited: boolean;
  readonly me: { readonly id: string; readonly roleKeys: readonly string[] };
  readonly may: (permission: Permission) => boolean;
}

const open: ReadonlySet<string> = new Set(['draft', 'submitted', 'approved', 'scheduled', 'failed']);
const rejectable: ReadonlySet<string> = new Set(['submitted', 'approved', 'scheduled', 'failed']);

/** What a person can do with a request as it is now; what they cannot is not offered. */
export function offeredActions(facts: Facts): readonly RequestAction[] {
  return requestActions.filter((action) => isOffered(action, facts));
}

function isOffered(action: RequestAction, { request, standing, hasEdited, me, may }: Facts): boolean {
  const { state } = request;
  const isOwn = isProposedBy(request, me) || hasEdited;
  switch (action) {
    case 'approve':
      return standing === 'may';
    case 'submit':
      return state === 'draft' && mayPropose(request.kinds, may);
    case 'refresh':
      return state === 'failed' || state === 'submitted';
    case 'apply':
      return (state === 'approved' || isRetryable(request)) && may('change-request.approve');
    case 'review':
      return state === 'applied' && request.glassBrokenBy !== null && request.reviewedBy === null && mayReview(request, me, may);
    case 'reject':
      return rejectable.has(state) && !isOwn && may('change-request.approve');
    case 'edit':
      return open.has(state) && mayPropose(request.kinds, may);
    case 'withdraw':
      return open.has(state) && isOwn;
    case 'undo':
      return state === 'applied' && request.reversedById === null && mayPropose(request.kinds, may);
    case 'break-glass':
      return state === 'submitted' && may('change-request.break-glass');
  }
}

/** What has moved, or whom it names no more, stays so: looking at it again helps, trying again does not. */
function isRetryable({ state, failure }: ChangeRequest): boolean {
  return state === 'failed' && failure?.code === 'commands_refused';
}

function mayReview(request: ChangeRequest, me: Facts['me'], may: Facts['may']): boolean {
  return may('change-request.approve') && request.glassBrokenBy !== me.id && !isProposedBy(request, me);
}

/** What it takes to make the change oneself, it takes to propose it. */
function mayPropose(kinds: readonly string[], may: Facts['may']): boolean {
  return kinds.every((kind) => may(permissionOf(kind)));
}

const byThing: Readonly<Record<string, Permission>> = {
  customer: 'customer.write',
  contact: 'customer.write',
  domain: 'domain.write',
  user: 'user.write',
  override: 'override.write',
  import: 'user.import',
  policy: 'policy.write',
};

function permissionOf(kind: string): Permission {
  if (kind === 'user.import') return 'user.import';
  return byThing[kind.slice(0, kind.indexOf('.'))] ?? 'catalogue.write';
}
