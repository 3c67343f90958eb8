import { signNote } from '@seatledger/merkle-log/signed-note/sign-note.ts';
import type { Signer } from '@seatledger/merkle-log/signed-note/signer-key.ts';
import type { Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import type { Erasure } from './erasure-queries.ts';

/** The log as it is when the receipt is signed; the erasure's own event is within. */
export interface LogHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** Undefined while the event of the erasure has no place in the log yet. */
export async function headAfter(db: Kysely<AuditSchema>, eventId: number | null): Promise<LogHead | undefined> {
  const event = await db.selectFrom('events').select('leafIndex').where('id', '=', eventId).executeTakeFirst();
  if (event === undefined) return undefined;
  return await db.selectFrom('log').select(['origin', 'size', 'root']).executeTakeFirstOrThrow();
}

/**
 * A signed note (c2sp.org/signed-note): a line that no checkpoint begins with, and one line of JSON that says what was removed, when, and
 * what the log was afterwards. It names nobody.
 */
export async function signReceipt(erasure: Erasure, { origin, size, root }: LogHead, signer: Signer): Promise<string> {
  const { id, personReferences, found, requestedAt, erasedAt } = erasure;
  const said = {
    erasure: String(id),
    requestedAt: requestedAt.toString(),
    erasedAt: erasedAt?.toString(),
    persons: personReferences,
    removed: found,
    log: { origin, size, root: root.toString('base64') },
  };
  return await signNote(`seatledger erasure receipt\n${JSON.stringify(said)}\n`, [signer]);
}
