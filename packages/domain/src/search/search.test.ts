import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldWords } from './fold-words.ts';
import { bestMatch, byRank, searchedKinds } from './rank.ts';
import { foldFields, matches, searchSteps, termsOfFields } from './search-terms.ts';
import { splitAddress } from './split-address.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 30 });
const nameText = fc
  .array(fc.constantFrom('Ana', 'ana', 'Élise', 'SILVA', "O'Brien", 'silva', 'Straße', 'Иван', 'İnci', 'x', '12', '-'), { maxLength: 4 })
  .map((words) => words.join(' '));

const fieldsOf = (...texts: string[]) => texts.map((text, at) => ({ name: `field${at}`, text }));
const matchOf = (query: string, ...texts: string[]) => bestMatch(searchSteps(query), fieldsOf(...texts))?.match;

describe('folding', () => {
  const cases: readonly [string, string[]][] = [
    ['Élodie  Lefèvre', ['elodie', 'lefevre']],
    ['Straße STRASSE', ['strasse', 'strasse']],
    ['Cœur Æsir', ['coeur', 'aesir']],
    ['İstanbul ISTANBUL ıstanbul istanbul', Array.from({ length: 4 }, () => 'istanbul')],
    ["O'Brien O’Brien", ['obrien', 'obrien']],
    ['ana.silva+x_1@acme.example', ['ana', 'silva', 'x', '1', 'acme', 'example']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['ﬁn Ｆｕｌｌ', ['fin', 'full']],
    ['100%_\\', ['100']],
    [' … ', []],
  ];
  for (const [text, folded] of cases) it(`of ${text}`, () => assert.deepEqual(foldWords(text), folded));

  it('changes nothing that is folded already', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = foldWords(text);
        assert.deepEqual(foldWords(once.join(' ')), once);
      }),
    );
  });

  it('does not tell composed from decomposed, nor large letters from small ones', () => {
    fc.assert(
      fc.property(nameText, (text) => {
        for (const same of [text.normalize('NFD'), text.toUpperCase()]) assert.deepEqual(foldWords(same), foldWords(text));
      }),
    );
  });

  it('leaves no character that means something to the index or to LIKE', () => {
    fc.assert(fc.property(anyText, (text) => foldWords(text).every((word) => !/[\^$:%_\\\s]/.test(word))));
  });
});

describe('what an index finds', () => {
  it('are all things that match: whoever holds the parts of a step has its terms', () => {
    fc.assert(
      fc.property(fc.array(nameText, { minLength: 1, maxLength: 3 }), nameText, (fields, query) => {
        const folded = foldFields(fields);
        const terms = new Set(termsOfFields(fields));
        for (const step of searchSteps(query)) {
          if (step.parts.every((part) => folded.includes(part))) assert.ok(step.terms.every((term) => terms.has(term)));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found by every piece of three letters or more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zéß]{3,20}$/), fc.nat(), fc.nat(), (word, at, length) => {
        const start = at % (word.length - 2);
        const piece = word.slice(start, start + 3 + (length % word.length));
        assert.ok(matchOf(piece, `x ${word} y`) !== undefined);
      }),
    );
  });
});

describe('a match', () => {
  const cases: readonly [string, readonly string[], string | undefined][] = [
    ['ana silva', ['Ana  Silva'], 'exact'],
    ['ana sil', ['Ana Silva'], 'prefix'],
    ['silva', ['Ana Silva'], 'word_prefix'],
    ['silva ana', ['Ana Silva'], 'word_prefix'],
    ['ilv', ['Ana Silva'], 'substring'],
    ['ilv na', ['Ana Silva'], undefined],
    ['a', ['Ana Silva'], 'prefix'],
    ['s', ['Ana Silva'], undefined],
    ['si', ['Ana Silva'], 'word_prefix'],
    ['il', ['Ana Silva'], undefined],
    ['ana s', ['Ana Silva'], 'prefix'],
    ['zoe', ['Zoë'], 'exact'],
    ['brien', ["O'Brien"], 'substring'],
    ['%', ['Ana %'], undefined],
    ['ana acme', ['ana', 'acme.example'], 'word_prefix'],
    ['acme.ex', ['acme.example'], 'prefix'],
  ];
  for (const [query, texts, match] of cases)
    it(`${query} on ${texts.join(', ')}: ${match ?? 'none'}`, () => assert.equal(matchOf(query, ...texts), match));

  it('names the field that holds it', () => {
    assert.deepEqual(bestMatch(searchSteps('acme'), fieldsOf('Ana', 'acme.example')), { match: 'prefix', field: 'field1' });
    assert.deepEqual(bestMatch(searchSteps('acme ana'), fieldsOf('Ana', 'acme.example')), { match: 'word_prefix', field: 'field1' });
  });

  it('never gets worse when there is less to look for', () => {
    fc.assert(
      fc.property(nameText, nameText, (query, text) => {
        const match = matchOf(query, text);
        const shorter = searchSteps(query.split(' ')[0] ?? '');
        if (match === undefined || shorter.length === 0 || foldWords(query.split(' ')[0] ?? '').join('').length < 3) return;
        assert.ok(bestMatch(shorter, fieldsOf(text)) !== undefined);
      }),
    );
  });
});

it('ranks by match, then by kind, then by title', () => {
  const ranked = fc.record({
    kind: fc.constantFrom(...searchedKinds),
    match: fc.constantFrom(...matches),
    title: fc.constantFrom('Ana', 'bob', 'Élise'),
    id: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(ranked), (things) => {
      const order = things.toSorted(byRank);
      for (const [at, one] of order.entries()) {
        const next = order[at + 1];
        if (next !== undefined) assert.ok(matches.indexOf(one.match) <= matches.indexOf(next.match) && byRank(one, next) <= 0);
      }
    }),
  );
  const titles = ['bob', 'Élise', 'Ana'].map((title, id) => ({ kind: 'user', match: 'exact', title, id }) as const);
  assert.deepEqual(
    titles.toSorted(byRank).map(({ title }) => title),
    ['Ana', 'bob', 'Élise'],
  );
});

it('splits an address at its last @', () => {
  assert.deepEqual(splitAddress('Ana.S@Acme'), { localPart: 'ana.s', domainName: 'Acme' });
  assert.deepEqual(splitAddress('a@b@c.d'), { localPart: 'a@b', domainName: 'c.d' });
  assert.deepEqual(splitAddress('@acme'), { localPart: '', domainName: 'acme' });
  assert.equal(splitAddress('ana'), undefined);
});
