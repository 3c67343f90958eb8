import { decideLicence, type LicenceStatus } from '../licence/licence.ts';
import type { Dated } from './dated.ts';
import { differencesBetween } from './differences.ts';
import type { LicenceHistory } from './licence-history.ts';
import { passingsIn } from './passings.ts';
import { sourcesAt, type LicenceSources } from './sources-at.ts';
import type { TimelineChange } from './timeline-change.ts';

/** Something that happened to a person's licence, at an instant in epoch milliseconds. */
export interface TimelineEntry extends TimelineChange {
  readonly at: number;
  /** The change request by which it happened; null where none was needed, and where a date has passed. */
  readonly changeRequestId: number | null;
  /** What the licence was from then on; null once the user is deleted. */
  readonly status: LicenceStatus | null;
  /** Whose the user was: of what a move between customers changed, the one after it. */
  readonly customerId: number;
}

/**
 * Everything that has happened to a user's licence until an instant, the oldest first. What the licence depended on is compared before and
 * after each moment at which any of it changed; between two of them, dates pass.
 */
export function timelineOf(history: LicenceHistory, now: number): readonly TimelineEntry[] {
  const moments = momentsOf(history);
  const entries: TimelineEntry[] = [];
  let before: LicenceSources | undefined;
  for (const [index, { at, changeRequestId }] of moments.entries()) {
    const after = sourcesAt(history, at);
    entries.push(...told(differencesBetween(before, after), at, changeRequestId, after ?? before, after !== undefined));
    if (after !== undefined) {
      const end = moments[index + 1]?.at ?? now + 1;
      for (const { at: passedAt, changes } of passingsIn(after, at, Math.min(end, now + 1))) {
        entries.push(...told(changes, passedAt, null, after, true));
      }
    }
    before = after;
  }
  return entries;
}

function told(
  changes: readonly TimelineChange[],
  at: number,
  changeRequestId: number | null,
  sources: LicenceSources | undefined,
  isThere: boolean,
): readonly TimelineEntry[] {
  if (sources === undefined) return [];
  const status = isThere ? decideLicence(sources.terms, at).status : null;
  return changes.map((change) => ({ ...change, at, changeRequestId, status, customerId: sources.domain.customerId }));
}

interface Moment {
  readonly at: number;
  readonly changeRequestId: number | null;
}

/** When anything changed, in order. What changed together has one time and one change request. */
function momentsOf(history: LicenceHistory): readonly Moment[] {
  const moments = new Map<number, number | null>();
  const add = (at: number, changeRequestId: number | null) => moments.set(at, changeRequestId ?? moments.get(at) ?? null);
  for (const states of Object.values(history) as readonly (readonly Dated<object>[])[]) {
    for (const { since, until, changeRequestId, endedByChangeRequestId } of states) {
      add(since, changeRequestId);
      if (until !== null) add(until, endedByChangeRequestId);
    }
  }
  return Array.from(moments, ([at, changeRequestId]) => ({ at, changeRequestId })).toSorted((a, b) => a.at - b.at);
}
