import type { SeatGroup } from '@seatledger/domain/blast-radius/blast-radius.ts';
import type { Seat } from '@seatledger/domain/blast-radius/licensing-state.ts';
import { reachedOverrides, type Reach } from '@seatledger/domain/blast-radius/reach.ts';
import type { SeatClass } from './seat-queries.ts';

/** `userIds`: of some of them. */
export interface UserGroup extends SeatGroup {
  readonly userIds: readonly number[];
}

/** Users that commands were about: each alone, since nothing but they themselves says what became of them. */
export function touchedUsers(before: ReadonlyMap<number, Seat>, after: ReadonlyMap<number, Seat>): readonly UserGroup[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.map((id) => ({ before: before.get(id) ?? null, after: after.get(id) ?? null, users: 1, userIds: [id] }));
}

/** The seats within reach that nobody touched, by class: `overridden` and `touched` are among `all`, `touched` among `overridden`, too. */
export function untouchedUsers(
  all: readonly SeatClass[],
  overridden: readonly SeatClass[],
  touched: Iterable<Seat>,
  reach: Reach,
): readonly UserGroup[] {
  const left = new Map<string, Mutable<SeatClass>>();
  for (const one of [...all, ...overridden]) {
    const key = classKey(one);
    const known = left.get(key);
    if (known === undefined) left.set(key, { ...one });
    else known.users += one.users;
  }
  const take = (key: string, users: number): void => {
    const found = left.get(key);
    if (found !== undefined) found.users -= users;
  };
  for (const one of overridden) take(classKey({ ...one, overrides: [] }), one.users);
  for (const seat of touched) take(classKey({ ...seat, overrides: reachedOverrides(seat.overrides, reach) }), 1);
  return [...left.values()].filter(({ users }) => users > 0).map(groupOf);
}

type Mutable<Thing> = { -readonly [Field in keyof Thing]: Thing[Field] };

function groupOf({ users, userIds, ...seat }: SeatClass): UserGroup {
  return { before: seat, after: seat, users, userIds };
}

/** The same for seats of one class. */
export function classKey({ domainId, profileId, validity, suspended, overrides }: Seat): string {
  const key = `${domainId}/${profileId}/${validity.from}/${validity.until}/${suspended}`;
  if (overrides.length === 0) return key;
  return `${key}/${JSON.stringify(overrides.map(({ featureId, value, validity: { from, until } }) => [featureId, value, from, until]))}`;
}
