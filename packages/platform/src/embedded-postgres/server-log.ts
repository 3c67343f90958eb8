import { closeSync, openSync } from 'node:fs';
import { copyFile, open, stat, truncate } from 'node:fs/promises';

const largestBytes = 10 * 1024 * 1024;
const checkIntervalMs = 60 * 60 * 1000;

/** PostgreSQL's log. It writes there itself, so that it never waits for this process; the one file before it is kept as `….1`. */
export interface ServerLog extends Disposable {
  readonly path: string;
  /** A descriptor for a child that appends. The caller closes it with `closeSync`. */
  openForAppending(): number;
  size(): Promise<number>;
  /** The last lines written after `offset` bytes. */
  lastLines(offset: number): Promise<string>;
}

export async function openServerLog(path: string): Promise<ServerLog> {
  closeSync(openSync(path, 'a', 0o600));
  const size = async (): Promise<number> => (await stat(path)).size;
  const rotate = async (): Promise<void> => {
    if ((await size()) < largestBytes) return;
    await copyFile(path, `${path}.1`);
    await truncate(path);
  };
  await rotate();
  const timer = setInterval(() => rotate().catch(() => undefined), checkIntervalMs).unref();
  return {
    path,
    openForAppending: () => openSync(path, 'a', 0o600),
    size,
    lastLines: (offset) => readLastLines(path, offset),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

async function readLastLines(path: string, offset: number): Promise<string> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const from = Math.max(offset, size - 8_192);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.max(size - from, 0)), position: from });
  return buffer.toString('utf8', 0, bytesRead).trim().split('\n').slice(-12).join('\n');
}
