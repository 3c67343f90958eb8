import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { commandWords } from './completion/command-words.ts';
import { verbs } from './verbs.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const wordsIn = (cell = '') => Array.from(cell.matchAll(/`([^`]+)`/g), ([, word = '']) => word);
/** Noun and verbs as the table has them. */
const told = readme
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => {
    const [, nouns, cell] = line.split('|');
    const listed = wordsIn(cell)
      .filter((word) => !word.startsWith('--'))
      .toSorted();
    return wordsIn(nouns).map((noun) => [noun, listed] as const);
  });

describe('the document of the command line', () => {
  it('lists the verbs that there are, of every noun', () => {
    const there = commandWords(verbs).verbs;
    assert.deepEqual(Object.fromEntries(told), Object.fromEntries(there));
  });
});
