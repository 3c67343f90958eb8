import type { Kysely, RawBuilder } from 'kysely';
import type { AuditedChange, CommandContext } from './use-case.ts';

/** What the audit keeps of something that was done, besides who did it. */
export interface AuditEvent extends Omit<AuditedChange, 'subject'> {
  readonly kind: string;
  /** `id` is null where many things of a kind are meant. */
  readonly subject: { readonly kind: string; readonly id: number | null };
  /** People whom it is about besides those of whom it says something: `user/17`, `operator/3`. */
  readonly persons?: readonly string[];
}

/** A statement that writes something beside an event; `eventId` stands for the event's id. */
export type WrittenAlong = (eventId: RawBuilder<number>) => RawBuilder<unknown>;

/** Writes events, in the transaction of the change where it is one. The audit service makes it, every service is given it. */
export interface AuditWriter {
  /** Returns the event's id. `along`: written by the same statement, so that it costs no way to the database of its own. */
  append<Schema>(db: Kysely<Schema>, event: AuditEvent, context: CommandContext, along?: WrittenAlong): Promise<number>;
  /**
   * One event after the other by a single statement; returns their ids. `along` is given the id of the last one; the events are made ready
   * while it is waited for.
   */
  appendMany<Schema>(
    db: Kysely<Schema>,
    events: readonly AuditEvent[],
    context: CommandContext,
    along?: Promise<WrittenAlong | undefined>,
  ): Promise<readonly number[]>;
}
