import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { oldDatabase, oldMapping } from '../testing/old-database.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { generateQuestions } from './generate-questions.ts';
import { readOldTables } from './old-tables.ts';
import { readQuestions } from './read-questions.ts';

const folder = await temporaryFolder();
after(() => folder[Symbol.asyncDispose]());

describe('generated questions', async () => {
  const tables = await readOldTables(
    oldDatabase({
      User: [
        ['1', 'Ana@Acme.example', '1'],
        ['2', 'ana@acme.example ', '1'],
        ['3', 'ben at acme.example', '1'],
        ['4', 'Ana@Acme.example', '1'],
      ],
    }),
    oldMapping,
  );
  const aliases = new Map([['acme.example', ['acme.test']]]);
  const asked = (seed: string) => [...generateQuestions(tables, { seed, product: 'add-in', aliases })].map(({ email }) => email);

  it('are every address as it is written and in its normal form, those under aliases, and people whom nobody knows', () => {
    const written = asked('').filter((email) => !email.startsWith('nobody.') && email !== email.toUpperCase());
    assert.deepEqual(written, ['Ana@Acme.example', 'ana@acme.example', 'ana@acme.test', 'ana@acme.example ', 'ben at acme.example']);
    assert.equal(asked('').filter((email) => /^nobody\.\w+@acme\.example$/.test(email)).length, 2);
  });

  it('are the same for the same seed, and others for another', () => {
    assert.deepEqual(asked('a'), asked('a'));
    assert.notDeepEqual(asked('a'), asked('b'));
  });
});

describe('recorded questions', () => {
  const read = async (name: string, content: string) => await Array.fromAsync(readQuestions(await folder.write(name, content)));

  it('are JSON objects, a table, or one address a line', async () => {
    const expected = [
      { email: 'ana@acme.example', product: 'add-in' },
      { email: 'Ben@Acme.example', product: null },
    ];
    const json = '{"email":"ana@acme.example","product":"add-in","at":"2026-11-26T08:00:00Z"}\n\n{"email":"Ben@Acme.example"}\n';
    assert.deepEqual(await read('a.ndjson', json), expected);
    assert.deepEqual(await read('a.csv', 'Product;E-mail\r\nadd-in;ana@acme.example\r\n;Ben@Acme.example\r\n'), expected);
    assert.deepEqual(
      await read('a.txt', '\uFEFFana@acme.example\nBen@Acme.example\n'),
      expected.map((one) => ({ ...one, product: null })),
    );
  });

  it('are refused with the line, and without repeating it', async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['', /^q, line 1: there is no question in it\.$/],
      ['{"email":"ana@acme.example"}\nsecret', /^q, line 2: this is no JSON object: write \{"email":"…"\} on a line of its own\.$/],
      ['{"email":"ana@acme.example"}\n{"mail":"secret"}', /^q, line 2: give "email", as a text\.$/],
      ['{"email":"a@b.example","product":7}', /^q, line 1: "product" is a text\.$/],
      ['ana@acme.example\n\nsecret', /^q, line 3: write one address a line/],
      ['email,product\nana@acme.example,x\n,y', /^q, line 3: give "email"\.$/],
      [`ana@acme.example\n${'x'.repeat(10_001)}`, /^q, line 2: a line has at most 10000 characters\.$/],
    ];
    for (const [content, message] of cases) await assert.rejects(read('q', content), { code: 'invalid_questions_file', message });
  });
});
