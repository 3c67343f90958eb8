import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { csvLine, neutraliseFormula } from '../csv/csv-line.ts';

// Spreadsheets take a file for UTF-8 only when it begins with this mark.
const byteOrderMark = '\uFEFF';

export function csvHead(headers: readonly string[]): string {
  return byteOrderMark + csvLine(headers);
}

export type Cell = string | number | boolean | null;

/** One line of a CSV file that people open in a spreadsheet, where text must not be run. */
export function csvRow(cells: readonly Cell[]): string {
  return csvLine(cells.map((cell) => (typeof cell === 'string' ? neutraliseFormula(cell) : String(cell ?? ''))));
}

interface Download {
  readonly mediaType: string;
  /** ASCII. */
  readonly fileName: string;
}

/** Sends what is no text and is there as a whole. */
export function sendBytes(reply: FastifyReply, bytes: Uint8Array): FastifyReply {
  return reply.type('application/octet-stream').send(bytes);
}

/**
 * Sends a text as it is made, no faster than it is taken. Fails as any request where nothing has been sent; afterwards a failure
 * breaks the connection, so that nobody takes the beginning for the whole. The text is ended when the client goes away.
 */
export async function sendDownload(
  reply: FastifyReply,
  { mediaType, fileName }: Download,
  text: AsyncGenerator<string, void, void>,
): Promise<FastifyReply> {
  const first = await text.next();
  async function* whole(): AsyncGenerator<string, void, void> {
    if (first.done !== true) yield first.value;
    yield* text;
  }
  const body = Readable.from(whole(), { objectMode: false });
  // Also where it goes away before anything was asked of `whole`.
  body.once('close', () => void text.return().catch(() => undefined));
  return reply.type(`${mediaType}; charset=utf-8`).header('content-disposition', `attachment; filename="${fileName}"`).send(body);
}
