import type { CountedTransition } from '@seatledger/domain/blast-radius/blast-radius.ts';
import type { Seat } from '@seatledger/domain/blast-radius/licensing-state.ts';
import { reachedOverrides, type Reach } from '@seatledger/domain/blast-radius/reach.ts';
import type { Tx } from '../../registry-schema.ts';
import { classKey, type UserGroup } from './seat-groups.ts';
import { findUsersOfClass, readSeats } from './seat-queries.ts';

/** A user with the whole seat before and after. */
export interface Example {
  readonly id: number;
  readonly before: Seat | null;
  readonly after: Seat | null;
}

export interface ExampleOptions {
  readonly reach: Reach;
  /** Users that commands were about; the others have the same seat before and after. */
  readonly touched: ReadonlyMap<number, UserGroup>;
  /** Of each transition at most so many. */
  readonly limit: number;
}

// A class of few users among many of its domain takes a while to look for.
const mostSearches = 50;

/** Examples of each of the transitions, of as many of the groups that make it as there can be. */
export async function findExamples(
  tx: Tx,
  transitions: readonly CountedTransition<UserGroup>[],
  options: ExampleOptions,
): Promise<readonly (readonly Example[])[]> {
  const groups = [...new Set(transitions.flatMap((transition) => transition.groups))];
  const seats = new Map(await readSeats(tx, untouchedIds(groups, options)));
  const found = new Map(groups.map((group) => [group, examplesIn(group, seats, options)]));
  let searches = 0;
  const examples: (readonly Example[])[] = [];
  for (const { users, groups: makers } of transitions) {
    const wanted = Math.min(users, options.limit);
    for (const group of makers) {
      const known = makers.flatMap((one) => found.get(one) ?? []).length;
      const isWhole = (found.get(group)?.length ?? 0) >= Math.min(group.users, options.limit);
      if (known >= wanted || isWhole || searches >= mostSearches) continue;
      searches += 1;
      found.set(group, await searchGroup(tx, group, found.get(group) ?? [], options));
    }
    examples.push(inTurn(makers.map((group) => found.get(group) ?? [])).slice(0, wanted));
  }
  return examples;
}

function untouchedIds(groups: readonly UserGroup[], { touched }: ExampleOptions): Set<number> {
  return new Set(groups.filter(isUntouched).flatMap(({ userIds }) => userIds.filter((id) => !touched.has(id))));
}

function isUntouched({ before, after }: UserGroup): boolean {
  return before === after;
}

/** Those of the ids of a group that are of it: the class was counted with all overrides and all users. */
function examplesIn(group: UserGroup, seats: ReadonlyMap<number, Seat>, { reach }: ExampleOptions): readonly Example[] {
  const { before, after, userIds } = group;
  if (!isUntouched(group)) return userIds.map((id) => ({ id, before, after }));
  return userIds.flatMap((id) => {
    const seat = seats.get(id);
    const isOfClass =
      seat !== undefined &&
      before !== null &&
      classKey({ ...seat, overrides: reachedOverrides(seat.overrides, reach) }) === classKey(before);
    return isOfClass ? [{ id, before: seat, after: seat }] : [];
  });
}

async function searchGroup(tx: Tx, group: UserGroup, known: readonly Example[], options: ExampleOptions): Promise<readonly Example[]> {
  const { before } = group;
  if (before === null || !isUntouched(group) || before.overrides.length > 0) return known;
  const except = [...options.touched.keys()];
  const ids = await findUsersOfClass(tx, before, options.reach, { except, limit: options.limit });
  const seats = await readSeats(tx, ids);
  return ids.flatMap((id) => {
    const seat = seats.get(id);
    return seat === undefined ? [] : [{ id, before: seat, after: seat }];
  });
}

/** The first of each list, then the second of each, and so on. */
function inTurn<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list.slice(place, place + 1))).flat();
}
