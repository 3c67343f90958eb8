import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { signerOf } from '@seatledger/merkle-log/signed-note/signer-key.ts';
import { signNote } from '@seatledger/merkle-log/signed-note/sign-note.ts';
import { formatCheckpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { copyHistory } from './copy-history.ts';
import { servedFiles } from './verify/log-files.ts';

const together = 2;

async function noteAt(size: number, origin: string): Promise<string> {
  const signer = await signerOf(origin, new Uint8Array(32).fill(7));
  return await signNote(formatCheckpoint({ origin, size, root: new Uint8Array(32), extensions: [] }), [signer]);
}

/** A folder, and a log that gives two notes at a time. */
async function start(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-history-'));
  t.after(() => rm(folder, { recursive: true }));
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  };

  /** What was asked for. */
  async function copyFrom(origin: string, sizes: readonly number[]): Promise<readonly string[]> {
    const asked: string[] = [];
    const source = servedFiles('a server', async (path) => {
      if (path === 'checkpoint') return Buffer.from(await noteAt(sizes.at(-1) ?? 0, origin));
      asked.push(path);
      const after = Number(path.replace('history?after=', ''));
      const notes = sizes.filter((size) => size > after).slice(0, together);
      return Buffer.from((await Promise.all(notes.map((size) => noteAt(size, origin)))).map((note) => `${note}\n`).join(''));
    });
    await copyHistory(source, folder, write);
    return asked;
  }

  const sizesIn = async (file: string) =>
    [...(await readFile(join(folder, file), 'utf8')).matchAll(/^licences.*\n(\d+)$/gm)].map(([, size]) => Number(size));
  return { folder, copyFrom, sizesIn };
}

describe('the history of checkpoints in an export', () => {
  it('is whole, and goes on from the last one that is there', async (t) => {
    const { folder, copyFrom, sizesIn } = await start(t);
    const origin = 'licences.example/audit/1f0c9a3e';
    assert.deepEqual(await copyFrom(origin, [5, 9, 20]), ['history?after=0', 'history?after=9', 'history?after=20']);
    assert.deepEqual(await copyFrom(origin, [5, 9, 20, 31]), ['history?after=20', 'history?after=31']);
    assert.deepEqual((await readdir(join(folder, 'history'))).toSorted(), ['0.txt', '20.txt', '9.txt']);
    const files = ['history/0.txt', 'history/9.txt', 'history/20.txt'];
    assert.deepEqual(await Promise.all(files.map(sizesIn)), [[5, 9], [20], [31]]);
  });

  it('of a log that goes by another name by now is put aside', async (t) => {
    const { copyFrom, sizesIn } = await start(t);
    await copyFrom('licences.example/audit/1f0c9a3e', [5, 9]);
    assert.deepEqual(await copyFrom('licences.example/audit/77aa0000', [7]), ['history?after=0', 'history?after=7']);
    assert.deepEqual(await sizesIn('history/0.txt'), [7]);
    assert.deepEqual(await sizesIn('retired/licences.example-audit-1f0c9a3e-9/history/0.txt'), [5, 9]);
  });

  it('is left out by a server that has none to give', async (t) => {
    const { folder } = await start(t);
    await copyHistory(
      servedFiles('a server', async () => null),
      folder,
      () => Promise.reject(new Error('nothing to write')),
    );
    assert.deepEqual(await readdir(folder), []);
  });
});
