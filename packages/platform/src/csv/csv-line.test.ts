import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { csvLine, neutraliseFormula, restoreFormula } from './csv-line.ts';

test('a line ends with CRLF and quotes only what needs it', () => {
  assert.equal(csvLine(['a', 'b c', '']), 'a,b c,\r\n');
  assert.equal(csvLine(["O'Neil, Jr.", 'Sales "EMEA"', 'two\nlines']), '"O\'Neil, Jr.","Sales ""EMEA""","two\nlines"\r\n');
});

test('a cell that holds any separator is quoted, whichever is in use', () => {
  assert.equal(csvLine(['a,b', 'a;b', 'a\tb'], ';'), '"a,b";"a;b";"a\tb"\r\n');
});

test('white space at the ends of a cell is protected', () => {
  assert.equal(csvLine([' a', 'b ']), '" a","b "\r\n');
});

test('what a spreadsheet would run gets an apostrophe, anything else stays', () => {
  for (const cell of ['=1+3', '+33 1', '-2', '@cmd', '\tx', '\rx', '\nx']) assert.equal(neutraliseFormula(cell), `'${cell}`);
  for (const cell of ['', 'zoe@acme.example', '1-2', ' =1', "'tHooft"]) assert.equal(neutraliseFormula(cell), cell);
});

test('what got an apostrophe loses it again, and nothing else does', () => {
  const cell = fc.string({ unit: fc.constantFrom("'", '=', '-', 'x', '\t') });
  fc.assert(fc.property(cell, (text) => assert.equal(restoreFormula(neutraliseFormula(text)), text)));
  assert.equal(restoreFormula("'tHooft"), "'tHooft");
});
