import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeEntryBundle } from '@seatledger/merkle-log/tlog-tiles/entry-bundle.ts';
import { formatEntriesPath, formatTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import { inRuns } from './log-in-runs.ts';
import { servedFiles } from './verify/log-files.ts';

const [whole, together] = [5, 3];

/** Five whole tiles and bundles and a partial one, three of them together at most. */
function served({ runs = true, cutBy = 0 } = {}) {
  const files = new Map<string, Uint8Array>();
  for (let index = 0; index <= whole; index += 1) {
    const width = index === whole ? 7 : 256;
    const entries = Array.from({ length: width }, (_, at) => Buffer.from(`${index}/${'x'.repeat(at)}`));
    files.set(formatEntriesPath({ index, width }), encodeEntryBundle('', entries));
    files.set(formatTilePath({ level: 0, index, width }), new Uint8Array(width * 32).fill(index));
  }
  const asked: string[] = [];
  const log = servedFiles('a server', async (path) => {
    asked.push(path);
    const [, first = ''] = /^runs\?path=(.+)$/.exec(path) ?? [];
    if (first === '') return files.get(path) ?? null;
    const [folder, index] = [first.slice(0, -3), Number(first.slice(-3))];
    const indexes = Array.from({ length: together }, (_, at) => index + at).filter((one) => one < whole);
    const run = Buffer.concat(indexes.map((one) => files.get(`${folder}${String(one).padStart(3, '0')}`) ?? new Uint8Array()));
    return runs && run.length > 0 ? run.subarray(0, run.length - cutBy) : null;
  });
  return { files, asked, log: inRuns(log) };
}

describe('a log that is asked for in runs', () => {
  it('is the same, in fewer requests', async () => {
    const { files, asked, log } = served();
    for (const [path, bytes] of files) assert.deepEqual(Buffer.from((await log.read(path)) ?? []), Buffer.from(bytes), path);
    assert.deepEqual(asked, [
      'runs?path=tile/entries/000',
      'runs?path=tile/0/000',
      'runs?path=tile/entries/003',
      'runs?path=tile/0/003',
      'tile/entries/005.p/7',
      'tile/0/005.p/7',
    ]);
  });

  it('comes file by file from a server that gives no runs', async () => {
    const { files, asked, log } = served({ runs: false });
    for (const [path, bytes] of files) assert.deepEqual(await log.read(path), bytes);
    assert.deepEqual(asked, ['runs?path=tile/entries/000', ...files.keys()]);
  });

  it('is refused where a run was cut off', async () => {
    for (const path of ['tile/0/000', 'tile/entries/000']) {
      await assert.rejects(served({ cutBy: 1 }).log.read(path), { code: 'not_served' });
    }
  });
});
