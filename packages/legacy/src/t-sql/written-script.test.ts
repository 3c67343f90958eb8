import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readScriptText } from '../testing/script-text.ts';

/** A value as somebody may write it in a script, and what has to be read of it. */
interface Written {
  readonly sql: string;
  readonly value: unknown;
}

const doubled = (text: string, mark: string): string => text.replaceAll(mark, mark + mark);
// A backslash at the end of a line is the one thing that SQL Server itself does not keep.
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        '\n',
        '\r\n',
        ']',
        '[',
        ';',
        ',',
        '(',
        ')',
        '--',
        '/*',
        '*/',
        'GO',
        '\nGO\n',
        'é',
        '美',
        '𠮷',
        ' ',
        '\t',
        '$',
        'N',
      ),
      fc.string({ maxLength: 1 }),
    ),
    maxLength: 12,
  })
  .filter((one) => !/\\[\r\n]/.test(one) && !one.endsWith('\\'));
const day = fc.date({ min: new Date('1753-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true });
const isoOf = (date: Date): string => date.toISOString().slice(0, -1);

const written: fc.Arbitrary<Written> = fc.oneof(
  text.map((value) => ({ sql: `N'${doubled(value, "'")}'`, value })),
  text.map((value) => ({ sql: `'${doubled(value, "'")}'`, value })),
  text.map((value) => ({ sql: `CAST(N'${doubled(value, "'")}' AS nvarchar(max))`, value })),
  fc.tuple(text, text).map(([a, b]) => ({ sql: `N'${doubled(a, "'")}' + CHAR(10) + '${doubled(b, "'")}'`, value: `${a}\n${b}` })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => ({ sql: String(value), value: String(value) })),
  fc.tuple(fc.nat(), fc.nat(9_999)).map(([whole, part]) => ({ sql: `-$${whole}.${part}`, value: `-${whole}.${part}` })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ sql: String(value).replace('e', 'E'), value: String(value).replace('e', 'E') })),
  fc
    .uint8Array({ maxLength: 40 })
    .map((bytes) => ({ sql: `0x${Buffer.from(bytes).toString('hex')}`, value: `0x${Buffer.from(bytes).toString('hex').toUpperCase()}` })),
  fc.uint8Array({ minLength: 4, maxLength: 40 }).map((bytes) => {
    const hex = Buffer.from(bytes).toString('hex').toUpperCase();
    return { sql: `0x${hex.slice(0, 4)}\\\r\n${hex.slice(4)}`, value: `0x${hex}` };
  }),
  day.map((date) => ({ sql: `CAST(N'${isoOf(date)}' AS DateTime)`, value: isoOf(date) })),
  day.map((date) => ({ sql: `CONVERT(datetime2, '${isoOf(date)}0000', 126)`, value: `${isoOf(date)}0000` })),
  fc.uuid().map((value) => ({ sql: `N'${value}'`, value })),
  fc.constant({ sql: 'NULL', value: null }),
  fc.constant({ sql: 'GETDATE()', value: { unread: 'GETDATE()' } }),
);

const space = fc.constantFrom('', ' ', '\t', '\r\n', " /* a /* nested */ one, with 'quotes */ ", " -- to the end ( '\n");
const name = fc.string({ unit: fc.constantFrom(']', '[', '.', ' ', 'é', 'a', 'B', "'", '"', 'select'), minLength: 1, maxLength: 6 });
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 5, selector: (one) => one.toLowerCase() });

interface WrittenTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Written[])[];
}

const table: fc.Arbitrary<WrittenTable> = names.chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.array(fc.array(written, { minLength: columns.length, maxLength: columns.length }), { minLength: 1, maxLength: 6 }),
  }),
);

type Style = (table: WrittenTable, gap: string) => string;

const columnList = (columns: readonly string[]): string => columns.map((column) => `[${doubled(column, ']')}]`).join(', ');
const valueList = (row: readonly Written[], gap: string): string => row.map(({ sql }) => `${gap}${sql}${gap}`).join(',');

const styles: readonly Style[] = [
  ({ columns, rows }, gap) =>
    rows.map((row) => `INSERT [dbo].[T]${gap} (${columnList(columns)})${gap} VALUES${gap}(${valueList(row, gap)})\r\n`).join(''),
  ({ columns, rows }, gap) =>
    `insert into dbo.T(${columnList(columns)}) values ${rows.map((row) => `(${valueList(row, gap)})`).join(`${gap},${gap}`)};\r\ngo\r\n`,
  ({ columns, rows }, gap) =>
    `INSERT INTO "dbo"."T" (${columnList(columns)}) ${rows.map((row) => `SELECT ${valueList(row, gap)}`).join(' UNION ALL\n')}\nGO\n`,
];

describe('a script written from values', () => {
  it('is read back value for value, in whatever style and pieces', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...styles), space, fc.integer({ min: 1, max: 50 }), (table, style, gap, pieceLength) => {
        const read = readScriptText(`USE [x]\r\nGO\r\n${style(table, gap)}`, pieceLength);
        assert.deepEqual(
          read.values('dbo.T'),
          table.rows.map((row) => row.map(({ value }) => value)),
        );
        assert.deepEqual(
          read.codes().filter((code) => code === 'rows_skipped' || code === 'statement_skipped' || code === 'row_width'),
          [],
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read the same whatever pieces it arrives in, lines included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(table, fc.constantFrom(...styles), space), { maxLength: 3 }),
        fc.integer({ min: 1, max: 80 }),
        (parts, pieceLength) => {
          const script = parts.map(([table, style, gap], index) => style(table, gap).replaceAll('T', `T${index}`)).join('GO\r\n');
          assert.deepEqual(readScriptText(script, pieceLength).rows, readScriptText(script).rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never throws anything but what is unclosed, whatever it holds', () => {
    const token = fc.constantFrom(
      'INSERT',
      'INTO',
      'T',
      '(',
      ')',
      ',',
      'VALUES',
      "'a'",
      "N'",
      "'",
      '1',
      'SELECT',
      'UNION',
      'ALL',
      'GO\n',
      '\nGO 3\n',
      'CREATE',
      'TABLE',
      'int',
      'IF',
      'BEGIN',
      'END',
      'ELSE',
      ';',
      '[a]',
      '"b"',
      '--',
      '\n',
      '/*',
      '*/',
      '=',
      'ALTER',
      'ADD',
      'SET',
      'CAST',
      'AS',
      'DEFAULT',
      '0x',
      '-',
      '+',
      '.',
      '$',
      'FROM',
      'MERGE',
      'CASE',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (tokens, pieceLength) => {
        try {
          readScriptText(tokens.join(' '), pieceLength);
        } catch (error) {
          assert.equal((error as { code?: string }).code, 'unclosed_literal');
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
