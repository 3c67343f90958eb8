import { CommandRefused, type Decision } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import type { ApprovalRequirement } from './policy/requirements-of.ts';

export const requestStates = [
  'draft',
  'submitted',
  'approved',
  'scheduled',
  'applied',
  'rejected',
  'withdrawn',
  'expired',
  'failed',
] as const;
/** What may yet become of them something else. */
export const openStates = [
  'draft',
  'submitted',
  'approved',
  'scheduled',
  'failed',
] as const satisfies readonly (typeof requestStates)[number][];
export type RequestState = (typeof requestStates)[number];

/** Who proposes or comments; `id` is null for an account at the command line. */
export interface RequestAuthor {
  readonly kind: 'operator' | 'service' | 'cli';
  readonly id: number | null;
  readonly name: string;
}

/** What is approved, apart from the commands and their differences, which are too many to be looked at by every rule. */
export interface RequestContent {
  readonly title: string;
  readonly reason: string | null;
  /** ISO 8601 instant; null: as soon as it is approved. */
  readonly applyAt: string | null;
  /** How many commands, and of which kinds. */
  readonly size: number;
  readonly kinds: readonly string[];
  /** All whose the commands are. */
  readonly customerIds: readonly number[];
  /** SHA-256 in hex of all of this, the commands and their differences. */
  readonly digest: string;
}

/** Why a request could not be applied. */
export interface RequestFailure {
  readonly code: string;
  readonly detail: string;
  /** The first commands that are to blame. */
  readonly items: readonly FailedItem[];
}

export interface FailedItem {
  /** From 0. */
  readonly position: number;
  readonly code: string;
  readonly detail: string;
  /** What the command would do by now in place of what was approved, by field. */
  readonly moved: readonly { readonly field: string; readonly approved: unknown; readonly now: unknown }[];
}

/** What the policy asks of a request; times are ISO 8601 instants. */
export interface RequestTerms {
  readonly requirements: readonly ApprovalRequirement[];
  readonly dueAt: string | null;
  readonly expiresAt: string | null;
}

export interface ChangeRequest extends RequestContent, RequestTerms {
  readonly id: number;
  readonly state: RequestState;
  readonly proposer: RequestAuthor;
  /** The operators who have proposed or edited it, by themselves or by a key of theirs. */
  readonly involvedOperatorIds: readonly number[];
  /** The people whose accounts these are, as it is known now. */
  readonly involvedPersonIds: readonly number[];
  readonly failure: RequestFailure | null;
  /** The request that this one undoes. */
  readonly reversesId: number | null;
  /** The operator who applied it without its approvals; null: nobody did. */
  readonly glassBrokenBy: number | null;
  readonly reviewDueAt: string | null;
  readonly reviewedBy: number | null;
}

/** The audit event keeps what stays readable for ever; the commands have events of their own when they are carried out. */
export const requestDecision = decisionsOn<ChangeRequest>(
  'change-request',
  ({ state, title, digest, size, kinds, applyAt, failure, reversesId, glassBrokenBy, reviewedBy }) => ({
    state,
    title,
    digest,
    size,
    kinds,
    applyAt,
    failure: failure?.code ?? null,
    reversesId,
    glassBrokenBy,
    reviewedBy,
  }),
  ({ customerIds }) => (customerIds.length === 1 ? customerIds[0] : undefined),
);

/** The same decision, whose event says in whose place it was. */
export function inPlaceOf<Plan>(onBehalfOf: number | null, decision: Decision<Plan>): Decision<Plan> {
  if (onBehalfOf === null || decision.outcome === 'unchanged') return decision;
  return { ...decision, change: { ...decision.change, after: { ...decision.change.after, onBehalfOf } } };
}

export function foundRequest(request: ChangeRequest | undefined, id: number): ChangeRequest {
  if (request !== undefined) return request;
  throw new CommandRefused('change_request_not_found', `There is no change request ${id}.`, 'id');
}

const steps = {
  edit: openStates,
  submit: ['draft'],
  approve: ['submitted'],
  reject: ['submitted', 'approved', 'scheduled', 'failed'],
  withdraw: openStates,
  apply: ['approved', 'scheduled', 'failed'],
  fail: ['approved', 'scheduled', 'failed'],
  expire: ['submitted', 'approved', 'failed'],
  lapse: ['approved', 'scheduled', 'failed'],
  remind: ['submitted', 'applied'],
  void: openStates,
  'break-glass': ['submitted'],
} as const satisfies Readonly<Record<string, readonly RequestState[]>>;
export type RequestStep = keyof typeof steps;

function allows(state: RequestState, step: RequestStep): boolean {
  return (steps[step] as readonly RequestState[]).includes(state);
}

const told: Readonly<Record<RequestStep, string>> = {
  edit: 'edited',
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
  apply: 'applied',
  fail: 'marked as failed',
  expire: 'expired',
  lapse: 'sent back to wait for approval',
  remind: 'reminded of',
  void: 'voided',
  'break-glass': 'applied without approval',
};

export function refuseStep({ id, state }: Pick<ChangeRequest, 'id' | 'state'>, step: RequestStep): void {
  if (allows(state, step)) return;
  throw new CommandRefused('change_request_state', `Change request ${id} is ${state}, and cannot be ${told[step]} now.`);
}

/** A glass is broken for one try: what was not applied by it needs its approvals again, and nobody has to review it. */
export const glassWhole = { glassBrokenBy: null, reviewDueAt: null, reviewedBy: null } as const;

/** So long there is at least to decide on what has failed or waits again: it may have been scheduled for longer than it may wait. */
const leastWaitDays = 7;

/** When it expires; null where it never does. */
export function leastWait(expiresAt: string | null, now: Temporal.Instant): string | null {
  if (expiresAt === null) return null;
  const least = now.add({ hours: leastWaitDays * 24 });
  return Temporal.Instant.compare(Temporal.Instant.from(expiresAt), least) < 0 ? least.toString() : expiresAt;
}

/** Once nothing is lacking: at once, or when its time comes. */
export function stateWhenApproved({ applyAt }: Pick<RequestContent, 'applyAt'>): 'approved' | 'scheduled' {
  return applyAt === null ? 'approved' : 'scheduled';
}

/** An approval, a rejection, an edit: each of what somebody has seen. */
export function refuseOtherContent({ id, digest }: Pick<ChangeRequest, 'id' | 'digest'>, seen: string): void {
  if (seen === digest) return;
  throw new CommandRefused(
    'change_request_changed',
    `Change request ${id} is no longer what you looked at; look at it again before you decide.`,
    'digest',
  );
}

export function isOver(applyAt: string | null, now: Temporal.Instant): boolean {
  return applyAt !== null && Temporal.Instant.compare(Temporal.Instant.from(applyAt), now) <= 0;
}

export function refusePastTime(applyAt: string | null, now: Temporal.Instant): void {
  if (!isOver(applyAt, now)) return;
  throw new CommandRefused('schedule_in_the_past', `${applyAt} is over already; give a later time, or none to apply at once.`, 'applyAt');
}
