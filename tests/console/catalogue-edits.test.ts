import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cellOf, commandsOf, stillEdits, withEdit, type Column, type Edits } from '../../apps/console/src/app/catalogue/grid/edits.ts';
import { placeAfter } from '../../apps/console/src/app/catalogue/grid/grid-keys.ts';
import { groupsOf, isWanted } from '../../apps/console/src/app/catalogue/grid/grid-rows.ts';
import { readValue } from '../../apps/console/src/app/catalogue/grid/read-value.ts';
import { commandOfDraft, featureDraftOf, readDraft } from '../../apps/console/src/app/catalogue/entries/feature-draft.ts';

const told = { description: '', version: 1, createdAt: '', updatedAt: '' };
const type = { type: 'number' as const, minimum: 0, maximum: 100 };
const rows = { ...told, product: 'addin', key: 'maxRows', name: 'Rows at most', type, defaultValue: 10 };
const pivot = { ...told, product: 'sheets', key: 'pivot', name: 'Pivot', type: { type: 'flag' as const }, defaultValue: false };
const analyst: Column = { kind: 'profile', key: 'analyst', name: 'Analyst', description: '', values: { maxRows: 20 } };
const finance: Column = { kind: 'pack', key: 'finance', name: 'Finance', description: '', values: {} };
const defaults: Column = { kind: 'default', key: '', name: 'Default', description: '', values: { maxRows: 10, pivot: false } };
const edit = (column: Column, feature: string, value: boolean | number | null) => ({ kind: column.kind, key: column.key, feature, value });

describe('edits', () => {
  it('show what is set, else the default, else for a pack nothing', () => {
    assert.deepEqual(cellOf(rows, analyst, []), { own: 20, saved: 20, shown: 20, isPending: false });
    assert.deepEqual(cellOf(pivot, analyst, []), { own: undefined, saved: undefined, shown: false, isPending: false });
    assert.deepEqual(cellOf(pivot, finance, []), { own: undefined, saved: undefined, shown: undefined, isPending: false });
  });

  it('let a new default be inherited at once', () => {
    const edits = [edit(defaults, 'pivot', true), edit(analyst, 'maxRows', null)];
    assert.equal(cellOf(pivot, analyst, edits).shown, true);
    assert.deepEqual(cellOf(rows, analyst, edits), { own: undefined, saved: 20, shown: 10, isPending: true });
  });

  it('are none where they bring back what is saved', () => {
    const changed = withEdit([], edit(analyst, 'maxRows', 30), 20);
    assert.equal(changed.length, 1);
    assert.deepEqual(withEdit(changed, edit(analyst, 'maxRows', 20), 20), []);
    assert.deepEqual(withEdit([edit(analyst, 'pivot', true)], edit(analyst, 'pivot', null), undefined), []);
  });

  it('become one command for each profile, pack and default', () => {
    const edits: Edits = [
      edit(analyst, 'maxRows', null),
      edit(finance, 'pivot', true),
      edit(analyst, 'pivot', true),
      edit(defaults, 'maxRows', 11),
    ];
    assert.deepEqual(commandsOf(edits), [
      { kind: 'feature.change', key: 'maxRows', defaultValue: 11 },
      { kind: 'profile.change', key: 'analyst', values: { maxRows: null, pivot: true } },
      { kind: 'pack.change', key: 'finance', values: { pivot: true } },
    ]);
  });

  it('are dropped once somebody else has made or made impossible the same', () => {
    const edits = [edit(analyst, 'maxRows', 20), edit(analyst, 'gone', 1), edit(finance, 'pivot', true)];
    assert.deepEqual(stillEdits(edits, [analyst, finance], [rows, pivot]), [edit(finance, 'pivot', true)]);
    assert.deepEqual(stillEdits(edits, [analyst], [rows, pivot]), []);
  });
});

describe('readValue', () => {
  const number = { type: 'number' as const, minimum: -5, maximum: 2_000_000 };
  const taken = [
    { text: '20,000', groupedBy: ',', value: 20_000 },
    { text: '1 000 000', groupedBy: ' ', value: 1_000_000 },
    { text: '1\u202f000', groupedBy: ' ', value: 1_000 },
    { text: ' -5 ', groupedBy: ',', value: -5 },
    { text: '-0', groupedBy: ',', value: 0 },
  ];
  for (const { text, groupedBy, value } of taken) {
    it(`reads ${JSON.stringify(text)} as ${value}`, () => assert.deepEqual(readValue(number, text, groupedBy), { ok: true, value }));
  }
  const refused = ['', 'many', '2.5', '1,5', '1,0000', '1e3', '2000001', '-6', '99999999999999999'];
  for (const text of refused) it(`refuses ${JSON.stringify(text)}`, () => assert.equal(readValue(number, text, ',').ok, false));

  it('takes no comma for thousands where it means decimals', () => assert.equal(readValue(number, '1,500', ' ').ok, false));

  it('counts the characters of a text as the server does', () => {
    const text = { type: 'text' as const, maxLength: 2 };
    assert.deepEqual(readValue(text, '😀😀', ','), { ok: true, value: '😀😀' });
    assert.equal(readValue(text, 'abc', ',').ok, false);
  });

  it('takes only the options of a choice', () => {
    const choice = { type: 'choice' as const, options: ['csv', 'pdf'] };
    assert.equal(readValue(choice, 'pdf', ',').ok, true);
    assert.equal(readValue(choice, 'PDF', ',').ok, false);
  });
});

describe('placeAfter', () => {
  const extent = { rows: 3, columns: 2 };
  const steps = [
    { key: 'ArrowUp', from: [0, 1], to: [-1, 1] },
    { key: 'ArrowUp', from: [0, -1], to: [-1, 0] },
    { key: 'ArrowDown', from: [2, 0], to: [2, 0] },
    { key: 'ArrowLeft', from: [1, 0], to: [1, -1] },
    { key: 'Home', from: [1, 1], to: [1, -1] },
    { key: 'End', from: [1, -1], to: [1, 1] },
    { key: 'PageDown', from: [0, 0], to: [2, 0] },
  ] as const;
  for (const { key, from, to } of steps) {
    it(`${key} leads from ${from.join()} to ${to.join()}`, () => {
      assert.deepEqual(placeAfter(key, false, { row: from[0], column: from[1] }, extent), { row: to[0], column: to[1] });
    });
  }
  it('Control with Home and End leads to the corners', () => {
    assert.deepEqual(placeAfter('End', true, { row: 0, column: 0 }, extent), { row: 2, column: 1 });
    assert.deepEqual(placeAfter('Home', true, { row: 2, column: 1 }, extent), { row: -1, column: 0 });
  });
  it('other keys lead nowhere', () => assert.equal(placeAfter('x', false, { row: 0, column: 0 }, extent), undefined));
});

describe('groupsOf', () => {
  const product = (key: string) => ({ ...told, key, name: key.toUpperCase(), microsoftClientIds: [], googleClientIds: [] });
  it('puts features under their products, counts on, and leaves out products without any', () => {
    const groups = groupsOf([product('sheets'), product('none'), product('addin')], [rows, pivot], [analyst], []);
    assert.deepEqual(
      groups.map(({ name, rows: of }) => [name, of.map(({ index, feature }) => [index, feature.key])]),
      [
        ['SHEETS', [[0, 'pivot']]],
        ['ADDIN', [[1, 'maxRows']]],
      ],
    );
  });

  it('finds features by every word, in any order', () => {
    assert.ok(isWanted(rows, { text: 'MOST rows', product: '' }));
    assert.ok(!isWanted(rows, { text: 'rows least', product: '' }));
    assert.ok(!isWanted(rows, { text: '', product: 'sheets' }));
  });
});

describe('a draft of a feature', () => {
  it('says what does not fit', () => {
    const draft = { ...featureDraftOf(rows, ''), maximum: '5', minimum: '6' };
    assert.deepEqual(readDraft(draft, ','), { ok: false, misfit: 'maximum' });
    assert.deepEqual(readDraft({ ...featureDraftOf(rows, ''), maximum: '9' }, ','), {
      ok: false,
      misfit: 'defaultValue',
      type: { ...type, maximum: 9 },
    });
    assert.deepEqual(readDraft({ ...featureDraftOf(undefined, 'addin'), type: 'choice', options: 'a\n a ' }, ','), {
      ok: false,
      misfit: 'options',
    });
  });

  it('becomes a command of what has changed, and none where nothing has', () => {
    const read = readDraft(featureDraftOf(rows, ''), ',');
    assert.ok(read.ok);
    assert.equal(commandOfDraft(rows, featureDraftOf(rows, ''), read), undefined);
    const draft = { ...featureDraftOf(rows, ''), name: 'Rows ', maximum: '200' };
    const changed = readDraft(draft, ',');
    assert.ok(changed.ok);
    assert.deepEqual(commandOfDraft(rows, draft, changed), {
      kind: 'feature.change',
      key: 'maxRows',
      name: 'Rows',
      type: { type: 'number', minimum: 0, maximum: 200 },
    });
  });
});
