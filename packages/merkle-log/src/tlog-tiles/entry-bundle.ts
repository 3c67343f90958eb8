import { TileError } from './tile-error.ts';

const maxEntryLength = 0xff_ff;

/** The entries, each behind its length as a big-endian uint16 (c2sp.org/tlog-tiles, "Log entries"). */
export function encodeEntryBundle(path: string, entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [index, entry] of entries.entries()) {
    if (entry.length > maxEntryLength)
      throw new TileError(
        'malformed_bundle',
        path,
        index,
        `${path}: entry ${index} is longer than ${maxEntryLength} bytes, which a bundle cannot hold.`,
      );
    view.setUint16(at, entry.length);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** The `width` entries of the bundle at `path`: no fewer, and nothing after them. */
export function decodeEntryBundle(path: string, bytes: Uint8Array, width: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width) {
    const start = at + 2;
    const end = start > bytes.length ? Number.POSITIVE_INFINITY : start + view.getUint16(at);
    if (end > bytes.length) throw new TileError('malformed_bundle', path, entries.length, `${path} ends within entry ${entries.length}.`);
    entries.push(bytes.subarray(start, end));
    at = end;
  }
  if (at < bytes.length) throw new TileError('malformed_bundle', path, width, `${path} goes on after its ${width} entries.`);
  return entries;
}
