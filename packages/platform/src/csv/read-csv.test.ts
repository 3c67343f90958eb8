import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';
import test from 'node:test';
import { URL } from 'node:url';
import fc from 'fast-check';
import { csvLine } from './csv-line.ts';
import type { CsvEncoding } from './encoding.ts';
import { CsvError, readCsv, type CsvRow, type CsvSeparator, type ReadCsvOptions } from './read-csv.ts';

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function readAll(source: string | Uint8Array, options: ReadCsvOptions = {}, pieceLength = 1 << 20) {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const file = await readCsv(inPieces(bytes, pieceLength), options);
  const rows: CsvRow[] = [];
  for await (const batch of file.rows) rows.push(...batch);
  const { encoding, separator, header } = file;
  return { encoding, separator, header, rows };
}

function encoded(text: string, encoding: CsvEncoding, marked: boolean): Buffer {
  if (encoding === 'windows-1252') return Buffer.from(text.replaceAll('œ', '\u009c').replaceAll('€', '\u0080'), 'latin1');
  const marks = marked ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(marks);
  const little = Buffer.from(marks, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
}

const table = [
  ['Adresse', 'Prénom', 'Prix (€)'],
  ['zoe@acme.example', 'Zoé, "l\'aînée"; sœur', ''],
  ['ana@acme.example', 'deux\nlignes', '1 234,50'],
];

const kinds: readonly [CsvEncoding, boolean][] = [
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', true],
  ['utf-16le', false],
  ['utf-16be', true],
  ['utf-16be', false],
  ['windows-1252', false],
];

for (const [encoding, marked] of kinds) {
  test(`reads ${encoding} ${marked ? 'with' : 'without'} byte order mark, with every separator and line end, in any pieces`, async () => {
    for (const separator of [',', ';', '\t'] satisfies CsvSeparator[]) {
      for (const lineEnd of ['\r\n', '\n', '\r']) {
        const text = table.map((cells) => csvLine(cells, separator).slice(0, -2) + lineEnd).join('');
        for (const pieceLength of [1, 7, 1 << 20]) {
          const file = await readAll(encoded(text, encoding, marked), {}, pieceLength);
          assert.deepEqual([file.encoding, file.separator], [encoding, separator]);
          assert.deepEqual(
            [file.header, ...file.rows].map((row) => row.cells),
            table,
          );
          assert.deepEqual(
            file.rows.map((row) => row.line),
            [2, 3],
          );
        }
      }
    }
  });
}

const samples = [
  { name: '01-m365-admin-active-users.utf8.csv', encoding: 'utf-8', separator: ',', columns: 32, rows: 7, cell: [5, 'Łukasz Żak'] },
  { name: '06-excel-fr-licences.cp1252.csv', encoding: 'windows-1252', separator: ';', columns: 9, rows: 5, cell: [3, "O'Neil, Jr."] },
  { name: '07-excel-fr-utf8bom-semicolon.csv', encoding: 'utf-8', separator: ';', columns: 5, rows: 7, cell: [1, '小龍 李'] },
] as const;

for (const sample of samples) {
  test(`reads the sample ${sample.name}`, async () => {
    const file = await readCsv(createReadStream(new URL(`fixtures/${sample.name}`, import.meta.url)));
    const rows = (await Array.fromAsync(file.rows)).flat();
    assert.deepEqual([file.encoding, file.separator, file.header.cells.length], [sample.encoding, sample.separator, sample.columns]);
    assert.equal(rows.length, sample.rows);
    assert.ok(rows.every((row, index) => row.line === index + 2 && row.cells.length === sample.columns));
    const [column, text] = sample.cell;
    assert.ok(rows.some((row) => row.cells[column] === text));
  });
}

test('the separator is taken from the header, not from what stands in quotes or in the rows', async () => {
  assert.equal((await readAll('"a,b,c,d";e\nx,y,z;1')).separator, ';');
  assert.equal((await readAll('a,b\nx;y;z,1')).separator, ',');
  assert.equal((await readAll('a\tb,c\td\n')).separator, '\t');
  assert.equal((await readAll('email\nzoe\n')).separator, ',');
});

test('the lines that Excel, PowerShell and Entra put first are passed over and counted', async () => {
  for (const [first, separator] of [
    ['sep=;\r\n', ';'],
    ['"sep=\t"\n', '\t'],
    ['SEP=,\r', ','],
    ['#TYPE System.Management.Automation.PSCustomObject\r\n', ','],
    ['#TYPE Selected.User;;\r\n', ';'],
    ['version:v1.0\n', ','],
    ['version:v1.0,,,\n', ','],
  ] as const) {
    const file = await readAll(`${first}a${separator}b\nc${separator}d\n`);
    assert.deepEqual(
      [file.separator, file.header, file.rows],
      [separator, { line: 2, cells: ['a', 'b'] }, [{ line: 3, cells: ['c', 'd'] }]],
    );
  }
});

test('sep= decides, and a separator that is not known is looked for', async () => {
  assert.deepEqual((await readAll('sep=,\na;b,c\n')).header.cells, ['a;b', 'c']);
  assert.deepEqual((await readAll('sep=|\na;b;c\n')).header.cells, ['a', 'b', 'c']);
});

const isHeader = (cells: readonly string[]): boolean => cells.includes('email');

test('title lines above the header are passed over, and the separator is the one under which the header is found', async () => {
  const file = await readAll('Users of ACME, Paris, 2026, all of them\n\nDate: today, now\nemail;name\nzoe;Zoé\n', { isHeader });
  assert.deepEqual([file.separator, file.header.line], [';', 4]);
  assert.deepEqual(file.rows, [{ line: 5, cells: ['zoe', 'Zoé'] }]);
});

test('a file without a header is refused', async () => {
  await assert.rejects(readAll('zoe,Zoé\nana,Ana\n', { isHeader }), { code: 'no_header', line: 1 });
  await assert.rejects(readAll(`${'title\n'.repeat(20)}email,name\n`, { isHeader }), { code: 'no_header' });
  assert.equal((await readAll(`${'title\n'.repeat(19)}email,name\n`, { isHeader })).header.line, 20);
});

test('a header alone is a list of nobody', async () => {
  for (const text of ['email;name', 'email;name\r\n', 'email;name\n\n;\n']) assert.deepEqual((await readAll(text)).rows, []);
});

test('a file with nothing in it is empty', async () => {
  for (const text of ['', '\ufeff', '\n \n', 'sep=;\n', 'version:v1.0\n\n']) {
    await assert.rejects(readAll(text), { name: 'CsvError', code: 'empty' });
  }
});

test('what is no text is refused, workbooks with advice', async () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]);
  await assert.rejects(readAll(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(100)])), {
    code: 'binary',
    message: /save it as CSV/,
  });
  await assert.rejects(readAll(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), { code: 'binary', message: /save it as CSV/ });
  await assert.rejects(readAll('%PDF-1.7\nabc'), { code: 'binary', message: /PDF/ });
  await assert.rejects(readAll(jpeg), { code: 'binary', message: /image/ });
  await assert.rejects(readAll('a,b\nc,\0d\n'), { code: 'binary' });
});

test('a zero byte far into the file is found, with its line', async () => {
  const lines = 'someone@acme.example,Someone\n'.repeat(5_000);
  await assert.rejects(readAll(`a,b\n${lines}x\0y\n${lines}`), { code: 'binary', line: 5_002 });
});

test('random bytes are binary', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 500, maxLength: 3_000 }), async (bytes) => {
      bytes[0] = 7;
      bytes[100] = 0;
      bytes[201] = 1;
      await assert.rejects(readAll(bytes), { code: 'binary' });
    }),
    { numRuns: 50, unbiased: true },
  );
});

test('an encoding that changes within the file is reported with the line', async () => {
  const filler = 'a;b\n'.repeat(40_000);
  const bytes = Buffer.concat([Buffer.from(`email;nom\nx;Zoé\n${filler}`), Buffer.from([0x78, 0x3b, 0xe9, 0x0a])]);
  await assert.rejects(readAll(bytes), { code: 'unreadable_encoding', line: 40_003, message: /CSV UTF-8/ });
});

test('an accent of Windows-1252 that comes late is read as one', async () => {
  const bytes = Buffer.concat([Buffer.from(`email;nom\n${'a;b\n'.repeat(40_000)}`), Buffer.from([0x78, 0x3b, 0xe9, 0x0a])]);
  const file = await readAll(bytes);
  assert.equal(file.encoding, 'windows-1252');
  assert.deepEqual(file.rows.at(-1), { line: 40_002, cells: ['x', 'é'] });
});

test('too many columns are reported under the separator that is in use', async () => {
  const header = Array.from({ length: 1_001 }, (_, index) => `c${index}`).join(';');
  await assert.rejects(readAll(`${header}\n`), { code: 'too_many_columns', line: 1 });
  await assert.rejects(readAll(Array.from({ length: 100_000 }, () => 'column').join(';')), { code: 'too_many_columns', line: 1 });
});

test('text that never ends a line is refused without being held', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (; given < 100; given += 1) yield Buffer.alloc(65_536, 'x');
  }
  await assert.rejects(readCsv(endless()), { code: 'row_too_long', line: 1 });
  assert.ok(given < 5);
});

test('a quote left open in a long file stops the reading early, with the line on which it opens', async () => {
  let given = 0;
  async function* lines(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('email;name\nzoe;"Zoé\n');
    for (; given < 1_000; given += 1) yield Buffer.from('ana@acme.example;Ana\n'.repeat(1_000));
  }
  await assert.rejects(readCsv(lines()), { code: 'unclosed_quote', line: 2 });
  assert.ok(given < 20);
});

test('the source is let go of when the reading fails, is left, or is disposed of', async () => {
  let closed = 0;
  async function* source(text: string): AsyncGenerator<Uint8Array> {
    try {
      for (let count = 0; count < 1_000; count += 1) yield Buffer.from(text.repeat(1_000));
    } finally {
      closed += 1;
    }
  }
  await assert.rejects(readCsv(source('\0')));
  assert.equal(closed, 1);
  for await (const batch of (await readCsv(source('a,b\n'))).rows) if (batch.length > 0) break;
  assert.equal(closed, 2);
  {
    await using file = await readCsv(source('a,b\n'));
    assert.equal(file.header.line, 1);
  }
  assert.equal(closed, 3);
});

test('an error of the source is passed on', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a,b\n'.repeat(40_000));
    throw new Error('disk gone');
  }
  const file = await readCsv(failing()).catch((error: unknown) => error);
  const failure =
    file instanceof Error
      ? file
      : await Array.fromAsync((file as Awaited<ReturnType<typeof readCsv>>).rows).catch((error: unknown) => error);
  assert.equal((failure as Error).message, 'disk gone');
});

test('chunks whose memory is used again after they were given are read right', async () => {
  async function* reusing(): AsyncGenerator<Uint8Array> {
    const chunk = Buffer.alloc(3);
    for (const text of ['a,b', '\nc,', 'd\n\n']) {
      chunk.write(text);
      yield chunk;
    }
  }
  const file = await readCsv(reusing());
  assert.deepEqual((await Array.fromAsync(file.rows)).flat(), [{ line: 2, cells: ['c', 'd'] }]);
});

test('batches have at most some thousand rows', async () => {
  const file = await readCsv(inPieces(Buffer.from('a\n'.repeat(100_000)), 65_536));
  let rows = 0;
  for await (const batch of file.rows) {
    assert.ok(batch.length > 0 && batch.length <= 4_096);
    rows += batch.length;
  }
  assert.equal(rows, 99_999);
});

test('whatever the bytes are, they are read or refused as a file', async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(...['"', '\r', '\n', ';', 'é', '\ufeff', 'sep='].map((text) => Buffer.from(text))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.integer({ min: 1, max: 50 }), async (pieces, length) => {
      const outcome = async (pieceLength: number): Promise<unknown> =>
        readAll(Buffer.concat(pieces), {}, pieceLength).catch((error: unknown) => {
          assert.ok(error instanceof CsvError, String(error));
          return { code: error.code, line: error.line };
        });
      assert.deepEqual(await outcome(length), await outcome(1 << 20));
    }),
    { numRuns: 300 },
  );
});
