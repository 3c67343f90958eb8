import type { Occurrence } from '@seatledger/platform/commands/audit-recorder.ts';
import { clientNetwork } from '@seatledger/platform/http/client-network.ts';

/** Occurrences that become one event. Instants are epoch milliseconds. */
export interface OccurrenceGroup extends Pick<Occurrence, 'kind' | 'subjectKind' | 'said'> {
  readonly key: string;
  /** Of the first of them. */
  readonly context: Occurrence['context'];
  readonly ids: Set<number>;
  /** By what is listed: JSON of each value. */
  readonly listed: Map<string, Set<string>>;
  readonly firstAt: number;
  lastAt: number;
  requests: number;
}

/** What there was no room for. */
export interface LeftOut {
  readonly kind: string;
  readonly firstAt: number;
  lastAt: number;
  requests: number;
}

export interface GroupLimits {
  /** How long occurrences are gathered for one event. */
  readonly windowMs: number;
  readonly groups: number;
  /** Of all groups those of callers who have not proved to be anybody: they choose how many they are. */
  readonly unknownGroups: number;
}

export const usualLimits: GroupLimits = { windowMs: 30_000, groups: 2_000, unknownGroups: 200 };

const idsPerGroup = 1_000;
const listedPerGroup = 20;

/** Gathers occurrences, in bounded memory. */
export class OccurrenceGroups {
  readonly #limits: GroupLimits;
  /** Those that more can be added to. */
  readonly #open = new Map<string, OccurrenceGroup>();
  /** Those that are full, or made room for another of the same key. */
  readonly #closed = new Set<OccurrenceGroup>();
  readonly #leftOut = new Map<string, LeftOut>();
  #unknown = 0;

  constructor(limits: GroupLimits) {
    this.#limits = limits;
  }

  add(occurrence: Occurrence, at: number): void {
    const key = keyOf(occurrence);
    let group = this.#open.get(key);
    if (group !== undefined && !hasRoomFor(group, occurrence)) {
      this.#closed.add(group);
      this.#open.delete(key);
      group = undefined;
    }
    group ??= this.#begin(key, occurrence, at);
    if (group === undefined) return this.leaveOut({ kind: occurrence.kind, firstAt: at, lastAt: at, requests: 1 });
    for (const id of occurrence.subjectIds) group.ids.add(id);
    for (const [name, value] of Object.entries(occurrence.listed ?? {})) list(group, name, value);
    group.lastAt = at;
    group.requests += 1;
  }

  /** Takes out what is due: all that is closed, and what has been gathered for long enough; or everything. */
  takeDue(at: number, everything = false): readonly OccurrenceGroup[] {
    const due = [...this.#closed];
    for (const group of this.#open.values()) if (everything || at - group.firstAt >= this.#limits.windowMs) due.push(group);
    for (const group of due) this.#remove(group);
    return due;
  }

  /** For what was taken out and could not be written. */
  putBack(group: OccurrenceGroup): void {
    if (isUnknown(group)) this.#unknown += 1;
    if (this.#open.has(group.key)) this.#closed.add(group);
    else this.#open.set(group.key, group);
  }

  takeLeftOut(): readonly LeftOut[] {
    const all = [...this.#leftOut.values()];
    this.#leftOut.clear();
    return all;
  }

  leaveOut(more: LeftOut): void {
    const known = this.#leftOut.get(more.kind);
    if (known === undefined) this.#leftOut.set(more.kind, more);
    else {
      known.requests += more.requests;
      known.lastAt = more.lastAt;
    }
  }

  /** Since when something waits to be written; undefined where nothing does. */
  get oldestAt(): number | undefined {
    let oldest: number | undefined;
    for (const { firstAt } of [...this.#closed, ...this.#open.values(), ...this.#leftOut.values()])
      oldest = Math.min(oldest ?? firstAt, firstAt);
    return oldest;
  }

  /** How many occurrences wait. */
  get requests(): number {
    let sum = 0;
    for (const { requests } of [...this.#closed, ...this.#open.values(), ...this.#leftOut.values()]) sum += requests;
    return sum;
  }

  #begin(key: string, { kind, subjectKind, said, context }: Occurrence, at: number): OccurrenceGroup | undefined {
    const group = {
      key,
      kind,
      subjectKind,
      said,
      context,
      ids: new Set<number>(),
      listed: new Map(),
      firstAt: at,
      lastAt: at,
      requests: 0,
    };
    if (this.#open.size + this.#closed.size >= this.#limits.groups) return undefined;
    if (isUnknown(group) && this.#unknown >= this.#limits.unknownGroups) return undefined;
    if (isUnknown(group)) this.#unknown += 1;
    this.#open.set(key, group);
    return group;
  }

  #remove(group: OccurrenceGroup): void {
    if (isUnknown(group)) this.#unknown -= 1;
    if (!this.#closed.delete(group)) this.#open.delete(group.key);
  }
}

function keyOf({ kind, subjectKind, said, context: { actor, address } }: Occurrence): string {
  const network = address === null ? '' : clientNetwork(address);
  return [kind, subjectKind, actor.kind, actor.id, actor.name, network, ...Object.values(said)].join('\n');
}

function isUnknown({ context: { actor } }: OccurrenceGroup): boolean {
  return actor.kind === 'system';
}

function hasRoomFor(group: OccurrenceGroup, { subjectIds, listed = {} }: Occurrence): boolean {
  if (group.ids.size + subjectIds.length > idsPerGroup) return false;
  return Object.keys(listed).every((name) => (group.listed.get(name)?.size ?? 0) < listedPerGroup);
}

function list(group: OccurrenceGroup, name: string, value: unknown): void {
  const values = group.listed.get(name) ?? new Set();
  group.listed.set(name, values.add(JSON.stringify(value)));
}
