import { hash } from 'node:crypto';
import type { StoredLog } from '@seatledger/server';
import type { LogToRead } from './log-to-read.ts';
import { VerificationFault } from './verification-fault.ts';

/** What the database is called in findings. */
const theDatabase = 'the database';

/** The log as it is in the database, with everything that is kept beside the entries. */
export async function databaseLog(stored: StoredLog): Promise<LogToRead> {
  const head = await stored.head();
  if (head === null)
    throw new VerificationFault('log_not_found', 'There is no log yet: it is begun when the server starts for the first time.');
  const keys = await stored.keys();
  const notes = await stored.notes(head.origin);
  return {
    name: theDatabase,
    copiedSize: null,
    tree: { head, keys, notes, tiles: () => stored.tiles() },
    batches: () => stored.events(),
    async *attachmentFindings(named) {
      const missing = new Set(named);
      for await (const { sha256, content } of stored.attachments()) {
        missing.delete(sha256);
        const place = { in: theDatabase, path: `audit.attachments ${sha256}` };
        if (hash('sha256', content) !== sha256)
          yield { code: 'attachment_differs', place, detail: `The attachment ${sha256} was changed.` };
      }
      for (const sha256 of missing) {
        const place = { in: theDatabase, path: `audit.attachments ${sha256}` };
        yield { code: 'attachment_missing', place, detail: `An event names the attachment ${sha256}, which is not there.` };
      }
    },
  };
}
