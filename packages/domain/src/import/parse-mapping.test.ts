import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseMapping } from './parse-mapping.ts';

function mappingOf(text: string): unknown {
  const parsed = parseMapping(text);
  return parsed.ok ? [...parsed.mapping] : parsed.code;
}

test('one header and several, with spaces around', () => {
  assert.deepEqual(mappingOf('Licence=profile'), [['Licence', 'profile']]);
  assert.deepEqual(mappingOf(' Date de fin = validUntil , Nom=ignore '), [
    ['Date de fin', 'validUntil'],
    ['Nom', 'ignore'],
  ]);
});

test('headers that hold commas, equal signs, quotes and backslashes', () => {
  assert.deepEqual(mappingOf('"Nom, prénom"=displayName,"a=""b"""=email'), [
    ['Nom, prénom', 'displayName'],
    ['a="b"', 'email'],
  ]);
  assert.deepEqual(mappingOf('Nom\\, prénom=displayName,a\\=b\\\\\\"=email'), [
    ['Nom, prénom', 'displayName'],
    ['a=b\\"', 'email'],
  ]);
});

test('what is no mapping is refused with a sentence', () => {
  for (const text of [
    '',
    ' ',
    'Licence',
    'Licence=',
    '=profile',
    'a=b=c',
    'a=email;b=profile',
    '"a=email',
    'a=email,,b=profile',
    'a=email,a=profile',
    'a=42',
  ]) {
    const parsed = parseMapping(text);
    assert.ok(!parsed.ok, text);
    assert.match(parsed.detail, /^The mapping .*\.$/);
  }
});

test('a comma at the end does no harm', () => {
  assert.deepEqual(mappingOf('Licence=profile,'), [['Licence', 'profile']]);
});

test('any header can be written in quotes', () => {
  const header = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(fc.uniqueArray(header, { minLength: 1, maxLength: 4 }), (headers) => {
      const text = headers.map((each) => `"${each.replaceAll('"', '""')}"=email`).join(',');
      assert.deepEqual(
        mappingOf(text),
        headers.map((each) => [each, 'email']),
      );
    }),
  );
});
