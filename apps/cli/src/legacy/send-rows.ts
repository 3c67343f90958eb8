import { gzip as gzipWithCallback } from 'node:zlib';
import { promisify } from 'node:util';
import { bodyOf } from '@seatledger/api-client';
import { mapRows } from '@seatledger/legacy/mapping/map-rows.ts';
import { rawRecord, type MappingOutcome } from '@seatledger/legacy/mapping/mapped-row.ts';
import type { Connection } from '../connection/connection.ts';
import type { OpenedSource } from './opened-source.ts';

const gzip = promisify(gzipWithCallback);
const pieceLength = 8_000_000;

/** Sends all mapped rows, piece after piece, over a network compressed; the next one is read while one is on its way. Gives how many there were. */
export async function sendRows(
  connection: Connection,
  id: string,
  opened: OpenedSource,
  onProgress: (rows: number) => void,
): Promise<number> {
  let sent = 0;
  let onTheWay: Promise<void> = Promise.resolve();
  for await (const { lines, count } of piecesOf(opened)) {
    await onTheWay;
    const after = sent;
    sent += count;
    onTheWay = sendPiece(connection, id, after, lines).then(() => onProgress(after + count));
    onTheWay.catch(() => undefined);
  }
  await onTheWay;
  return sent;
}

async function sendPiece({ client, isRemote }: Connection, id: string, after: number, lines: string): Promise<void> {
  const bytes = isRemote ? await gzip(lines, { level: 1 }) : Buffer.from(lines);
  await bodyOf(
    client.POST('/v1/migrations/{id}/rows', {
      params: { path: { id }, query: { after } },
      headers: { 'content-type': 'application/x-ndjson', ...(isRemote && { 'content-encoding': 'gzip' }) },
      body: '',
      bodySerializer: () => new Uint8Array(bytes),
    }),
  );
}

interface Piece {
  readonly lines: string;
  readonly count: number;
}

async function* piecesOf({ source, mapping }: OpenedSource): AsyncGenerator<Piece> {
  let lines = '';
  let count = 0;
  for await (const outcomes of mapRows(source, mapping)) {
    for (const outcome of outcomes) {
      lines += lineOf(outcome);
      count += 1;
      if (lines.length < pieceLength) continue;
      yield { lines, count };
      [lines, count] = ['', 0];
    }
  }
  if (count > 0) yield { lines, count };
}

function lineOf(outcome: MappingOutcome): string {
  const { entity, origin } = outcome;
  const { table, key, place } = origin;
  const row = outcome.outcome === 'mapped' ? outcome.row : null;
  const faults = outcome.outcome === 'mapped' ? [] : outcome.faults;
  return `${JSON.stringify({ entity, table, key, file: place.file, line: place.line, row, raw: rawRecord(origin), faults })}\n`;
}
