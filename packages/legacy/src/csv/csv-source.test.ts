import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvLine } from '@seatledger/platform/csv/csv-line.ts';
import type { CsvSeparator } from '@seatledger/platform/csv/row-splitter.ts';
import { openSource } from '../source/open-source.ts';
import type { SourceValue } from '../source/source-value.ts';
import { allOutcomes, allValues, countOutcomes, proposedMapping, sampleScript } from '../testing/read-all.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { usualFileRules, type FileRules } from './file-rules.ts';
import { looksLikeHeader } from './header.ts';

type Rows = readonly (readonly (string | null)[])[];

/** As bcp writes them: NULL is nothing, an empty text a NUL. */
const bcp = (rows: Rows, separator = '\t', end = '\r\n'): string =>
  rows.map((row) => row.map((value) => (value === '' ? '\0' : (value ?? ''))).join(separator) + end).join('');

const csv = (header: readonly string[], rows: Rows, separator: CsvSeparator): string =>
  [header, ...rows]
    .map((row) =>
      csvLine(
        row.map((value) => value ?? ''),
        separator,
      ),
    )
    .join('');

async function valuesOf(name: string, content: string | Uint8Array, header?: readonly string[], files: Partial<FileRules> = {}) {
  await using folder = await temporaryFolder();
  await folder.write(name, content);
  const options = { files: { ...usualFileRules, ...files }, headers: new Map(header === undefined ? [] : [['T', header]]) };
  await using source = await openSource([folder.path], options);
  const { tables, notices } = await source.survey();
  const rows = Object.values(await allValues(source)).flat();
  assert.equal(tables[0]?.rowCount, rows.length);
  return { rows, columns: tables[0]?.columns.map((column) => column.name), codes: notices.map(({ code }) => code), table: tables[0]?.name };
}

describe('exported files of the sample', () => {
  const exports: readonly (readonly [
    name: string,
    write: (header: readonly string[], rows: Rows) => [extension: string, content: string | Uint8Array],
    hasHeader: boolean,
  ])[] = [
    ['CSV with commas', (header, rows) => ['csv', csv(header, rows, ',')], true],
    ['CSV with semicolons and a byte order mark', (header, rows) => ['csv', `\uFEFF${csv(header, rows, ';')}`], true],
    ['Unicode text with tabs', (header, rows) => ['txt', Buffer.from(`\uFEFF${csv(header, rows, '\t')}`, 'utf16le')], true],
    ['bcp -c -C 65001', (_, rows) => ['dat', bcp(rows)], false],
    ['bcp -w', (_, rows) => ['bcp', Buffer.from(`\uFEFF${bcp(rows)}`, 'utf16le')], false],
    ['bcp -c -t "|" -r "\\n"', (_, rows) => ['txt', bcp(rows, '|', '\n')], false],
  ];
  for (const [name, write, hasHeader] of exports) {
    it(`${name}: the same values and outcomes as the script`, async () => {
      await using script = await openSource([fileURLToPath(sampleScript)]);
      const mapping = await proposedMapping(script);
      const expected = await allValues(script);
      const { tables } = await script.survey();
      await using folder = await temporaryFolder();
      const headers = new Map(tables.map((table) => [table.name, table.columns.map((column) => column.name)]));
      for (const [table, rows] of Object.entries(expected)) {
        const [extension, content] = write(headers.get(table) ?? [], rows as Rows);
        await folder.write(`LicenceDb.${table}.${extension}`, content);
      }
      await using files = await openSource([folder.path], { files: mapping.files, headers: hasHeader ? new Map() : headers });
      assert.deepEqual(await allValues(files), Object.fromEntries(Object.entries(expected).toSorted(([a], [b]) => (a < b ? -1 : 1))));
      assert.deepEqual((await files.survey()).notices, []);
      assert.deepEqual(countOutcomes(await allOutcomes(files, mapping)), countOutcomes(await allOutcomes(script, mapping)));
    });
  }

  it('are recognised as the script is, by the names of their files and lines of names', async () => {
    await using script = await openSource([fileURLToPath(sampleScript)]);
    const { tables } = await script.survey();
    await using folder = await temporaryFolder();
    for (const [table, rows] of Object.entries(await allValues(script))) {
      const header = tables.find(({ name }) => name === table)?.columns.map((column) => column.name) ?? [];
      await folder.write(`${table.slice(4)}.csv`, csv(header, rows as Rows, ';'));
    }
    await using files = await openSource([folder.path]);
    const mapping = await proposedMapping(files);
    assert.deepEqual(
      countOutcomes(await allOutcomes(files, mapping)),
      countOutcomes(await allOutcomes(script, await proposedMapping(script))),
    );
    assert.ok(mapping.tables.every(({ entity, key }) => entity !== null && key.join() === 'Id'));
  });
});

describe('a file of a table', () => {
  it('written by bcp is read back, whatever its terminators', async () => {
    const cell = fc.option(fc.string({ unit: fc.constantFrom('a', '"', "'", ',', ';', ' ', 'é', '美', 'NUL', '\\', '\n'), maxLength: 8 }), {
      freq: 3,
    });
    const tables = fc.array(fc.tuple(fc.nat().map(String), cell, cell), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom('\t', '|', '||', '~|~'), fc.boolean(), async (rows, separator, wide) => {
        const text = bcp(rows, separator, '\r\n');
        const content = wide ? Buffer.from(`\uFEFF${text}`, 'utf16le') : text;
        const read = await valuesOf('T.dat', content, ['Id', 'A', 'B'], { separator, quoted: false });
        assert.deepEqual(read.rows, rows);
      }),
      { numRuns: 60 },
    );
  });

  it('without a line of names gets columns by number, and says so', async () => {
    const read = await valuesOf(
      'dbo.T.dat',
      bcp([
        ['1', 'ana@a.example'],
        ['2', 'bruno@b.example'],
      ]),
    );
    assert.deepEqual(
      [read.table, read.columns, read.rows.length, read.codes],
      ['dbo.T', ['column 1', 'column 2'], 2, ['table_undeclared']],
    );
  });

  it('keeps quotation marks of bcp, and reads those of CSV', async () => {
    assert.deepEqual((await valuesOf('T.dat', '1\t"Acme" SARL\r\n2\tO"Brien\r\n', ['Id', 'Nom'])).rows, [
      ['1', '"Acme" SARL'],
      ['2', 'O"Brien'],
    ]);
    assert.deepEqual((await valuesOf('T.txt', 'Id\tNom\r\n1\t"Acme ""A"" SARL"\r\n')).rows, [['1', 'Acme "A" SARL']]);
  });

  it('knows NULL as Management Studio writes it, and other words that the mapping names', async () => {
    assert.deepEqual((await valuesOf('T.csv', 'Id,Nom\r\n1,NULL\r\n2,null\r\n3,\r\n')).rows, [
      ['1', null],
      ['2', 'null'],
      ['3', null],
    ]);
    assert.deepEqual((await valuesOf('T.csv', 'Id,Nom\r\n1,\\N\r\n', undefined, { nulls: ['\\N'] })).rows, [['1', null]]);
  });

  it('in code page 850, which bcp -c writes, is read as such, and says so', async () => {
    const bytes = Buffer.from('1\tH\x82l\x8ane Fran\x87ois\r\n', 'latin1');
    const read = await valuesOf('T.dat', bytes, ['Id', 'Nom']);
    assert.deepEqual([read.rows, read.codes], [[['1', 'Hélène François']], ['encoding_assumed']]);
    const windows = await valuesOf('T.dat', Buffer.from('1\tH\xe9l\xe8ne\r\n', 'latin1'), ['Id', 'Nom']);
    assert.deepEqual([windows.rows, windows.codes], [[['1', 'Hélène']], []]);
    const said = await valuesOf('T.dat', bytes, ['Id', 'Nom'], { encoding: 'windows-1252' });
    assert.deepEqual(said.rows, [['1', 'H‚lŠne Fran‡ois']]);
  });

  it('keeps rows that are too short or too long, for nobody to trust', async () => {
    const read = await valuesOf('T.csv', 'Id,Nom\r\n1,a,b\r\n2\r\n3,c\r\n');
    assert.deepEqual(
      [read.rows, read.codes],
      [
        [['1', 'a', 'b'], ['2'], ['3', 'c']],
        ['row_width', 'row_width'],
      ],
    );
  });

  it('gives each row its line, also behind cells of several lines', async () => {
    await using folder = await temporaryFolder();
    const path = await folder.write('T.csv', 'Id,Nom\r\n1,"a\r\nb"\r\n2,c\r\n');
    await using source = await openSource([path]);
    const places: unknown[] = [];
    for await (const { rows } of source.read()) places.push(...rows.map(({ place }) => place));
    assert.deepEqual(places, [
      { row: 1, file: 'T.csv', line: 2 },
      { row: 2, file: 'T.csv', line: 4 },
    ]);
  });

  it('holds texts longer than a cell of a spreadsheet', async () => {
    const long = 'x'.repeat(100_000);
    const { rows } = await valuesOf('T.csv', `Id,Settings\r\n1,"${long}"\r\n`);
    assert.deepEqual(rows as readonly (readonly SourceValue[])[], [['1', long]]);
  });
});

describe('a folder of files', () => {
  it('tells files that are no tables, and leaves other folders alone', async () => {
    await using folder = await temporaryFolder();
    await folder.write('T.csv', 'Id\r\n1\r\n');
    await folder.write('T.fmt', '14.0');
    await mkdir(join(folder.path, 'old'));
    await using source = await openSource([folder.path]);
    const { tables, notices } = await source.survey();
    assert.deepEqual([tables.map(({ name }) => name), notices.map(({ code, file }) => `${code} ${file}`)], [['T'], ['unused_file T.fmt']]);
  });

  it('may not hold a table twice', async () => {
    await using folder = await temporaryFolder();
    await folder.write('dbo.T.csv', 'Id\r\n1\r\n');
    await folder.write('T.txt', '1\r\n');
    await assert.rejects(openSource([folder.path]), { code: 'unreadable_file', message: /T\.txt and dbo\.T\.csv are the same table/ });
  });

  it('that is not there, or holds what is no text, is told in a sentence', async () => {
    await using folder = await temporaryFolder();
    await assert.rejects(openSource([join(folder.path, 'none')]), { code: 'not_found', message: /There is no such file or folder/ });
    await folder.write('T.csv', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3, 4]));
    await using source = await openSource([folder.path]);
    await assert.rejects(source.survey(), { code: 'unreadable_file', message: /T\.csv: This is an Excel workbook/ });
  });
});

describe('looksLikeHeader', () => {
  it('tells names from values', () => {
    assert.ok(looksLikeHeader(['Id', 'Nom du client', 'date_debut']));
    for (const row of [
      ['1', 'Ana'],
      ['Id', 'Id'],
      ['Id', ''],
      ['x', 'a@b.example'],
      ['x', '2024-01-01'],
      ['x', 'NULL'],
    ])
      assert.ok(!looksLikeHeader(row), row.join());
  });
});
