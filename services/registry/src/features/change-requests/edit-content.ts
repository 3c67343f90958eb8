import {
  foundRequest,
  isOver,
  leastWait,
  type ChangeRequest,
  type RequestTerms,
} from '@seatledger/domain/change-request/change-request.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { readPersonIds } from '../operators/operator-queries.ts';
import { deleteItems, insertItems, readCommands } from './item-queries.ts';
import { contentOf, readRequirements, ownDifference, termsOf, type Proposing, type Said } from './propose-commands.ts';
import { readDifference, type Difference } from './read-difference.ts';
import { newDigestSalt } from './request-digest.ts';
import { lockRequest, readDigestSalt } from './request-queries.ts';
import { takeStep } from './take-step.ts';

export interface Edit extends Partial<Said> {
  /** Left out where they stay as they are, and it is looked at again what they come to. */
  readonly commands?: readonly CommandValue[] | undefined;
  /** A draft that is handed in. */
  readonly submit: boolean;
}

/**
 * Makes what is approved what it is to be. Whoever edits it becomes one of those who never approve it; whoever only looks at it again,
 * though it come to something else by now, does not.
 */
export async function editContent(proposing: Proposing, id: number, { commands, submit, ...said }: Edit): Promise<void> {
  const { door, tx, principal, context } = proposing;
  const request = foundRequest(await lockRequest(tx, id), id);
  const salt = (await readDigestSalt(tx, id)) ?? newDigestSalt();
  const difference = ownDifference(principal, await readDifference(door, tx, commands ?? (await readCommands(tx, id)), context, salt));
  const isEdit = commands !== undefined || Object.keys(said).length > 0;
  const isRefresh = !isEdit && !submit;
  const { now, note } = isRefresh ? saidAgain(request, difference, context.now) : { now: { ...saidOf(request), ...said }, note: undefined };
  const command = {
    kind: 'change-request.edit',
    id,
    ...contentOf(now, difference),
    ...(await termsFor(proposing, request, difference.kinds, now, isRefresh)),
    involvedOperatorIds: isEdit ? principal.operatorIds : [],
    involvedPersonIds: isEdit ? await readPersonIds(tx, principal.operatorIds) : [],
    submit,
    now: context.now.toString(),
  };
  await takeStep(door, tx, command, context, note);
  await deleteItems(tx, id);
  await insertItems(tx, id, difference);
}

/** Of what is looked at again: a time that is over stands in nobody's way. */
function saidAgain(request: ChangeRequest, difference: Difference, now: Temporal.Instant) {
  const said = saidOf(request);
  const isAnother = request.state === 'failed' || contentOf(said, difference).digest !== request.digest;
  if (!isAnother || !isOver(request.applyAt, now)) return { now: said, note: undefined };
  const note = `The time at which it was to be applied, ${request.applyAt}, is over: it is applied as soon as it is approved.`;
  return { now: { ...said, applyAt: null }, note };
}

function saidOf({ title, reason, applyAt }: ChangeRequest): Said {
  return { title, reason, applyAt };
}

/**
 * Nobody gets around an approval by having somebody else, whom the policy does not ask, edit what they propose. Looking at it again gives no
 * more time to decide in.
 */
async function termsFor(
  { tx, principal, context }: Proposing,
  { requirements, dueAt, expiresAt }: ChangeRequest,
  kinds: readonly string[],
  said: Said,
  isRefresh: boolean,
): Promise<RequestTerms> {
  const asked = termsOf(await readRequirements(tx, principal, kinds), said, context.now);
  const all = strictest(asked.requirements, requirements);
  if (isRefresh && expiresAt !== null) return { requirements: all, dueAt, expiresAt };
  if (asked.expiresAt === null) return { requirements: all, dueAt, expiresAt: leastWait(expiresAt, context.now) };
  return { ...asked, requirements: all };
}

function strictest(asked: ChangeRequest['requirements'], before: ChangeRequest['requirements']): ChangeRequest['requirements'] {
  const byRoles = new Map(before.map((one) => [one.approverRoles.join(), one]));
  for (const one of asked) {
    const known = byRoles.get(one.approverRoles.join());
    if (known === undefined || known.approvals < one.approvals) byRoles.set(one.approverRoles.join(), one);
  }
  return [...byRoles.values()];
}
