import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { Permission } from '@seatledger/domain/role/permissions.ts';
import type { CommandOutcome } from '@seatledger/platform/commands/execute-many.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Changing } from '../../api/registry-api.ts';
import { lockInOrder } from '../../working-set/lock-in-order.ts';
import { forbidden } from '../change-requests/acting-approver.ts';
import { bulkActionOf } from './bulk-actions.ts';
import { findMatching } from './find-matching.ts';
import { subjectOf, type MatchingAction, type MatchingFilter } from './matching-action.ts';

/** The same done to everything that matches. */
export interface ChangeOfMatching {
  readonly filter: MatchingFilter;
  readonly action: MatchingAction;
  /** How many somebody has seen to match. */
  readonly expectedCount: number | undefined;
}

export interface JudgedMatch {
  readonly id: number;
  readonly command: CommandValue;
  readonly outcome: CommandOutcome;
}

/**
 * Locks what matches and carries the action out on each, whatever is refused of others.
 * @throws HttpProblem 403 `forbidden`; CommandRefused `too_many_matches`, `matches_changed`
 */
export async function judgeMatching(changing: Changing, { filter, action, expectedCount }: ChangeOfMatching): Promise<JudgedMatch[]> {
  const { tx, principal } = changing;
  const { permission } = bulkActionOf(action.action);
  for (const needed of [permission, ...readingOf(filter)]) {
    if (!principal.permissions.has(needed)) throw forbidden(`This needs the permission ${needed}.`);
  }
  const { customerIds: scope } = principal;
  const found = await findMatching(tx, scope, filter);
  await lockInOrder(
    tx,
    scope,
    found.map((id) => commandOn(action, id)),
  );
  // While others were waited for, some may have come to match no longer.
  const ids = await findMatching(tx, scope, filter, found);
  if (expectedCount !== undefined && ids.length !== expectedCount) throw matchesChanged(filter, ids.length, expectedCount);
  const commands = ids.map((id) => commandOn(action, id));
  const [first] = commands;
  // They differ in their ids alone, which are within the scope: what else is named is looked at once for all.
  if (first !== undefined) await bulkActionOf(action.action).version(tx, scope, first);
  const outcomes = await changing.executeMany(commands);
  return ids.flatMap((id, at) => {
    const [command, outcome] = [commands[at], outcomes[at]];
    return command === undefined || outcome === undefined ? [] : [{ id, command, outcome }];
  });
}

function readingOf(filter: MatchingFilter): readonly Permission[] {
  switch (filter.list) {
    case 'users':
      return ['user.read'];
    case 'domains':
      return filter.customers === undefined ? ['domain.read'] : ['domain.read', 'customer.read'];
    case 'customers':
      return ['customer.read'];
  }
}

function commandOn({ action, ...fields }: MatchingAction, id: number): CommandValue {
  return { kind: action, [subjectOf(action)]: id, ...fields };
}

function matchesChanged({ list }: MatchingFilter, count: number, expected: number): CommandRefused {
  return new CommandRefused(
    'matches_changed',
    `${count} ${list} match now rather than ${expected}; look again, then repeat it with the new number.`,
    'expectedCount',
  );
}
