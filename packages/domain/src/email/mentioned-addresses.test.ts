import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { mentionedAddresses } from './mentioned-addresses.ts';

it('finds addresses in a text, in their normal form', () => {
  const ana = ['ana@acme.example'];
  for (const text of [
    'ana@acme.example',
    'Left: ANA@Acme.Example.',
    'Ana Lima <ana@acme.example>, on leave',
    'mailto:ana@acme.example; and others',
    'Ana（ana@acme.example）',
  ]) {
    assert.ok(mentionedAddresses(text).includes(ana[0] ?? ''), text);
  }
  assert.deepEqual(mentionedAddresses('ZOE\u0301@MÜNCHEN.example'), ['zoé@xn--mnchen-3ya.example']);
  assert.deepEqual(mentionedAddresses('a+b.c*d@acme.example'), ['a+b.c*d@acme.example', 'd@acme.example']);
  assert.deepEqual(mentionedAddresses("it is 'ana@acme.example'"), ["'ana@acme.example", 'ana@acme.example']);
});

it('takes no address for a part of a longer one', () => {
  assert.deepEqual(mentionedAddresses('dr.ana@acme.example'), ['dr.ana@acme.example']);
  assert.deepEqual(mentionedAddresses('ana@acme.example.org'), ['ana@acme.example.org']);
  assert.deepEqual(mentionedAddresses('anaXacme.example, @ana, ana@'), []);
});

it('finds each of many, whatever stands around them', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9+]{0,8}$/), { minLength: 1, maxLength: 5 });
  const around = fc.stringMatching(/^[ ,;:<>()"]{1,3}$/);
  fc.assert(
    fc.property(names, around, (locals, sign) => {
      const addresses = locals.map((local) => `${local}@acme.example`);
      assert.deepEqual(mentionedAddresses(addresses.join(sign)).toSorted(), addresses.toSorted());
    }),
  );
});
