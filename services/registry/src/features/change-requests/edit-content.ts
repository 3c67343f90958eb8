import { foundRequest, type ChangeRequest } from '@seatledger/domain/change-request/change-request.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { readPersonIds } from '../operators/operator-queries.ts';
import { deleteItems, insertItems, readCommands } from './item-queries.ts';
import { contentOf, readRequirements, ownDifference, termsOf, type Proposing, type Said } from './propose-commands.ts';
import { readDifference } from './read-difference.ts';
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
  const now = { ...saidOf(request), ...said };
  const isEdit = commands !== undefined || Object.keys(said).length > 0;
  const asked = await requirementsFor(proposing, request, difference.kinds);
  await takeStep(
    door,
    tx,
    {
      kind: 'change-request.edit',
      id,
      ...contentOf(now, difference),
      ...asked(now),
      involvedOperatorIds: isEdit ? principal.operatorIds : [],
      involvedPersonIds: isEdit ? await readPersonIds(tx, principal.operatorIds) : [],
      submit,
      now: context.now.toString(),
    },
    context,
  );
  await deleteItems(tx, id);
  await insertItems(tx, id, difference);
}

function saidOf({ title, reason, applyAt }: ChangeRequest): Said {
  return { title, reason, applyAt };
}

/** Nobody gets around an approval by having somebody else, whom the policy does not ask, edit what they propose. */
async function requirementsFor({ tx, principal, context }: Proposing, request: ChangeRequest, kinds: readonly string[]) {
  const asked = await readRequirements(tx, principal, kinds);
  return (said: Said) => {
    const terms = termsOf(asked, said, context.now);
    const kept = { requirements: request.requirements, dueAt: request.dueAt, expiresAt: request.expiresAt };
    return terms.requirements.length === 0 ? kept : { ...terms, requirements: strictest(terms.requirements, request.requirements) };
  };
}

function strictest(asked: ChangeRequest['requirements'], before: ChangeRequest['requirements']): ChangeRequest['requirements'] {
  const byRoles = new Map(before.map((one) => [one.approverRoles.join(), one]));
  for (const one of asked) {
    const known = byRoles.get(one.approverRoles.join());
    if (known === undefined || known.approvals < one.approvals) byRoles.set(one.approverRoles.join(), one);
  }
  return [...byRoles.values()];
}
