import type { AuditEvent } from '@seatledger/platform/commands/audit-event.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { LeftOut, OccurrenceGroup } from './occurrence-groups.ts';

export interface RecordedEvent {
  readonly event: AuditEvent;
  readonly context: CommandContext;
}

/** A recorder that ended without a word. */
export interface EndedRecorder {
  readonly id: number;
  readonly completeUntil: Temporal.Instant;
  readonly aliveAt: Temporal.Instant;
}

/** Kinds of things that are people, who are then named in the event: that is how it is found out who looked at them. */
const people: ReadonlySet<string> = new Set(['user', 'operator']);

export function eventOfGroup(group: OccurrenceGroup): RecordedEvent {
  const { kind, subjectKind, said, context, requests, firstAt, lastAt } = group;
  const ids = [...group.ids];
  const [only = null, ...others] = ids;
  const lists = Array.from(group.listed, ([name, values]) => [name, Array.from(values, (text): unknown => JSON.parse(text))] as const);
  const after = { ...said, requests, ids, ...Object.fromEntries(lists), firstAt: instantText(firstAt), lastAt: instantText(lastAt) };
  const subject = { kind: subjectKind, id: others.length === 0 ? only : null };
  const persons = people.has(subjectKind) ? ids.map((id) => `${subjectKind}/${id}`) : [];
  return { event: { kind, subject, before: null, after, persons }, context: { ...context, now: instant(firstAt) } };
}

export const readKind = 'personal-data.read';

/** Reads that are left out are lost; of the rest it is enough to know how much there was. */
export function eventOfLeftOut({ kind, requests, firstAt, lastAt }: LeftOut): RecordedEvent {
  const after = { requests, firstAt: instantText(firstAt), lastAt: instantText(lastAt) };
  return kind === readKind ? ofRecorder('audit.reads-lost', null, { cause: 'left-out', ...after }) : leftOut(kind, after);
}

/** Written later than a reader of the log would expect; nothing is missing. */
export function eventOfDelay(recorderId: number | null, requests: number, sinceMs: number, untilMs: number): RecordedEvent {
  return ofRecorder('audit.reads-delayed', recorderId, { requests, since: instantText(sinceMs), until: instantText(untilMs) });
}

/** What it had gathered since `completeUntil` is lost; whether there was anything, nobody knows. */
export function eventOfEndedRecorder({ id, completeUntil, aliveAt }: EndedRecorder): RecordedEvent {
  const after = { cause: 'process-ended', completeUntil: completeUntil.toString(), aliveAt: aliveAt.toString() };
  return ofRecorder('audit.reads-lost', id, after);
}

function leftOut(kind: string, after: Readonly<Record<string, unknown>>): RecordedEvent {
  return { event: { kind, subject: { kind: 'request', id: null }, before: null, after: { leftOut: true, ...after } }, context: own() };
}

function ofRecorder(kind: string, id: number | null, after: Readonly<Record<string, unknown>>): RecordedEvent {
  return { event: { kind, subject: { kind: 'recorder', id }, before: null, after }, context: own() };
}

function own(): CommandContext {
  const actor = { kind: 'system', id: null, name: 'audit' } as const;
  return { actor, origin: 'task', address: null, requestId: 'recording', now: Temporal.Now.instant() };
}

function instant(epochMs: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(epochMs);
}

function instantText(epochMs: number): string {
  return instant(epochMs).toString();
}
