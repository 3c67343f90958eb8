import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { key } from '@seatledger/domain/command/fields.ts';
import { usualOpenFrom, usualOpenUntil } from '../mapping/discover/usual-rules.ts';
import type { DateRules } from '../mapping/mapping.ts';
import { readAddress, readDomainName } from './address.ts';
import { readDay, readInstant } from './date.ts';
import { readFeatureValue } from './feature-rule.ts';
import { flagWords, readFlag, usualNo, usualYes } from './flag.ts';
import { readId } from './id.ts';
import { catalogueKey } from './key.ts';
import { readSettings } from './settings.ts';
import { readLocale, readNumber, readText, readTimeZone } from './text.ts';
import { describeWrittenDate, readWrittenDate, type DateOrder } from './written-date.ts';

const paris: DateRules = { writtenIn: 'Europe/Paris', order: null, until: 'inclusive', openFrom: usualOpenFrom, openUntil: usualOpenUntil };
const words = flagWords({ yes: usualYes, no: usualNo });
const told = (result: { readonly ok: boolean; readonly value?: unknown; readonly code?: string }): unknown =>
  result.ok ? result.value : result.code;

describe('readWrittenDate', () => {
  const cases: readonly (readonly [text: string, order: DateOrder | null, read: string])[] = [
    ['2027-03-31', null, '2027-03-31'],
    ['20270331', null, '2027-03-31'],
    ['2027-03-31T23:59:59.9970000Z', null, '2027-03-31T23:59:59.9970000+00:00'],
    ['2027-03-31 10:00:00.0000000 +02:00', null, '2027-03-31T10:00:00.0000000+02:00'],
    ['31/03/2027', null, '2027-03-31'],
    ['03/31/2027', null, '2027-03-31'],
    ['04/03/2027', null, 'ambiguous_date'],
    ['04/04/2027', null, '2027-04-04'],
    ['04/03/2027', 'dmy', '2027-03-04'],
    ['04/03/2027', 'mdy', '2027-04-03'],
    ['4.3.2027 14:05', 'dmy', '2027-03-04T14:05:00'],
    ['31/03/2027', 'mdy', 'no_such_date'],
    ['01/02/03', null, 'ambiguous_date'],
    ['01/02/03', 'dmy', '2003-02-01'],
    ['01/02/50', 'dmy', '1950-02-01'],
    ['Jun 12 1994 12:00AM', null, '1994-06-12T00:00:00'],
    ['Jun  1 1994 12:30PM', null, '1994-06-01T12:30:00'],
    ['12-juin-94', null, '1994-06-12'],
    ['1er août 2024', null, '2024-08-01'],
    ['12 jui 2024', null, 'unreadable_date'],
    ['29/02/2023', 'dmy', 'no_such_date'],
    ['2027-13-01', null, 'no_such_date'],
    ['2027-03-31 25:00', null, 'unreadable_date'],
    ['bientôt', null, 'unreadable_date'],
    ['', null, 'unreadable_date'],
  ];
  for (const [text, order, read] of cases) {
    it(`${text || 'nothing'} (${order ?? 'no order'}): ${read}`, () => {
      const result = readWrittenDate(text, order);
      assert.equal(result.ok ? describeWrittenDate(result.written) : result.code, read);
    });
  }

  it('reads any day in any order that it is written in', () => {
    const day = fc
      .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2049-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        day,
        fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'),
        fc.constantFrom('/', '-', '.'),
        fc.boolean(),
        (date, order, mark, short) => {
          const [year = '', month = '', dayOfMonth = ''] = date.split('-');
          const parts = { y: short ? year.slice(2) : year, m: month, d: dayOfMonth };
          const text = Array.from(order, (letter) => parts[letter as 'y' | 'm' | 'd']).join(mark);
          const result = readWrittenDate(text, order);
          assert.equal(result.ok && result.written.date, date);
        },
      ),
    );
  });
});

describe('readDay', () => {
  const day = (text: string, side: 'from' | 'until', rules: Partial<DateRules> = {}): unknown =>
    told(readDay(text, side, { ...paris, ...rules }, 'Europe/Paris'));

  it('takes the day as it stands on the clock that it was written by', () => {
    assert.equal(day('2027-03-31T00:00:00.000', 'until'), '2027-03-31');
    assert.equal(day('2027-02-28T23:00:00.000', 'until'), '2027-02-28');
    assert.equal(day('2027-02-28T23:59:59.997', 'until'), '2027-02-28');
  });

  it('converts from the clock of another zone, and not what has no time', () => {
    assert.equal(day('2027-02-28T23:00:00.000', 'until', { writtenIn: 'UTC' }), '2027-03-01');
    assert.equal(day('2027-07-31T22:00:00.000', 'until', { writtenIn: 'UTC' }), '2027-08-01');
    assert.equal(day('2027-03-31', 'until', { writtenIn: 'UTC' }), '2027-03-31');
    assert.equal(day('2027-03-31T22:30:00-05:00', 'until'), '2027-04-01');
  });

  it('ends the day before midnight where the mapping says so', () => {
    assert.equal(day('2027-04-01T00:00:00', 'until', { until: 'exclusive' }), '2027-03-31');
    assert.equal(day('2027-04-01T12:00:00', 'until', { until: 'exclusive' }), '2027-04-01');
    assert.equal(day('2027-04-01T00:00:00', 'from', { until: 'exclusive' }), '2027-04-01');
  });

  it('says that a time of day was left out, unless it is the end of the day', () => {
    const remark = (text: string): unknown => {
      const result = readDay(text, 'until', paris, 'Europe/Paris');
      return result.ok ? result.remark?.code : result;
    };
    assert.equal(remark('2027-03-31T12:00:00'), 'time_of_day_left_out');
    assert.equal(remark('2027-03-31T00:00:00.000'), undefined);
    assert.equal(remark('2027-03-31T23:59:59'), undefined);
  });

  it('knows days that stand for none', () => {
    assert.equal(day('9999-12-31T23:59:59', 'until'), null);
    assert.equal(day('1900-01-01T00:00:00', 'from'), null);
    assert.equal(day('1753-01-01T00:00:00', 'until'), 'no_such_date');
  });
});

describe('readInstant', () => {
  const instant = (text: string, writtenIn = 'Europe/Paris'): unknown => told(readInstant(text, { ...paris, writtenIn }));

  it('is the instant that the clock showed', () => {
    assert.equal(instant('2024-01-15T13:00:00.000'), '2024-01-15T12:00:00Z');
    assert.equal(instant('2024-07-15T13:00:00.000'), '2024-07-15T11:00:00Z');
    assert.equal(instant('2024-07-15T13:00:00.000', 'UTC'), '2024-07-15T13:00:00Z');
    assert.equal(instant('2024-07-15T13:00:00.0000000+02:00', 'UTC'), '2024-07-15T11:00:00Z');
  });

  it('takes the earlier one where the clock was put back, and says so', () => {
    const result = readInstant('2024-10-27T02:30:00', paris);
    assert.deepEqual(result.ok && [result.value, result.remark?.code], ['2024-10-27T00:30:00Z', 'wall_time_shifted']);
    assert.equal(instant('2024-10-27T12:00:00'), '2024-10-27T11:00:00Z');
  });

  it('agrees with Temporal at any time in any zone', () => {
    const at = fc
      .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 19));
    fc.assert(
      fc.property(
        at,
        fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca'),
        (wall, zone) => {
          const expected = Temporal.PlainDateTime.from(wall)
            .toZonedDateTime(zone, { disambiguation: 'earlier' })
            .toInstant()
            .toString({ smallestUnit: 'second' });
          assert.equal(instant(wall, zone), expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('values of other kinds', () => {
  it('ids have one text each', () => {
    const same = [
      ['7', '7', '007', ' 7 ', '+7'],
      ['6f9619ff-8b86-d011-b42d-00c04fc964ff', '6F9619FF-8B86-D011-B42D-00C04FC964FF', '{6F9619FF-8B86-d011-b42d-00c04fc964ff}'],
      ['0', '0', '000', '-0'],
      ['-5', '-5', '-05'],
      ['CLI-0042', 'CLI-0042 '],
    ];
    for (const [id, ...texts] of same) for (const text of texts) assert.equal(told(readId(text)), id, text);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n }), fc.nat(5), (id, noughts) =>
        assert.equal(told(readId('0'.repeat(noughts) + id)), String(id)),
      ),
    );
  });

  it('flags are yes or no in either language', () => {
    for (const yes of ['1', 'true', 'True', 'VRAI', 'oui', 'O', 'Y', 'x', ' Oui ']) assert.equal(readFlag(yes, words), true, yes);
    for (const no of ['0', 'false', 'FAUX', 'Non', 'N', 'off']) assert.equal(readFlag(no, words), false, no);
    for (const neither of ['2', 'peut-être', '', '-1']) assert.equal(readFlag(neither, words), undefined, neither);
    assert.equal(readFlag('-1', flagWords({ yes: ['-1'], no: [] })), true);
  });

  it('addresses lose white space and capitals, and say so', () => {
    assert.deepEqual(readAddress(' Zoe.Ang@Fonderie.Example  ', { atWord: false }), {
      ok: true,
      value: 'zoe.ang@fonderie.example',
      remark: { code: 'address_written_otherwise', detail: 'Kept as zoe.ang@fonderie.example.' },
    });
    assert.equal(told(readAddress('zoe at fonderie.example', { atWord: false })), 'not_an_address');
    for (const text of ['zoe at fonderie.example', ' Zoe (at) Fonderie.Example', 'zoe[arobase]fonderie.example']) {
      assert.equal(told(readAddress(text, { atWord: true })), 'zoe@fonderie.example', text);
    }
    assert.equal(told(readAddress('come at once', { atWord: true })), 'not_an_address');
    assert.equal(told(readAddress('zoe@fоnderie.example', { atWord: true })), 'mixed_script_domain');
  });

  it('domains lose an @ before them', () => {
    assert.equal(told(readDomainName('@DepotFils.Example ')), 'depotfils.example');
    assert.equal(told(readDomainName('localhost')), 'invalid_domain');
  });

  it('settings are JSON or key=value pairs', () => {
    const settings = (text: string): unknown => {
      const result = readSettings(text);
      return result.ok ? result.value.map(({ code, value }) => [code, value]) : result.code;
    };
    assert.deepEqual(settings('{"cell.coloring":true,"adhoc.max_rows":20000,"theme":null}'), [
      ['cell.coloring', true],
      ['adhoc.max_rows', 20_000],
      ['theme', null],
    ]);
    assert.deepEqual(settings('cell.coloring=1;theme=sombre'), [
      ['cell.coloring', '1'],
      ['theme', 'sombre'],
    ]);
    assert.deepEqual(settings(' a = 1 ;; b="x;y=""z""" ;\r\nc=\n'), [
      ['a', '1'],
      ['b', 'x;y="z"'],
      ['c', ''],
    ]);
    assert.deepEqual(settings('a=1;a=2'), [['a', '2']]);
    assert.deepEqual(settings('  '), []);
    for (const broken of ['{"writeback":', 'writeback', '[1]', '=1', 'a=1;b', '"a"'])
      assert.equal(settings(broken), 'unreadable_settings', broken);
    assert.equal(settings('{"a":{"b":1}}'), 'nested_settings');
  });

  it('settings written as pairs are read back', () => {
    const code = fc.stringMatching(/^[a-z][a-z._]{0,10}$/);
    const value = fc.string({ unit: fc.constantFrom('a', '1', ';', '=', '"', ' ', 'é'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(code, value), { selector: ([code]) => code }),
        fc.constantFrom(';', '; ', '\r\n'),
        (pairs, between) => {
          const text = pairs.map(([code, value]) => `${code}="${value.replaceAll('"', '""')}"`).join(between);
          const read = readSettings(text);
          assert.deepEqual(read.ok && read.value.map(({ code, value }) => [code, value]), pairs);
        },
      ),
    );
  });

  it('texts, numbers, languages and zones', () => {
    assert.equal(told(readText(' Aciéries\u00a0', 200)), 'Aciéries');
    assert.equal(told(readText('x'.repeat(201), 200)), 'text_too_long');
    assert.equal(told(readText('a\0b', 200)), 'unreadable_text');
    assert.deepEqual(
      ['12', '12.00', '12,0', '-1', '1e3'].map((text) => told(readNumber(text))),
      [12, 12, 12, 'unreadable_number', 'unreadable_number'],
    );
    assert.deepEqual(
      ['fr-FR', 'Français', '1036', 'EN', 'de'].map((text) => told(readLocale(text))),
      ['fr', 'fr', 'fr', 'en', 'unreadable_locale'],
    );
    assert.deepEqual(
      ['Europe/Paris', 'Romance Standard Time', 'GMT+1'].map((text) => told(readTimeZone(text))),
      ['Europe/Paris', 'Europe/Paris', 'unreadable_time_zone'],
    );
  });

  it('values of features are typed by the rule of their feature', () => {
    const value = (type: Parameters<typeof readFeatureValue>[0]['type'], written: boolean | number | string): unknown =>
      told(readFeatureValue({ key: 'x', type }, written, words));
    const rows = { type: 'number', minimum: 0, maximum: 20_000 } as const;
    assert.deepEqual(
      ['1', 'True', 'VRAI', 0, true, 'beaucoup'].map((one) => value({ type: 'flag' }, one)),
      [true, true, true, false, true, 'not_a_flag'],
    );
    assert.deepEqual(
      ['5000', 10, '10.0', 'beaucoup', '30000'].map((one) => value(rows, one)),
      [5_000, 10, 10, 'not_a_whole_number', 'above_maximum'],
    );
    assert.deepEqual(
      ['Sombre', 'vert'].map((one) => value({ type: 'choice', options: ['clair', 'sombre'] }, one)),
      ['sombre', 'not_an_option'],
    );
  });

  it('keys are keys of the product, whatever the old name is', () => {
    const keys = {
      'adhoc.max_rows': 'adhoc.maxRows',
      'cell.coloring': 'cell.coloring',
      'Contrôleur de gestion': 'controleur-de-gestion',
      Lecteur: 'lecteur',
      CUBE_CONNECT: 'cubeconnect',
      '3D': 'd',
      '': 'x',
    };
    for (const [name, expected] of Object.entries(keys)) assert.equal(catalogueKey(name), expected, name);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) =>
        assert.ok(key.safeParse(catalogueKey(name)).success, catalogueKey(name)),
      ),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '_', '.', '-', ' ', '1', 'é'), maxLength: 80 }), (name) =>
        assert.ok(key.safeParse(catalogueKey(name)).success, catalogueKey(name)),
      ),
      { numRuns: 2_000 },
    );
  });
});
