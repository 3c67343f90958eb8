import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filtersBeginning, optionMeant, readTyped, tokensOf, type Filter } from '../../apps/console/src/app/ui/filter-bar/filter-words.ts';

const filters: readonly Filter[] = [
  { key: 'email', kind: 'text', label: 'Adresse e-mail', isFree: true },
  { key: 'domainId', kind: 'text', label: 'Domaine', words: ['domain'] },
  {
    key: 'status',
    kind: 'choice',
    label: 'Statut',
    options: [
      { value: 'active', label: 'en vigueur' },
      { value: 'suspended', label: 'suspendu' },
    ],
  },
];

const read = (typed: string) => readTyped(typed, filters).map(({ filter, text }) => [filter?.key, text]);

describe('what is typed into the filters of a list', () => {
  it('is told by its words, in either language, with or without accents and capitals', () => {
    assert.deepEqual(read('domain:acme STATUS:suspended'), [
      ['domainId', 'acme'],
      ['status', 'suspended'],
    ]);
    assert.deepEqual(read('Domaine:acme'), [['domainId', 'acme']]);
    assert.deepEqual(read('adresse-e-mail:ana'), [['email', 'ana']]);
  });

  it('may have spaces between quotation marks, also before the last is typed', () => {
    assert.deepEqual(read('domain:"acme group" statut:suspendu'), [
      ['domainId', 'acme group'],
      ['status', 'suspendu'],
    ]);
    assert.deepEqual(tokensOf('domain:"acme gr'), ['domain:"acme gr']);
  });

  it('narrows by the free filter where it has no word, several words together', () => {
    assert.deepEqual(read('ana domain:acme muñoz'), [
      ['domainId', 'acme'],
      ['email', 'ana muñoz'],
    ]);
    assert.deepEqual(read('https://acme.example'), [['email', 'https://acme.example']]);
  });

  it('says nothing yet where only the word stands there', () => {
    assert.deepEqual(read('status:'), []);
    assert.deepEqual(read('  '), []);
  });

  it('is completed by the filters that begin so', () => {
    assert.deepEqual(
      filtersBeginning('doM', filters).map(({ key }) => key),
      ['domainId'],
    );
  });

  it('means the option of that name before one that has it in its own', () => {
    const options = [
      { value: '2', label: 'acme-labs.example' },
      { value: '1', label: 'Acme' },
    ];
    assert.equal(optionMeant('acme', options)?.value, '1');
    assert.equal(optionMeant('labs', options)?.value, '2');
    assert.equal(optionMeant('other', options), undefined);
    const states = [
      { value: 'active', label: 'not suspended' },
      { value: 'suspended', label: 'suspended' },
    ];
    assert.equal(optionMeant('susp', states)?.value, 'suspended');
  });
});
