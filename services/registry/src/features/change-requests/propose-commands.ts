import type { RequestAuthor, RequestTerms } from '@seatledger/domain/change-request/change-request.ts';
import { requirementsOf, type ApprovalRequirements } from '@seatledger/domain/change-request/policy/requirements-of.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { isWithin } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { readPolicy } from '../approval-policy/policy-queries.ts';
import { readPersonIds } from '../operators/operator-queries.ts';
import { insertItems } from './item-queries.ts';
import { readDifference, type Difference } from './read-difference.ts';
import { newDigestSalt, requestDigest } from './request-digest.ts';
import { takeStep } from './take-step.ts';

/** The part of a proposal that is said beside its commands. */
export interface Said {
  readonly title: string;
  readonly reason: string | null;
  /** ISO 8601 instant. */
  readonly applyAt: string | null;
}

export interface Proposal extends Said {
  readonly commands: readonly CommandValue[];
  readonly draft: boolean;
  readonly reversesId: number | null;
}

/** By whom, within which transaction. */
export interface Proposing {
  readonly door: CommandDoor<RegistrySchema>;
  readonly tx: Tx;
  readonly principal: Principal;
  readonly context: CommandContext;
}

/** Makes a change request of commands, and gives its id. @throws what {@link readDifference} does */
export async function proposeCommands(proposing: Proposing, { commands, draft, reversesId, ...said }: Proposal): Promise<number> {
  const { door, tx, principal, context } = proposing;
  const difference = ownDifference(principal, await readDifference(door, tx, commands, context, newDigestSalt()));
  const asked = await readRequirements(tx, principal, difference.kinds);
  const id = await takeStep(
    door,
    tx,
    {
      kind: 'change-request.propose',
      ...contentOf(said, difference),
      ...termsOf(asked, said, context.now),
      draft,
      proposer: authorOf(principal),
      involvedOperatorIds: principal.operatorIds,
      involvedPersonIds: await readPersonIds(tx, principal.operatorIds),
      reversesId,
      now: context.now.toString(),
    },
    context,
  );
  await insertItems(tx, id, difference);
  return id;
}

/** What the policy asks of whoever proposes commands of these kinds; null: nothing. */
export async function readRequirements(
  tx: Tx,
  { kind, roles }: Pick<Principal, 'kind' | 'roles'>,
  kinds: readonly string[],
): Promise<ApprovalRequirements | null> {
  return requirementsOf(await readPolicy(tx), { kind, roles }, kinds);
}

export function authorOf({ kind, id, name }: Principal): RequestAuthor {
  return { kind, id: kind === 'cli' ? null : id, name };
}

/** The content of a request as its commands take it, digest included. */
export function contentOf(said: Said, { salt, items, kinds, customerIds }: Difference) {
  const content = { ...said, size: items.length, kinds, customerIds };
  const digest = requestDigest(salt, content);
  for (const { contentDigest } of items) digest.add(contentDigest);
  return { ...content, digest: digest.hex() };
}

export function termsOf(asked: ApprovalRequirements | null, { reason }: Said, now: Temporal.Instant): RequestTerms {
  if (asked === null) return { requirements: [], dueAt: null, expiresAt: null };
  if (asked.reasonRequired && reason === null) {
    throw new CommandRefused('reason_required', 'Whoever approves this wants to know why: give a reason.', 'reason');
  }
  const after = (days: number): string => now.add({ hours: days * 24 }).toString();
  return { requirements: asked.requirements, dueAt: after(asked.dueDays), expiresAt: after(asked.expireDays) };
}

/** Whoever is confined to customers proposes nothing about others, nor about what is nobody's; what changes nothing is left out. */
export function ownDifference({ customerIds: scope }: Pick<Principal, 'customerIds'>, difference: Difference): Difference {
  const { items, customerIds } = difference;
  if (scope === null) return difference;
  if (customerIds.length === 0 || !customerIds.every((id) => isWithin(scope, id))) {
    const kind = items[0]?.subject?.kind ?? 'customer';
    throw new CommandRefused(`${kind}_not_found`, 'These commands are about what is not there for you.', 'commands');
  }
  return { ...difference, items: items.filter(({ subject }) => subject !== null) };
}
