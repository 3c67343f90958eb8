import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { tombstonesIn, type Tombstone } from './tombstones.ts';

const one: Tombstone = {
  id: 7,
  addressHashes: ['0'.repeat(64)],
  references: ['user/17'],
  requestedBy: 'operator/3',
  requestedAt: '2026-11-25T10:00:00Z',
  madeBefore: '2026-11-25T10:00:00Z',
  erasedAt: '2026-11-25T10:00:01Z',
  receipt: 'a note\n',
};

test('tombstones are read as they were written, in a folder that was not there, also behind a line that was torn', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-tombstones-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'checkpoints', 'erasures.ndjson');
  const tombstones = tombstonesIn(path);
  assert.deepEqual(await tombstones.read(), []);
  await tombstones.append(one);
  await appendFile(path, '{"id":8,"addr');
  await tombstones.append({ ...one, id: 9 });
  assert.deepEqual(await tombstones.read(), [one, { ...one, id: 9 }]);
});
