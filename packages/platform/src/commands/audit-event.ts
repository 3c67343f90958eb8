import { sql, type Kysely } from 'kysely';
import type { AuditedChange, CommandContext } from './use-case.ts';

/** What the audit keeps of something that was done, besides who did it. */
export interface AuditEvent extends Omit<AuditedChange, 'subject'> {
  readonly kind: string;
  /** `id` is null where many things of a kind are meant. */
  readonly subject: { readonly kind: string; readonly id: number | null };
}

/** Writes the event, in the transaction of the change where it is one. Returns the event's id. */
export async function appendAuditEvent<Schema>(db: Kysely<Schema>, event: AuditEvent, context: CommandContext): Promise<number> {
  const { actor, origin, requestId } = context;
  const { rows } = await sql<{ id: number }>`
    select audit.append(${JSON.stringify({ ...event, actor, origin, requestId })}::jsonb) as id`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('audit.append returned nothing');
  return row.id;
}
