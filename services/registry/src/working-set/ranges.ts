import type { Touched } from '@seatledger/platform/commands/use-case.ts';

/** To read so many rows more costs less than to follow another range. */
const mostBetween = 50;

/** Few ranges that hold all the ids. */
export function rangesOf<Entity extends string>(entity: Entity, ids: readonly number[]): readonly Touched<Entity>[] {
  const ranges: { entity: Entity; firstId: number; lastId: number }[] = [];
  for (const id of ids.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && id - last.lastId <= mostBetween) last.lastId = id;
    else ranges.push({ entity, firstId: id, lastId: id });
  }
  return ranges;
}
