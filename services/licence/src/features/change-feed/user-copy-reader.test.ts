import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { domainRow, noon, overrideRow, sampleCatalogue } from '../../testing/sample-registry.ts';
import { findAnswer } from '../licence-check/find-answer.ts';
import { LicenceIndex } from '../licence-index/licence-index.ts';
import { UserCopyReader } from './user-copy-reader.ts';

const rows = [
  '1\t1\t2\t\\N\t\\N\tf\tana\n',
  '22\t1\t\\N\t2026-01-05\t2026-06-30\tf\tbob\n',
  '333\t2\t1\t\\N\t\\N\tt\tzoë.名\n',
  '4294967294\t2\t1\t\\N\t2026-12-31\tf\tlast\n',
].join('');

async function read(chunks: readonly Buffer[]): Promise<LicenceIndex> {
  const index = new LicenceIndex();
  index.setCatalogue(sampleCatalogue);
  index.replaceDomains([], [domainRow(), domainRow({ id: 2, names: ['other.example'] })]);
  const reader = new UserCopyReader(index, new Map([[22, [overrideRow({ userId: 22 })]]]));
  for (const chunk of chunks) await reader.read(chunk);
  return index;
}

const answer = (index: LicenceIndex, email: string): string => String(findAnswer(index.reader, email, undefined, noon));

describe('UserCopyReader', () => {
  it('reads rows wherever the chunks end', async () => {
    const bytes = Buffer.from(rows);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const index = await read([bytes.subarray(0, cut), bytes.subarray(cut)]);
      assert.equal(index.size, 4);
      assert.match(answer(index, 'ana@acme.example'), /"status":"active".*"profile":"analyst"/);
      assert.match(answer(index, 'bob@acme.example'), /"status":"expired".*"validUntil":"2026-06-30T22:00:00Z","profile":null/);
      assert.match(answer(index, 'zoë.名@other.example'), /"status":"suspended"/);
      assert.match(answer(index, 'last@other.example'), /"validUntil":"2026-12-31T23:00:00Z"/);
    }
  });

  it('reads byte by byte', async () => {
    const index = await read(Array.from(Buffer.from(rows), (byte) => Buffer.from([byte])));
    assert.equal(index.size, 4);
  });

  it('takes a row apart at tabs only, and undoes what COPY escapes', async () => {
    const index = await read([Buffer.from('1\t1\t2\t\\N\t\\N\tf\ta\\\\b\\tc\n2\t1\t2\t\\N\t\\N\tf\tana\n')]);
    assert.equal(index.size, 2);
    index.reader.begin();
    assert.equal(index.reader.groupOf('a\\b\tc@acme.example', 5) > 0, true);
    assert.match(answer(index, 'ana@acme.example'), /"status":"active"/);
  });

  it('refuses rows of another shape', async () => {
    await assert.rejects(read([Buffer.from('1\t1\t2\n')]), /columns/);
  });
});
