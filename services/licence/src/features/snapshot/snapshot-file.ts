import { createHmac, timingSafeEqual, type Hmac, type KeyObject } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '@seatledger/platform/files/write-file-atomically.ts';
import { isSection, type SnapshotHead } from './snapshot-head.ts';

/**
 * A file of: eight bytes that name the format; the length of the head (32 bits, little-endian); the head, JSON in UTF-8; the sections,
 * as they are in memory, in the order in which the head lists them; HMAC-SHA-256 (RFC 2104) of everything before, 32 bytes.
 */
const format = Buffer.from('SLSNAP02', 'latin1');
const lengthBytes = 4;
const macBytes = 32;
const longestHead = 64 * 1024 * 1024;
/** Written and authenticated at a time, so that checks are answered in between. */
const bytesPerStep = 4 * 1024 * 1024;

export type Sections = ReadonlyMap<string, SharedArrayBuffer>;

export interface SnapshotContent {
  readonly head: SnapshotHead;
  readonly sections: Sections;
}

/** What a snapshot is written by. */
export interface SnapshotFiles {
  readonly open: (path: string) => Promise<SnapshotHandle>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly syncFolder: (path: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

export interface SnapshotHandle extends AsyncDisposable {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly sync: () => Promise<void>;
}

/** Nobody but the account that runs the service can read it: it holds the hashes of API keys. */
const ownerOnly = 0o600;

const disk: SnapshotFiles = {
  async open(path) {
    const file = await open(path, 'w', ownerOnly);
    return {
      write: (bytes) => file.writeFile(bytes),
      sync: () => file.sync(),
      [Symbol.asyncDispose]: () => file[Symbol.asyncDispose](),
    };
  },
  rename,
  syncFolder,
  remove: (path) => rm(path, { force: true }),
};

/** Puts a whole snapshot in the place of the one before, down to the disk; where it fails, the one before stays. */
export async function writeSnapshot(path: string, key: KeyObject, content: SnapshotContent, files: SnapshotFiles = disk): Promise<void> {
  const draft = `${path}.new`;
  try {
    await writeDraft(draft, key, content, files);
    await files.rename(draft, path);
    await files.syncFolder(dirname(path));
  } catch (error) {
    await files.remove(draft).catch(() => undefined);
    throw error;
  }
}

async function writeDraft(draft: string, key: KeyObject, { head, sections }: SnapshotContent, files: SnapshotFiles): Promise<void> {
  const mac = createHmac('sha256', key);
  await using file = await files.open(draft);
  const headBytes = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(headBytes.length);
  for (const part of [format, length, headBytes, ...Array.from(sections.values(), (buffer) => new Uint8Array(buffer))]) {
    for (let at = 0; at < part.byteLength; at += bytesPerStep) {
      const bytes = part.subarray(at, at + bytesPerStep);
      mac.update(bytes);
      await file.write(bytes);
    }
  }
  await file.write(mac.digest());
  await file.sync();
}

/** Why a file is no snapshot that can be used. */
export class SnapshotRefused extends Error {
  override readonly name = 'SnapshotRefused';
}

/**
 * Reads a snapshot, at once, into shared memory.
 * @returns null where there is no file
 * @throws SnapshotRefused where it is not whole, or was written under another key
 */
export function readSnapshot(path: string, key: KeyObject): SnapshotContent | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return new SnapshotReading(file, createHmac('sha256', key)).content();
  } finally {
    closeSync(file);
  }
}

class SnapshotReading {
  readonly #file: number;
  readonly #mac: Hmac;
  readonly #size: number;

  constructor(file: number, mac: Hmac) {
    this.#file = file;
    this.#mac = mac;
    this.#size = fstatSync(file).size;
  }

  content(): SnapshotContent {
    if (!this.#next(format.length).equals(format)) throw new SnapshotRefused('This is no snapshot of licences, or one of another version.');
    const length = this.#next(lengthBytes).readUInt32LE();
    if (length > Math.min(longestHead, this.#size)) throw notWhole();
    const head = parseHead(this.#next(length));
    const lengths = head.sections.map(({ byteLength }) => byteLength);
    const whole = lengths.reduce((sum, bytes) => sum + bytes, format.length + lengthBytes + length + macBytes);
    if (whole !== this.#size) throw notWhole();
    const sections = new Map(head.sections.map(({ name, byteLength }) => [name, this.#nextSection(byteLength)]));
    const expected = this.#mac.digest();
    const found = Buffer.alloc(macBytes);
    this.#read(found);
    if (!timingSafeEqual(expected, found)) throw new SnapshotRefused('It was changed, or written under another master key.');
    return { head, sections };
  }

  #next(length: number): Buffer {
    const bytes = Buffer.alloc(length);
    this.#read(bytes);
    this.#mac.update(bytes);
    return bytes;
  }

  #nextSection(byteLength: number): SharedArrayBuffer {
    const buffer = new SharedArrayBuffer(byteLength);
    for (let at = 0; at < byteLength; at += bytesPerStep) {
      const bytes = Buffer.from(buffer, at, Math.min(bytesPerStep, byteLength - at));
      this.#read(bytes);
      this.#mac.update(bytes);
    }
    return buffer;
  }

  #read(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, null);
      if (read === 0) throw notWhole();
      at += read;
    }
  }
}

/** Nothing of the head is used but the lengths of what follows, before all is authenticated. */
function parseHead(bytes: Buffer): SnapshotHead {
  try {
    const head = JSON.parse(bytes.toString()) as SnapshotHead;
    if (Array.isArray(head.sections) && head.sections.every(isSection)) return head;
  } catch {
    // Told below.
  }
  throw notWhole();
}

function notWhole(): SnapshotRefused {
  return new SnapshotRefused('It is not whole.');
}
