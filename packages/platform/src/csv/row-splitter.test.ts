import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine } from './csv-line.ts';
import { CsvError } from './csv-error.ts';
import { defaultRowLimits, RowSplitter, type CsvRow, type CsvSeparator } from './row-splitter.ts';

const limits = defaultRowLimits;

function split(pieces: readonly string[], separator: CsvSeparator = ','): CsvRow[] {
  const splitter = new RowSplitter(separator);
  const rows: CsvRow[] = [];
  const takeAll = (): void => {
    for (let batch = splitter.take(3); batch.length > 0; batch = splitter.take(3)) rows.push(...batch);
  };
  for (const piece of pieces) {
    splitter.push(piece);
    takeAll();
  }
  splitter.end();
  takeAll();
  return rows;
}

/** The rows, or the code and line of the error. */
function outcome(pieces: readonly string[], separator?: CsvSeparator): unknown {
  try {
    return split(pieces, separator);
  } catch (error) {
    assert.ok(error instanceof CsvError);
    return { code: error.code, line: error.line };
  }
}

function cellsOf(text: string, separator?: CsvSeparator): (readonly string[])[] {
  return split([text], separator).map((row) => row.cells);
}

function cutAt(text: string, cuts: readonly number[]): string[] {
  const positions = cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b);
  return [...positions, text.length].map((end, index) => text.slice(positions[index - 1] ?? 0, end));
}

const lineEnd = fc.constantFrom('\r\n', '\n', '\r');
const separator = fc.constantFrom<CsvSeparator>(',', ';', '\t');
const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('', 'a', 'Zoé', '"', '""', ',', ';', '\t', '\n', '\r', '\r\n', '"\r', 'x"y', ' ', '李') },
  fc.string({ unit: fc.constantFrom(...'ab",;\t\r\n é') }),
);
const filledRow = fc.array(cell, { minLength: 1, maxLength: 6 }).filter((cells) => cells.some((each) => each.trim() !== ''));
const messyText = fc.string({ unit: fc.constantFrom(...'aab",;\r\n'), maxLength: 60 });
const cuts = fc.array(fc.nat(), { maxLength: 8 });

test('mixed line ends, also lone carriage returns, each count one line', () => {
  assert.deepEqual(split(['a,b\r\nc\nd\re']), [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['c'] },
    { line: 3, cells: ['d'] },
    { line: 4, cells: ['e'] },
  ]);
});

test('a row starts on its first physical line, however many its quoted cells run over', () => {
  const rows = split(['h\n"one\ntwo\r\nthree\rfour",x\n\n"a ""b""\n",y\nlast\n']);
  assert.deepEqual(
    rows.map(({ line, cells }) => [line, ...cells]),
    [
      [1, 'h'],
      [2, 'one\ntwo\r\nthree\rfour', 'x'],
      [7, 'a "b"\n', 'y'],
      [9, 'last'],
    ],
  );
});

test('blank rows are left out and counted: empty, of white space, of separators alone', () => {
  const rows = split(['a\n\n  \n,,,\n"" , \n\u00a0\nb\n\n']);
  assert.deepEqual(
    rows.map(({ line, cells }) => [line, ...cells]),
    [
      [1, 'a'],
      [7, 'b'],
    ],
  );
});

test('ragged rows and trailing separators come as they are', () => {
  assert.deepEqual(cellsOf('a,b\nc\nd,e,f,\n'), [['a', 'b'], ['c'], ['d', 'e', 'f', '']]);
});

test('a stray quote is a character, and text after a closing quote belongs to its cell', () => {
  assert.deepEqual(cellsOf('5" disk,O"Neil"\n"Sales "EMEA"",x\n"a"b,c\n'), [
    ['5" disk', 'O"Neil"'],
    ['Sales EMEA""', 'x'],
    ['ab', 'c'],
  ]);
});

test('an unclosed quote is reported with the line on which it opens', () => {
  assert.deepEqual(outcome(['a,b\n"x\ny",z\nfoo,"bar\nmore\n']), { code: 'unclosed_quote', line: 4 });
  assert.deepEqual(outcome(['a,"']), { code: 'unclosed_quote', line: 1 });
  assert.deepEqual(outcome(['a,"b""\n']), { code: 'unclosed_quote', line: 1 });
});

test('a quote that stays open is refused as soon as its cell is too long, so memory stays bounded', () => {
  const splitter = new RowSplitter(',');
  splitter.push('email,name\nzoe,"Zoé\n');
  assert.equal(splitter.take(10).length, 1);
  let pushed = 0;
  const line = 'someone@acme.example,Someone\n'.repeat(100);
  assert.throws(
    () => {
      for (; pushed < 10_000_000; pushed += line.length) {
        splitter.push(line);
        splitter.take(10);
      }
    },
    { code: 'unclosed_quote', line: 2 },
  );
  assert.ok(pushed < 2 * limits.cellLength);
});

test('a cell may have 32,768 characters and no more, quoted or not', () => {
  const longest = 'x'.repeat(limits.cellLength);
  assert.deepEqual(cellsOf(`a,${longest}\n"${longest}",b\n`), [
    ['a', longest],
    [longest, 'b'],
  ]);
  assert.deepEqual(outcome([`a\nb,${longest}x\n`]), { code: 'row_too_long', line: 2 });
  assert.deepEqual(outcome([`a\nb,"${longest}x"\n`]), { code: 'row_too_long', line: 2 });
  assert.deepEqual(outcome([`a\nb,"${longest}"x\n`]), { code: 'row_too_long', line: 2 });
});

test('a row over 1,048,576 characters is refused, complete or not', () => {
  const cells = Array.from({ length: 40 }, () => 'x'.repeat(30_000)).join(',');
  assert.deepEqual(outcome([`a\n${cells}\n`]), { code: 'row_too_long', line: 2 });
  assert.deepEqual(outcome(['a\n', cells]), { code: 'row_too_long', line: 2 });
});

test('a row may have 1,000 columns and no more', () => {
  assert.equal(cellsOf(Array.from({ length: 1_000 }, () => 'x').join(';'), ';')[0]?.length, 1_000);
  assert.deepEqual(outcome([`a;b\n${'x;'.repeat(1_000)}\n`], ';'), { code: 'too_many_columns', line: 2 });
});

test('what csvLine writes is read back identical, with the right line numbers', () => {
  fc.assert(
    fc.property(fc.array(filledRow, { maxLength: 8 }), separator, (rows, by) => {
      const lines = rows.map((cells) => csvLine(cells, by));
      const read = split([lines.join('')], by);
      assert.deepEqual(
        read.map((row) => row.cells),
        rows,
      );
      let line = 1;
      for (const [index, text] of lines.entries()) {
        assert.equal(read[index]?.line, line);
        line += text.match(/\r\n|\r|\n/g)?.length ?? 0;
      }
    }),
    { numRuns: 500 },
  );
});

test('where the text is cut into pieces never matters, well-formed or not', () => {
  fc.assert(
    fc.property(messyText, separator, cuts, (text, by, at) => {
      assert.deepEqual(outcome(cutAt(text, at), by), outcome([text], by));
    }),
    { numRuns: 2_000 },
  );
});

test('where the text is cut never matters for rows around the limits either', () => {
  const length = fc.integer({ min: limits.cellLength - 2, max: limits.cellLength + 2 });
  const shape = fc.constantFrom<(filling: string) => string>(
    (filling) => `${filling}\nb`,
    (filling) => `a,"${filling}",c\nb`,
    (filling) => `a,"\n${filling}"\nb`,
    (filling) => `"${filling}`,
  );
  fc.assert(
    fc.property(length, shape, cuts, (count, write, at) => {
      const text = `h\n${write('x'.repeat(count))}`;
      assert.deepEqual(outcome(cutAt(text, at)), outcome([text]));
    }),
    { numRuns: 100 },
  );
});

test('well-formed text is read as csv-parse reads it', () => {
  const row = fc.array(cell, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), separator, lineEnd, (rows, by, end) => {
      const text = rows.map((cells) => csvLine(cells, by).slice(0, -2) + end).join('');
      const expected = parse(text, {
        delimiter: by,
        record_delimiter: end,
        relax_column_count: true,
        skip_records_with_empty_values: true,
        info: true,
      }) as unknown as { record: string[] }[];
      assert.deepEqual(
        cellsOf(text, by),
        expected.map(({ record }) => record),
      );
    }),
    { numRuns: 1_000 },
  );
});
