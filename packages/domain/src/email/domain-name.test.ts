import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { looksLike, parseDomainName } from './domain-name.ts';
import { decodePunycode } from './punycode.ts';

interface Vectors {
  readonly names: readonly { readonly name: string; readonly input: string; readonly result?: string; readonly code?: string }[];
  readonly lookAlikes: readonly { readonly name: string; readonly a: string; readonly b: string; readonly result: boolean }[];
}

const vectors = JSON.parse(readFileSync(new URL('../../../../tests/vectors/domain-name.json', import.meta.url), 'utf8')) as Vectors;

describe('parseDomainName', () => {
  for (const { name, input, result, code } of vectors.names) {
    it(`${code === undefined ? 'accepts' : `refuses as ${code}`}: ${name}`, () => {
      const parsed = parseDomainName(input);
      if (code === undefined) return assert.deepEqual(parsed, { ok: true, name: result });
      assert.equal(parsed.ok ? parsed.name : parsed.refusal.code, code);
    });
  }

  it('takes its own output for its own normal form, and what people read for the same', () => {
    fc.assert(
      fc.property(typedName, (text) => {
        const parsed = parseDomainName(text);
        if (!parsed.ok) return;
        assert.deepEqual(parseDomainName(parsed.name), parsed);
        assert.deepEqual(parseDomainName(domainToUnicode(parsed.name)), parsed);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses a disguise in punycode as it does the same written out', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,6}$/),
        fc.constantFrom(...'аеорсухіјѕαορν'),
        fc.stringMatching(/^[a-z]{1,6}$/),
        (before, foreign, after) => {
          const written = parseDomainName(`${before}${foreign}${after}.com`);
          const punycode = parseDomainName(`${new URL(`http://${before}${foreign}${after}.com`).hostname}`);
          assert.equal(written.ok ? '' : written.refusal.code, 'mixed_script_domain');
          assert.deepEqual(punycode, written);
        },
      ),
    );
  });

  it('never accepts what a URL would take for an IP address', () => {
    const part = fc.oneof(
      fc.nat(300).map(String),
      fc.nat(65535).map((number) => `0x${number.toString(16)}`),
      fc.constantFrom('a', '１', '０x1', ''),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 5 }), (parts) => {
        const parsed = parseDomainName(parts.join('.'));
        if (parsed.ok) assert.equal(URL.parse(`http://${parsed.name}`)?.hostname, parsed.name);
      }),
    );
  });
});

describe('looksLike', () => {
  for (const { name, a, b, result } of vectors.lookAlikes) {
    it(`${result ? 'sees' : 'does not see'} a likeness: ${name}`, () => {
      assert.equal(looksLike(a, b), result);
      assert.equal(looksLike(b, a), result);
    });
  }

  it('sees every single edit of a name, and never the name itself', () => {
    const name = fc.stringMatching(/^[a-z0-9-]{1,10}\.[a-z]{2,4}$/);
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom(...'abcxyz0-.'), (genuine, place, letter) => {
        const at = place % genuine.length;
        const head = genuine.slice(0, at);
        const edits = [
          `${head}${letter}${genuine.slice(at)}`,
          `${head}${genuine.slice(at + 1)}`,
          `${head}${letter}${genuine.slice(at + 1)}`,
        ];
        for (const edited of edits) assert.equal(looksLike(edited, genuine), edited !== genuine, edited);
      }),
    );
  });

  it('sees any number of exchanged look-alikes at once', () => {
    const disguises: Readonly<Record<string, string>> = { m: 'rn', w: 'vv', o: '0', l: '1', i: 'l', d: 'cl' };
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), fc.nat(), (genuine, mask) => {
        const disguised = Array.from(genuine, (letter, index) => ((mask >> index) & 1 ? (disguises[letter] ?? letter) : letter)).join('');
        assert.equal(looksLike(`${disguised}.com`, `${genuine}.com`), disguised !== genuine);
      }),
    );
  });
});

describe('decodePunycode', () => {
  // RFC 3492 §7.1, (A), (B), (I), (L), (S), in lower case; and the last code point there is.
  const samples: readonly (readonly [string, string])[] = [
    ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
    ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['b1abfaaepdrnnbgefbadotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
    ['3b-ww4c5e180e575a65lsy2b', '3年b組金八先生'],
    ['-> $1.00 <--', '-> $1.00 <-'],
    ['dn32g', '\u{10ffff}'],
  ];
  for (const [encoded, text] of samples) {
    it(`decodes ${encoded}`, () => assert.equal(decodePunycode(encoded), text));
  }

  it('refuses what is cut short, no digit, or beyond Unicode', () => {
    for (const encoded of ['a-é', 'mnchen-3y', 'mnchen-3y_', '99999999', 'z'.repeat(60), 'en32g'])
      assert.equal(decodePunycode(encoded), null);
  });

  it('agrees with the runtime on letters of any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (text) => {
        const host = /[^\p{L}\p{N}]/u.test(text) ? undefined : URL.parse(`http://${text}.com`)?.hostname;
        if (host === undefined || !host.startsWith('xn--')) return;
        assert.equal(decodePunycode(host.slice('xn--'.length, -'.com'.length)), domainToUnicode(host).slice(0, -'.com'.length));
      }),
      { numRuns: 1000 },
    );
  });
});

const letter = fc.constantFrom(...'aZ09.-éÜßİſςσаяΩKÅ例語한あアㄅअि·\u0301\u0308\u00ad\u200d。ａ１💩𠮷_ %');
const typedName = fc
  .tuple(fc.string({ unit: letter, maxLength: 10 }), fc.constantFrom('.com', '.DE', '.рф', '。jp', '.'))
  .map(([name, ending]) => `${name}${ending}`);
