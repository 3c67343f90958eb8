import assert from 'node:assert/strict';
import test from 'node:test';
import vectors from '../../../../tests/vectors/import-headers.json' with { type: 'json' };
import { headerKey, looksLikeHeader, recogniseColumns } from './recognise-columns.ts';

interface Vector {
  readonly name: string;
  readonly header: readonly string[];
  readonly mapping?: Readonly<Record<string, string>>;
  /** Field → the header of its column. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly unused?: readonly string[];
  readonly language?: string;
  readonly code?: string;
}

for (const vector of vectors as readonly Vector[]) {
  test(`columns: ${vector.name}`, () => {
    const mapping = new Map(Object.entries(vector.mapping ?? {}));
    const recognised = recogniseColumns(vector.header, mapping);
    if (!recognised.ok) {
      assert.equal(recognised.code, vector.code, recognised.detail);
      assert.match(recognised.detail, /^[A-Z].*\.$/);
      return;
    }
    const { fields, unused, language, width } = recognised.plan;
    const headers = vector.header.map((header) => header.trim());
    assert.deepEqual(Object.fromEntries([...fields].map(([field, column]) => [field, headers[column]])), vector.fields);
    const left = headers.filter((header) => header !== '' && !Object.values(vector.fields ?? {}).includes(header));
    assert.deepEqual(unused, vector.unused ?? left);
    assert.equal(language, vector.language);
    assert.equal(width, vector.header.length);
    assert.ok(looksLikeHeader(vector.header, mapping));
  });
}

test('a row of data and a title are no header', () => {
  assert.equal(looksLikeHeader(['zoe@acme.example', 'Zoé', 'Active']), false);
  assert.equal(looksLikeHeader(['Email', 'zoe@acme.example']), false);
  assert.equal(looksLikeHeader(['Utilisateurs au 31/12/2026', '', '']), false);
  assert.equal(looksLikeHeader(['Statut', '']), false);
  assert.equal(looksLikeHeader([]), false);
});

test('columns that are known make a header, also without an address', () => {
  assert.equal(looksLikeHeader(['Nom', 'Prénom']), true);
  assert.equal(looksLikeHeader(['Courriel']), true);
  assert.equal(looksLikeHeader(['E-mail (ex. : nom@societe.example)', 'Nom']), true);
});

test('a column named by hand makes a header', () => {
  assert.equal(looksLikeHeader(['Spalte 1', 'Spalte 2']), false);
  assert.equal(looksLikeHeader(['Spalte 1', 'Spalte 2'], new Map([['spalte 1', 'email']])), true);
});

test('a missing address column is explained with the columns there are and the option to use', () => {
  const recognised = recogniseColumns(['Nom', 'Société', '']);
  assert.ok(!recognised.ok);
  assert.match(recognised.detail, /the mapping "Header=email".*Nom, Société\.$/);
});

test('only the columns that are wanted have to be clear', () => {
  const header = ['Email', 'Nom complet', "Nom d'affichage"];
  assert.ok(!recogniseColumns(header).ok);
  const recognised = recogniseColumns(header, new Map(), ['email']);
  assert.ok(recognised.ok);
  assert.deepEqual([...recognised.plan.fields], [['email', 0]]);
});

test('a header is known again in another case, without accents and with blank cells behind it, and not in another order', () => {
  const key = headerKey(['Prénom', 'Qui ?']);
  assert.equal(headerKey(['PRENOM ', 'qui  ?', '', ' ']), key);
  assert.notEqual(headerKey(['Qui ?', 'Prénom']), key);
  assert.notEqual(headerKey(['Prénom', 'Qui']), key);
});
