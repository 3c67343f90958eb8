import type { IdRange } from '../licence-index/rows.ts';

/** Rows of an entity that are to be read again. */
export interface NamedRows extends IdRange {
  readonly entity: 'catalogue' | 'customer' | 'domain' | 'user';
}

/** A row of registry_published.changes. */
export interface ChangeRow extends NamedRows {
  readonly position: number;
  readonly recordedAt: string;
}

/** How far the change feed has been read; `change` is the one at the position, null where it is not known. */
export interface FeedPosition {
  readonly position: number;
  readonly change: ChangeRow | null;
}

/**
 * The changes after a position, out of those read from it on, up to `limit` of them, after `head` had been read. Null where they do
 * not continue what was read before: the database is another one, or has been restored, or no longer has what was missed.
 */
export function continuationOf(last: FeedPosition, head: number, rows: readonly ChangeRow[], limit: number): readonly ChangeRow[] | null {
  if (head < last.position) return null;
  const [first] = rows;
  const isRepeated = first?.position === last.position;
  if (isRepeated && last.change !== null && !isSame(first, last.change)) return null;
  const changes = isRepeated ? rows.slice(1) : rows;
  const isGapless = changes.every(({ position }, index) => position === last.position + 1 + index);
  const end = last.position + changes.length;
  return isGapless && (rows.length >= limit || end >= head) ? changes : null;
}

function isSame(a: ChangeRow, b: ChangeRow): boolean {
  return a.recordedAt === b.recordedAt && a.entity === b.entity && a.firstId === b.firstId && a.lastId === b.lastId;
}

/** The same ids in as few ranges as there can be, in order. */
export function mergeRanges(ranges: readonly IdRange[]): IdRange[] {
  const merged: IdRange[] = [];
  for (const { firstId, lastId } of ranges.toSorted((a, b) => a.firstId - b.firstId)) {
    const last = merged.at(-1);
    if (last === undefined || firstId > last.lastId + 1) merged.push({ firstId, lastId });
    else merged[merged.length - 1] = { firstId: last.firstId, lastId: Math.max(last.lastId, lastId) };
  }
  return merged;
}

/** Ranges that are read with one query each, since together they hold few ids; and those that are too wide for that. */
export interface ReadPlan {
  readonly together: readonly (readonly IdRange[])[];
  readonly wide: readonly IdRange[];
}

export function planReads(ranges: readonly IdRange[], maxIds: number): ReadPlan {
  const wide: IdRange[] = [];
  const together: IdRange[][] = [];
  let ids = Infinity;
  for (const range of mergeRanges(ranges)) {
    const width = range.lastId - range.firstId + 1;
    if (width > maxIds) {
      wide.push(range);
      continue;
    }
    ids += width;
    if (ids > maxIds) {
      together.push([]);
      ids = width;
    }
    together.at(-1)?.push(range);
  }
  return { together, wide };
}
