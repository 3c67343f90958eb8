import { hash } from 'node:crypto';
import { TileError } from '@seatledger/merkle-log/tlog-tiles/tile-error.ts';
import { tileWidth } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { formatEntriesPath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import { readBundle, type LogFiles } from './log-files.ts';
import { UnreadableLog, type EventToRead, type LogToRead } from './log-to-read.ts';

/** The first `size` events of a log in the layout of C2SP tlog-tiles, with its entries. */
export function tiledLog(files: LogFiles, { size, isCopy }: { readonly size: number; readonly isCopy: boolean }): LogToRead {
  return {
    name: files.name,
    copiedSize: isCopy ? size : null,
    async *batches() {
      for (let index = 0; index * tileWidth < size; index += 1) {
        yield await readEvents(files, index, Math.min(tileWidth, size - index * tileWidth));
      }
    },
    async *attachmentFindings(named) {
      for (const sha256 of named) {
        const path = `attachments/${sha256}`;
        const content = await files.read(path);
        const place = { in: files.name, path };
        if (content === null)
          yield { code: 'attachment_missing', place, detail: `An event names the attachment ${sha256}, which is not there.` };
        else if (hash('sha256', content) !== sha256)
          yield { code: 'attachment_differs', place, detail: `${path} is not what its name says: it was changed.` };
      }
    },
  };
}

async function readEvents(files: LogFiles, index: number, width: number): Promise<readonly EventToRead[]> {
  const path = formatEntriesPath({ index, width });
  const leafIndex = index * tileWidth;
  try {
    const bundle = await readBundle(files, index, width);
    if (bundle !== null) return bundle.entries.map((entry) => ({ entry }));
    throw new UnreadableLog({
      code: 'bundle_missing',
      leafIndex,
      place: { in: files.name, path },
      detail: `${path} is missing in ${files.name}: nothing from leaf ${leafIndex} on could be verified.`,
    });
  } catch (error) {
    if (!(error instanceof TileError)) throw error;
    const at = error.index ?? 0;
    throw new UnreadableLog({
      code: 'bundle_malformed',
      leafIndex: leafIndex + at,
      place: { in: files.name, path: error.path, index: at },
      detail: `${error.message} That is leaf ${leafIndex + at}; nothing from there on could be verified.`,
    });
  }
}
