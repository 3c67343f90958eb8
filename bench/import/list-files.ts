import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listDomain, listRow, profileKeys, rowNumbers, type ListRow, type RowOrder } from './rows.ts';

export interface ListFiles {
  /** As a customer sends it. */
  readonly csv: string;
  /** The same rows in the same order, as COPY takes them (text format) for {@link copiedColumns}. */
  readonly copy: string;
}

export const copiedColumns = 'domain_id, local_part, display_name, profile_id, valid_from, valid_until';
/** The domain of the list has this id. */
export const listDomainId = 1;

export async function writeListFiles({ csv, copy }: ListFiles, rows: number, order: RowOrder): Promise<void> {
  const numbers = rowNumbers(rows, order);
  await writeLines(csv, 'Email,Display name,Profile,Valid from,Valid until\r\n', numbers, csvLine);
  await writeLines(copy, '', numbers, copyLine);
}

async function writeLines(path: string, header: string, numbers: Uint32Array, line: (row: ListRow) => string): Promise<void> {
  await pipeline(Readable.from(batches(header, numbers, line)), createWriteStream(path));
}

const batchLength = 256 * 1024;

function* batches(header: string, numbers: Uint32Array, line: (row: ListRow) => string): Generator<string> {
  let batch = header;
  for (const n of numbers) {
    batch += line(listRow(n));
    if (batch.length < batchLength) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}

function csvLine({ localPart, displayName, profile, validFrom, validUntil }: ListRow): string {
  return `${localPart}@${listDomain},${displayName},${profileKeys[profile - 1]},${validFrom ?? ''},${validUntil ?? ''}\r\n`;
}

function copyLine({ localPart, displayName, profile, validFrom, validUntil }: ListRow): string {
  return `${listDomainId}\t${localPart}\t${displayName}\t${profile}\t${validFrom ?? '\\N'}\t${validUntil ?? '\\N'}\n`;
}
