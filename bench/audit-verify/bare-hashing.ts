// The least that a verification can do: every entry comes out of PostgreSQL, and is hashed once. DATABASE_URL names the database.
import { hash } from 'node:crypto';
import { to as copyTo } from 'pg-copy-streams';
import { openConnection } from '../../packages/platform/src/db/connection.ts';

await using connection = await openConnection(process.env['DATABASE_URL'] ?? '', 'seatledger bench');
const copy = connection.client.query(copyTo('copy (select entry from audit.events order by leaf_index) to stdout (format binary)'));
const headerLength = 19;
const rowHeadLength = 6;
let rest: Buffer = Buffer.alloc(0);
let isHeaderRead = false;
let entries = 0;
for await (const piece of copy) {
  const bytes = rest.length === 0 ? (piece as Buffer) : Buffer.concat([rest, piece as Buffer]);
  let at = isHeaderRead ? 0 : headerLength;
  isHeaderRead = true;
  while (at + rowHeadLength <= bytes.length) {
    const end = at + rowHeadLength + bytes.readInt32BE(at + 2);
    if (end > bytes.length) break;
    hash('sha256', bytes.subarray(at + rowHeadLength, end), 'buffer');
    entries += 1;
    at = end;
  }
  rest = bytes.subarray(at);
}
process.stdout.write(`${JSON.stringify({ entries })}\n`);
