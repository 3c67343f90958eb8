import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { ReadingSummary } from '@seatledger/legacy/mapping/summarise-reading.ts';
import type { Terminal } from '../terminal.ts';
import type { Arguments, Verb } from '../verb.ts';
import { discoverLegacy } from './discover.ts';
import { readLegacy } from './read.ts';

const folder = await mkdtemp(join(tmpdir(), 'seatledger-cli-'));
after(async () => await rm(folder, { recursive: true }));

const script = join(folder, 'old.sql');
await writeFile(
  script,
  `CREATE TABLE Client (Id int, Name nvarchar(100), Colour int)
INSERT Client VALUES (1, 'Acme', 3), (2, ' ', 4)
UPDATE Client SET Name = 'x'`,
);

async function run(verb: Verb, values: Arguments): Promise<{ exitCode: number; value: unknown; text: string }> {
  const said: { value: unknown; text: string }[] = [];
  const terminal: Terminal = {
    json: false,
    result: (value, text) => void said.push({ value, text }),
    progress: () => undefined,
    note: () => undefined,
    warn: () => undefined,
  };
  const exitCode = await verb.run([script], values, terminal);
  return { exitCode, value: said[0]?.value, text: said[0]?.text ?? '' };
}

describe('the verbs of the old database', () => {
  const mapping = join(folder, 'mapping.yaml');

  it('propose a mapping file, say what is left to decide, and never write over one', async () => {
    const { exitCode, text } = await run(discoverLegacy, { mapping });
    assert.equal(exitCode, 2);
    assert.match(text, /dbo\.Client +2 rows +customer \(sure\) +unknown: Colour/);
    assert.match(text, /old\.sql, line 3: UPDATE Client .*was not carried out: rows may be missing or out of date/);
    assert.match(await readFile(mapping, 'utf8'), /Colour: unknown # 2 values/);
    await assert.rejects(run(discoverLegacy, { mapping }), { code: 'usage', message: /is there already/ });
    assert.equal((await run(discoverLegacy, { mapping, overwrite: true })).exitCode, 2);
  });

  it('read all rows and count what is and is not mapped, with the first place of each fault', async () => {
    const { exitCode, value, text } = await run(readLegacy, { mapping });
    const { tables, gaps } = value as ReadingSummary;
    assert.equal(exitCode, 2);
    assert.deepEqual([tables[0]?.rows, tables[0]?.mapped, tables[0]?.unmapped], [2, 1, 1]);
    assert.deepEqual(gaps.unknownColumns, [{ table: 'dbo.Client', column: 'Colour' }]);
    assert.match(text, /dbo\.Client\.name: value_missing, 1 row, first with key 2 \(old\.sql, line 2\)\. /);
    assert.match(text, /dbo\.Client\.Colour is unknown: say which field it is, or ignored\./);
  });

  it('say on which line a mapping file is wrong', async () => {
    const wrong = join(folder, 'wrong.yaml');
    await writeFile(wrong, (await readFile(mapping, 'utf8')).replace('Name: name', 'Name: nom'));
    await assert.rejects(run(readLegacy, { mapping: wrong }), {
      code: 'invalid_mapping_file',
      message: /line \d+, tables\.dbo\.Client\.columns\.Name: customer has no nom/,
    });
  });
});
