import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MappingFileError } from './mapping-file-error.ts';
import { parseMapping } from './parse-mapping.ts';

const good = `version: 1
timeZone: Europe/Paris
dates:
  writtenIn: UTC
  order: none
  until: inclusive
  openFrom: [ 1900-01-01 ]
  openUntil: [ 9999-12-31 ]
flags: { yes: [ oui ], no: [ non ] }
tables:
  dbo.Client:
    entity: customer
    key: [ Id ]
    columns:
      Id: id
      Nom: name
      Cree: { field: createdAt, writtenIn: Europe/Paris, order: dmy }
      Vieux: ignored
      Autre: unknown
  dbo.Journal:
    entity: none
features:
  adhoc.max_rows: { key: adhoc.maxRows, type: number, minimum: 0, maximum: 10 }
roles:
  Lecture: reader
  Autre: none
`;

function complaints(text: string): readonly string[] {
  try {
    parseMapping(text, 'mapping.yaml');
  } catch (error) {
    assert.ok(error instanceof MappingFileError);
    return error.issues.map(({ line, field, detail }) => `${line} ${field}: ${detail}`);
  }
  return [];
}

describe('a mapping file', () => {
  it('is read with its rules, those of single columns included', () => {
    const mapping = parseMapping(good, 'mapping.yaml');
    assert.deepEqual(mapping.dates, {
      writtenIn: 'UTC',
      order: null,
      until: 'inclusive',
      openFrom: ['1900-01-01'],
      openUntil: ['9999-12-31'],
    });
    assert.deepEqual(mapping.tables[0]?.columns[2], {
      column: 'Cree',
      target: { kind: 'field', field: 'createdAt' },
      dates: { writtenIn: 'Europe/Paris', order: 'dmy' },
      negated: false,
    });
    assert.deepEqual(mapping.tables[1], { table: 'dbo.Journal', entity: null, key: [], header: null, columns: [] });
    assert.equal(mapping.roles.get('Autre'), null);
    assert.deepEqual(mapping.files, { nulls: ['NULL'], separator: null, quoted: null, encoding: null });
  });

  const wrong: readonly (readonly [from: string, to: string, complaint: RegExp])[] = [
    ['version: 1', 'version: 2', /^1 version: this version of Seatledger reads mapping files of version 1\.$/],
    ['Europe/Paris', 'Paris', /^2 timeZone: write an IANA time zone/],
    ['order: none', 'order: ymd', /^5 dates\.order: write dmy \(the day first\)/],
    ['until: inclusive', 'til: inclusive', /^\d+ dates\.til: there is no such field/],
    ['1900-01-01', '01/01/1900', /^7 dates\.openFrom\.0: write dates as YYYY-MM-DD/],
    ['entity: customer', 'entity: client', /^12 tables\.dbo\.Client\.entity: there is no client: write one of customer, domain/],
    ['Nom: name', 'Nom: nom', /^16 tables\.dbo\.Client\.columns\.Nom: customer has no nom: write one of id, name/],
    ['Nom: name', 'Nom: unknown', /^1\d tables\.dbo\.Client\.columns: no column is name, which every customer must have/],
    ['Vieux: ignored', 'Vieux: name', /^18 tables\.dbo\.Client\.columns\.Vieux: Nom is name already/],
    ['key: [ Id ]', 'key: [ Idd ]', /^13 tables\.dbo\.Client\.key\.0: there is no column Idd in this table/],
    ['entity: none', 'entity: customer', /^2[01] tables\.dbo\.Journal/],
    ['key: adhoc.maxRows', 'key: adhoc.max_rows', /^23 features\.adhoc\.max_rows\.key: must start with a small letter/],
    ['maximum: 10', 'maximum: -1', /^23 features\.adhoc\.max_rows\.maximum: must not be below the minimum/],
    ['Lecture: reader', 'Lecture: Lecteur!', /^25 roles\.Lecture: write the key of a role/],
    ['Id: id', 'Id: id\n      Id: name', /^16 : Map keys must be unique/],
    ['writtenIn: UTC', 'writtenIn: [UTC', /^\d+ : /],
    ['writtenIn: Europe/Paris,', 'zone: Europe/Paris,', /^17 tables\.dbo\.Client\.columns\.Cree\.zone: there is no such field/],
  ];
  for (const [from, to, complaint] of wrong) {
    it(`with ${to.replaceAll('\n', ' ')} says on which line and what to write`, () => {
      const told = complaints(good.replace(from, to));
      assert.ok(
        told.some((one) => complaint.test(one)),
        told.join('\n') || 'nothing',
      );
    });
  }

  it('is told of everything that is wrong with it at once, in the order of its lines', () => {
    const told = complaints(
      good.replace('Nom: name', 'Nom: nom').replace('entity: none', 'entity: log').replace('Lecture: reader', 'Lecture: A B'),
    );
    assert.deepEqual(
      told.map((one) => Number.parseInt(one, 10)),
      [15, 16, 21, 25],
    );
  });
});
