import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseEmail } from './email.ts';

interface Vector {
  readonly name: string;
  readonly input: string;
  readonly address?: string;
  readonly code?: string;
}

const vectors = JSON.parse(readFileSync(new URL('../../../../tests/vectors/email.json', import.meta.url), 'utf8')) as Vector[];

describe('parseEmail', () => {
  for (const { name, input, address, code } of vectors) {
    it(`${code === undefined ? 'accepts' : `refuses as ${code}`}: ${name}`, () => {
      const parsed = parseEmail(input);
      if (address === undefined) return assert.equal(parsed.ok ? parsed.email.address : parsed.refusal.code, code);
      assert.deepEqual(parsed, { ok: true, email: partsOf(address) });
    });
  }

  it('says what to do in one sentence, without repeating what was typed', () => {
    const refused = ['zoe', 'zoe zoe@zoe.fr', `${'zoe'.repeat(22)}@zoe.fr`, 'zoe@zoe', `zoe@${'zoe.'.repeat(70)}fr`, 'zoe@zoе.fr'];
    for (const input of refused) {
      const parsed = parseEmail(input);
      assert.match(parsed.ok ? '' : parsed.refusal.detail, /^[A-Z](?!.*zoe).*\.$/);
    }
  });

  it('takes its own output for its own normal form', () => {
    fc.assert(
      fc.property(typedAddress, (text) => {
        const parsed = parseEmail(text);
        if (parsed.ok) assert.deepEqual(parseEmail(parsed.email.address), parsed);
      }),
      { numRuns: 1000 },
    );
  });

  it('sees the same person whatever the case and the white space around', () => {
    fc.assert(
      fc.property(plainAddress, fc.nat(), padding, padding, (address, mask, before, after) => {
        const typed = Array.from(address, (letter, index) => ((mask >> (index % 31)) & 1 ? letter.toUpperCase() : letter)).join('');
        assert.deepEqual(parseEmail(before + typed + after), { ok: true, email: partsOf(address) });
      }),
    );
  });

  it('sees the same person composed and decomposed', () => {
    fc.assert(
      fc.property(typedAddress, (text) => {
        assert.deepEqual(parseEmail(text.normalize('NFD')), parseEmail(text.normalize('NFC')));
      }),
    );
  });

  it('sees two people where dots or tags differ', () => {
    fc.assert(
      fc.property(plainAddress, (address) => {
        const tagged = parseEmail(address.replace('@', '+x@'));
        assert.ok(tagged.ok && tagged.email.address !== address);
        const dotted = parseEmail(`a.${address}`);
        assert.ok(dotted.ok && dotted.email.address === `a.${address}`);
      }),
    );
  });

  it('never throws, and keeps what it accepts within the limits', () => {
    fc.assert(
      fc.property(fc.oneof(anyCodeUnits, typedAddress), (text) => {
        const parsed = parseEmail(text);
        if (!parsed.ok) return;
        const { localPart, domainName, address } = parsed.email;
        assert.equal(address, `${localPart}@${domainName}`);
        assert.ok(Buffer.byteLength(localPart) <= 64 && Buffer.byteLength(address) <= 254);
        assert.match(domainName, /^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
        assert.equal(address, address.toLowerCase().normalize('NFC'));
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses hostile lengths by their length alone', () => {
    for (const text of [
      '@'.repeat(1e6),
      `${'a.'.repeat(1e6)}@example.com`,
      `ana@${'ä.'.repeat(1e6)}com`,
      `é${'́'.repeat(1e6)}@example.com`,
    ]) {
      const parsed = parseEmail(text);
      assert.equal(parsed.ok ? '' : parsed.refusal.code, 'too_long');
    }
  });
});

function partsOf(address: string) {
  const [localPart = '', domainName = ''] = address.split('@');
  return { localPart, domainName, address };
}

const plainAtom = fc.stringMatching(/^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,10}$/);
const plainLabel = fc.stringMatching(/^[a-z]([a-z0-9]{0,3}-?[a-z0-9])?$/).filter((label) => label.indexOf('--') === -1);
const plainAddress = fc
  .tuple(fc.array(plainAtom, { minLength: 1, maxLength: 3 }), fc.array(plainLabel, { minLength: 2, maxLength: 4 }))
  .map(([atoms, labels]) => `${atoms.join('.')}@${labels.join('.')}`);
const padding = fc.stringMatching(/^[ \t\r\n\u00a0\u200b\u2028\u3000\ufeff]{0,4}$/);

const anyCodeUnits = fc.array(fc.nat(0xffff)).map((units) => `${String.fromCharCode(...units)}@example.com`);

// Letters of many kinds, so that a fair part of what is typed is accepted and the rest is close to it.
const letter = fc.constantFrom(...'aZ09.-+_éÜßİıſΣςσаяΩKÅ例語한あअि\u0301\u0308\u00ad\u200d＠。ａ💩𠮷"< ');
const typedAddress = fc
  .tuple(fc.string({ unit: letter, maxLength: 8 }), fc.string({ unit: letter, maxLength: 8 }), fc.constantFrom('.com', '.de', '.рф', ''))
  .map(([local, domain, ending]) => `${local}@${domain}${ending}`);
