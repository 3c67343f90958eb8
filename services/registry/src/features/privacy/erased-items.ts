import { personsIn, type ErasedItem, type ItemContent } from '@seatledger/domain/change-request/erase/erase-item.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

interface Erased extends Pick<ItemContent, 'subject'> {
  readonly requestId: number;
  readonly position: number;
  readonly erased: ErasedItem;
}

/** Their digests stay: they are of what was approved. The salt goes, so that nobody can try what they are of. */
export async function saveErasedItems(tx: Tx, items: readonly Erased[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ requestId, position, subject, erased: { command, before, after, isVoid } }) => ({
    requestId,
    position,
    command,
    before,
    after,
    isVoid,
    persons: personsIn({ command, subject, before, after }),
  }));
  await sql`
    update change_request_items i set command = e.command, before = nullif(e.before, 'null'), after = nullif(e.after, 'null'),
      persons = e.persons, is_void = i.is_void or e."isVoid"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      e ("requestId" bigint, position integer, command jsonb, before jsonb, after jsonb, persons text[], "isVoid" boolean)
    where i.request_id = e."requestId" and i.position = e.position`.execute(tx);
  await sql`
    update change_requests set version = version + 1, digest_salt = null
    where id = any(${[...new Set(items.map(({ requestId }) => requestId))]}::bigint[])`.execute(tx);
}
