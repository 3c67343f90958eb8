import type { CommandContext } from './use-case.ts';

/** Something for the audit that is no change, and so has no transaction that it could be written in: a read, a refusal. */
export interface Occurrence {
  /** Of the event. */
  readonly kind: string;
  readonly subjectKind: string;
  /** The things of that kind that it concerns; none where nobody can say. */
  readonly subjectIds: readonly number[];
  /** What the event says besides. Occurrences become one event where this, the kinds and whoever acts are the same. */
  readonly said: Readonly<Record<string, string | number | null>>;
  /** What may differ within an event, which lists each value once. */
  readonly listed?: Readonly<Record<string, unknown>>;
  readonly context: Omit<CommandContext, 'now'>;
}

/** Takes occurrences in at no cost to whoever tells of them, and writes events of them a moment later. The audit service makes it. */
export interface AuditRecorder {
  /** Never throws, and waits for nothing. */
  note(occurrence: Occurrence): void;
}

/** Who acts where nobody has proved to be anybody. */
export const unknownActor: CommandContext['actor'] = { kind: 'system', id: null, name: 'unknown caller' };
