import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { oldDatabase, oldMapping } from '../testing/old-database.ts';
import { collated } from './collation.ts';
import { dateOf, dayNumber } from './day-number.ts';
import { Numbers, PlacesByNumber } from './numbers.ts';
import { OldRules } from './old-rules.ts';
import { readOldTables } from './old-tables.ts';

type Rows = Parameters<typeof oldDatabase>[0];

const acme: Rows = {
  Client: [['1', 'Acme']],
  Domain: [
    ['1', 'acme.example', '1', '2022-01-01', '2027-12-31', '1'],
    ['2', 'closed.example', '1', '2022-01-01', null, '0'],
    ['3', 'ended.example', '1', '2022-01-01', '2026-11-25', '1'],
    ['4', 'to come.', '1', '2027-01-01', null, '1'],
  ],
  AvailableFeature: [
    ['1', 'coloring', 'false'],
    ['2', 'max_rows', '5000'],
    ['3', 'unnamed', 'x'],
  ],
  SettingProfile: [
    ['1', 'Reader'],
    ['2', 'Analyst'],
  ],
  FeatureSettingProfile: [
    ['1', '2', '2', '9000'],
    ['2', '2', '1', null],
  ],
  SettingPack: [
    ['1', 'Finance', '{"coloring":true,"max_rows":20000}'],
    ['2', 'Small', 'max_rows=100'],
    ['3', 'Broken', '{'],
  ],
  Pack: [
    ['1', '1', '2', '2'],
    ['2', '1', '1', '1'],
    ['3', '1', '3', '3'],
  ],
  User: [
    ['1', 'Ana@Acme.example ', '1'],
    ['2', 'off@acme.example', '0'],
    ['3', 'seatless@acme.example', '1'],
    ['4', 'two@acme.example', '1'],
    ['5', ' space@acme.example', '1'],
    ['6', 'ben at acme.example', '1'],
    ['7', 'over@acme.example', '1'],
    ['8', 'ana@ACME.example', '1'],
  ],
  PackProfile: [
    ['1', '1', '1'],
    ['2', '1', '2'],
    ['4', '3', '4'],
    ['5', '1', '4'],
    ['6', '1', '5'],
    ['7', '1', '6'],
    ['8', '1', '7'],
  ],
  UserProfile: [
    ['1', '1', '2', null],
    ['2', '7', '2', '2026-11-01'],
    ['3', '4', '1', '2026-12-01'],
    ['4', '4', '2', '2026-12-24'],
  ],
};

const noon = Date.parse('2026-11-26T12:00:00Z');

async function rulesOf(rows: Rows): Promise<OldRules> {
  return new OldRules(await readOldTables(oldDatabase(rows), oldMapping), oldMapping);
}

const rules = await rulesOf(acme);

function answerOf(email: string, at = noon, by = rules) {
  const { answer } = by.decide(email, at);
  return answer.isAnswered ? answer : assert.fail(answer.detail);
}

describe('the old rules', () => {
  it('find an address whatever its case and the spaces after it, and not with others before it', () => {
    assert.ok(answerOf('ANA@acme.EXAMPLE  ').isLicensed);
    assert.equal(answerOf('space@acme.example').status, 'unknown');
    assert.ok(answerOf(' space@acme.example').isLicensed);
    assert.ok(answerOf('BEN AT acme.example').isLicensed);
  });

  it('give defaults, over them packs in their order, over them the profile; what cannot be read gives nothing', () => {
    assert.deepEqual(answerOf('ana@acme.example').features, { 'cell.coloring': true, 'adhoc.maxRows': 9000, unnamed: 'x' });
    assert.equal(answerOf(' space@acme.example').features?.['adhoc.maxRows'], 100);
  });

  it('say which rows a value comes from', () => {
    const { featureRows } = rules.decide('ana@acme.example', noon);
    assert.deepEqual(
      featureRows.get('adhoc.maxRows')?.map(({ table, key }) => `${table} ${key}`),
      ['dbo.FeatureSettingProfile 1', 'dbo.SettingProfile 2', 'dbo.AvailableFeature 2'],
    );
  });

  it('say why there is no licence', () => {
    assert.equal(answerOf('nobody@acme.example').status, 'unknown');
    assert.equal(answerOf('off@acme.example').status, 'user_inactive');
    assert.equal(answerOf('seatless@acme.example').status, 'no_seat');
    assert.equal(answerOf('over@acme.example').status, 'ended');
  });

  it('take any seat that gives a licence, and of several profiles in their days the one that ends last', () => {
    const two = answerOf('two@acme.example');
    assert.deepEqual([two.isLicensed, two.validUntil, two.features?.['adhoc.maxRows']], [true, '2026-12-24', 9000]);
  });

  it('count the last day in, on the clock of the mapping file, and know no grace', () => {
    const lastSecond = Date.parse('2027-12-31T22:59:59Z');
    assert.ok(answerOf('ana@acme.example', lastSecond).isLicensed);
    assert.equal(answerOf('ana@acme.example', lastSecond + 1_000).status, 'ended');
  });

  it('do not know what they make of a row that they look at and that cannot be read', async () => {
    const unread = await rulesOf({ ...acme, User: [['1', 'ana@acme.example', 'perhaps']] });
    assert.deepEqual(
      [unread.decide('ana@acme.example', noon).status, unread.decide('ana@acme.example', noon).answer.isAnswered],
      ['unreadable', false],
    );
  });

  it('know of a domain by its id, whatever is wrong with its name', async () => {
    const users: Rows = { ...acme, PackProfile: [['1', '4', '1']] };
    assert.equal(answerOf('ana@acme.example', Date.parse('2027-02-01T12:00:00Z'), await rulesOf(users)).status, 'active');
  });

  it('see that a validity which ends before it starts has no day', async () => {
    const users: Rows = { ...acme, Domain: [['1', 'acme.example', '1', '2027-01-01', '2022-01-01', '1']] };
    assert.equal(answerOf('ana@acme.example', noon, await rulesOf(users)).status, 'ended');
  });

  it('answer the same in whatever order the tables come', async () => {
    const addresses = ['ana@acme.example', 'off@acme.example', 'two@acme.example', 'over@acme.example', 'nobody@acme.example'];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.entries(acme), { minLength: Object.keys(acme).length }), async (tables) => {
        const shuffled = await rulesOf(Object.fromEntries(tables));
        for (const address of addresses) assert.deepEqual(shuffled.decide(address, noon).answer, rules.decide(address, noon).answer);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what the tables are kept in', () => {
  it('finds the places of each number in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 3_000 }), (numbers) => {
        const list = new Numbers();
        for (const number of numbers) list.push(number);
        const places = new PlacesByNumber(list, 21);
        for (let number = 0; number <= 20; number += 1) {
          assert.deepEqual(
            places.of(number),
            numbers.flatMap((one, place) => (one === number ? [place] : [])),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('keeps days in their order, and gives them back', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (one, other) => {
        assert.equal(dateOf(dayNumber(one)), one);
        assert.equal(dayNumber(one) < dayNumber(other), one < other);
      }),
    );
  });

  it('takes the same addresses for the same as often as it is asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(3), (text, spaces) =>
        assert.equal(collated(text.toUpperCase().toLowerCase() + ' '.repeat(spaces)), collated(text.toUpperCase().toLowerCase())),
      ),
    );
  });
});
