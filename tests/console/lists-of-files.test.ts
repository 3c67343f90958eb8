import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headerOfFile } from '../../apps/console/src/app/imports/header-of-file.ts';
import { allLeavers, chosenCount, isChosen, noLeavers, toggled } from '../../apps/console/src/app/imports/leaver-choice.ts';
import { mappingText } from '../../apps/console/src/app/imports/mapping-text.ts';
import { parseMapping } from '../../packages/domain/src/import/parse-mapping.ts';

describe('columns said by hand', () => {
  it('are written as the API reads them, whatever the headers hold', () => {
    const columns = [
      { header: 'Mail, work', use: 'email' },
      { header: 'The "nom"', use: 'displayName' },
      { header: 'Town', use: 'ignore' },
      { header: 'End', use: 'recognised' },
    ] as const;
    const parsed = parseMapping(mappingText(columns));
    assert.ok(parsed.ok);
    assert.deepEqual(
      [...parsed.mapping],
      [
        ['Mail, work', 'email'],
        ['The "nom"', 'displayName'],
        ['Town', 'ignore'],
      ],
    );
    assert.equal(mappingText([{ header: 'End', use: 'recognised' }]), '');
  });

  it('leave out the columns that are not read first where not all fit, and name none twice', () => {
    const unread = Array.from({ length: 200 }, (_, index) => ({ header: `Column ${'x'.repeat(20)} ${index}`, use: 'ignore' }));
    const text = mappingText([...unread, { header: 'Who', use: 'email' }, { header: 'Who', use: 'ignore' }]);
    assert.ok(text.length <= 4_000);
    assert.ok(text.startsWith('"Who"=email,"Column'));
    assert.ok(parseMapping(text).ok);
  });
});

describe('the header of a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is found in the encodings and with the separators that lists come in', () => {
    assert.deepEqual(headerOfFile(bytes('sep=;\r\nQui;"Ville; région";Qui\r\na;b;c')), ['Qui', 'Ville; région']);
    assert.deepEqual(headerOfFile(bytes('\uFEFFQui,Fin\n')), ['Qui', 'Fin']);
    assert.deepEqual(headerOfFile(Buffer.from('\uFEFFWho\tEnds\r\n', 'utf16le')), ['Who', 'Ends']);
    assert.deepEqual(headerOfFile(Buffer.from('Pr\xe9nom;Soci\xe9t\xe9\n', 'latin1')), ['Prénom', 'Société']);
    assert.deepEqual(headerOfFile(bytes('')), []);
  });
});

describe('the choice of leavers', () => {
  it('is everybody but some, or some alone', () => {
    const butOne = toggled(allLeavers, '7');
    assert.deepEqual([isChosen(butOne, '7'), isChosen(butOne, '8'), chosenCount(butOne, 10)], [false, true, 9]);
    assert.equal(chosenCount(toggled(butOne, '7'), 10), 10);
    const one = toggled(noLeavers, '7');
    assert.deepEqual([isChosen(one, '7'), isChosen(one, '8'), chosenCount(one, 10)], [true, false, 1]);
  });
});
