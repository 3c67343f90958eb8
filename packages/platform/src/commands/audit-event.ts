import type { Kysely } from 'kysely';
import type { AuditedChange, CommandContext } from './use-case.ts';

/** What the audit keeps of something that was done, besides who did it. */
export interface AuditEvent extends Omit<AuditedChange, 'subject'> {
  readonly kind: string;
  /** `id` is null where many things of a kind are meant. */
  readonly subject: { readonly kind: string; readonly id: number | null };
  /** People whom it is about besides those of whom it says something: `user/17`, `operator/3`. */
  readonly persons?: readonly string[];
}

/** Writes events, in the transaction of the change where it is one. The audit service makes it, every service is given it. */
export interface AuditWriter {
  /** Returns the event's id. */
  append<Schema>(db: Kysely<Schema>, event: AuditEvent, context: CommandContext): Promise<number>;
}
